"""Letting somebody apply after the deadline: making codes, taking them, counting them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.choices import Phase
from challenges.models import Case, Challenge
from participants.choices import ApplicationStatus
from participants.domain.codes import LATE_LENGTH, new_code, typed_code
from participants.domain.late import Fault
from participants.models import Application, LateCode
from participants.queries.applications import record_of
from participants.queries.late import fault_sentence, is_locked, ticket_of
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import day_and_time

BEFORE_THE_DRAW = frozenset({Phase.DRAFT, Phase.COMING, Phase.OPEN, Phase.CLOSED})


@dataclass(frozen=True)
class Terms:
    """For whom a code is, until when and for how many."""

    note: str
    expires_at: datetime
    limit: int = 1


@transaction.atomic
def make_late_code(challenge: Challenge, terms: Terms, *, by: User, now: datetime) -> LateCode:
    """Make a code; it works from the deadline on.

    Raises:
        ActionRefused: ``locked``, ``too_late``, ``past``.
    """
    hold_pools(challenge)
    if is_locked(challenge):
        raise ActionRefused(fault_sentence(Fault.LOCKED), code="locked")
    if record_of(challenge, None, now).phase not in BEFORE_THE_DRAW:
        sentence = _("Sessionerna har börjat. Ingen mer kan komma med.")
        raise ActionRefused(sentence, code="too_late")
    if terms.expires_at <= now:
        raise ActionRefused(_("Koden måste gälla till en tid som inte har varit."), code="past")
    code = new_code(LATE_LENGTH, secrets.choice)
    while LateCode.objects.filter(code=code).exists():
        code = new_code(LATE_LENGTH, secrets.choice)
    return LateCode.objects.create(
        challenge=challenge,
        code=code,
        note=terms.note,
        expires_at=terms.expires_at,
        limit=terms.limit,
        created_by=by,
        created_at=now,
    )


def close_late_code(code: LateCode, *, now: datetime) -> bool:
    """Let a code end now, and tell whether it had not ended before."""
    return LateCode.objects.filter(pk=code.pk, expires_at__gt=now).update(expires_at=now) == 1


@transaction.atomic
def enter_late_code(challenge: Challenge, text: str, *, by: User, now: datetime) -> Application:
    """Remember the code with the person's application, which begins here if there is none.

    Raises:
        ActionRefused: ``on_team``, ``open``, ``not_open``, ``closed``, ``submitted``, and the
            words of ``participants.domain.late.Fault``.
    """
    record = record_of(challenge, by, now)
    _refuse_where_no_code_helps(record.phase, challenge, on_team=record.on_team)
    if record.is_submitted:
        raise ActionRefused(_("Din ansökan är redan inne."), code="submitted")
    typed = typed_code(text)[: LateCode._meta.get_field("code").max_length]  # noqa: SLF001 -- Django's own way
    code = LateCode.objects.filter(challenge=challenge, code=typed).first()
    if code is None:
        raise ActionRefused(fault_sentence(Fault.UNKNOWN), code=Fault.UNKNOWN)
    ticket = ticket_of(code, record.application, challenge)
    fault = ticket.fault(now, locked=is_locked(challenge))
    if fault:
        raise ActionRefused(fault_sentence(fault, code), code=fault)
    application, _made = Application.objects.select_for_update().get_or_create(
        challenge=challenge, user=by, defaults={"saved_at": now}
    )
    own = Application.objects.filter(pk=application.pk)
    own.exclude(status=ApplicationStatus.SUBMITTED).update(late_code=code)
    application.refresh_from_db()
    return application


def hold_pools(challenge: Challenge) -> None:
    """Keep the draws of the challenge from being locked until the transaction ends."""
    list(Case.objects.select_for_update().filter(challenge=challenge).order_by("pk"))


def _refuse_where_no_code_helps(phase: Phase, challenge: Challenge, *, on_team: bool) -> None:
    if on_team:
        sentence = _("Du är med och håller i utmaningen. Därför kan du inte söka en plats.")
        raise ActionRefused(sentence, code="on_team")
    if phase == Phase.OPEN:
        raise ActionRefused(_("Ansökan är öppen. Du behöver ingen kod."), code="open")
    if phase in {Phase.DRAFT, Phase.COMING}:
        sentence = _("Ansökan öppnar %(when)s.") % {"when": day_and_time(challenge.opens_at)}
        raise ActionRefused(sentence, code="not_open")
    if phase != Phase.CLOSED:
        sentence = _("Deltagarna är valda. Ingen mer kan komma med.")
        raise ActionRefused(sentence, code="closed")
