"""What changes an application: saving a page, sending it in, taking it back."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from challenges.models import Challenge, ConsentText, Criterion, CriterionValue
from participants.choices import ApplicationStatus
from participants.domain import steps as form_steps
from participants.domain.late import Fault
from participants.emails.applications import application_received, application_withdrawn
from participants.models import Answer, Application, CasePreference, LateCode
from participants.queries.applications import ApplicationRecord, record_of
from participants.queries.late import Late, fault_sentence, is_locked, ticket_of
from participants.services.late import hold_pools
from susi.accounts.models import User
from susi.core.db import move
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import day_and_time


@dataclass(frozen=True)
class Contact:
    """Who applies, as they write it themselves."""

    name: str
    call_name: str = ""
    organisation: str = ""
    close_to_project: bool = False
    close_text: str = ""


def save_contact(challenge: Challenge, *, by: User, contact: Contact, now: datetime) -> Application:
    """Save who the applicant is; the first time this makes the draft.

    Somebody whose account has no name yet is called the same there.

    Raises:
        ActionRefused: ``not_open``, ``closed``, ``on_team``, ``incomplete``.
    """
    with _editing(challenge, form_steps.CONTACT, by=by, now=now) as application:
        application.name = contact.name
        application.call_name = contact.call_name
        application.organisation = contact.organisation
        application.close_to_project = contact.close_to_project
        application.close_text = contact.close_text
        if not by.name:
            by.name, by.call_name = contact.name, contact.call_name
            by.save(update_fields=["name", "call_name"])
    return application


def save_cases(
    challenge: Challenge, *, by: User, cases: Collection[int], now: datetime
) -> Application:
    """Save which cases are applied to; a case that stays keeps its answer about the dates.

    Raises:
        ActionRefused: as ``save_contact``, and ``unknown_case`` for a case of another challenge.
    """
    with _editing(challenge, form_steps.CASES, by=by, now=now) as application:
        wanted = set(application.challenge.cases.filter(pk__in=cases).values_list("pk", flat=True))
        if wanted != set(cases):
            raise ActionRefused(_("Det caset finns inte längre. Välj igen."), code="unknown_case")
        application.preferences.exclude(case__in=wanted).delete()
        kept = set(application.preferences.values_list("case", flat=True))
        CasePreference.objects.bulk_create(
            CasePreference(application=application, case_id=pk) for pk in sorted(wanted - kept)
        )
    return application


def save_answer(
    challenge: Challenge,
    *,
    by: User,
    criterion: Criterion,
    values: Collection[int],
    now: datetime,
    contribution: str | None = None,
) -> Application:
    """Save the answer to a criterion; no values at all means "rather not say".

    ``contribution`` is what the applicant wants to bring, where the page asks for it too.

    Raises:
        ActionRefused: as ``save_contact``, and ``unknown_value`` for what cannot be answered here.
    """
    with _editing(challenge, form_steps.slug_of(criterion.key), by=by, now=now) as application:
        known = list(criterion.values.filter(pk__in=values))
        fits = criterion.several or len(known) <= 1
        if len(known) != len(set(values)) or not fits or not (known or criterion.may_decline):
            raise ActionRefused(_("Det svaret finns inte längre. Välj igen."), code="unknown_value")
        application.answers.filter(criterion=criterion).delete()
        answered: list[CriterionValue | None] = [*known] or [None]
        Answer.objects.bulk_create(
            Answer(application=application, criterion=criterion, value=value) for value in answered
        )
        if contribution is not None:
            application.contribution = contribution
    return application


def save_dates(
    challenge: Challenge, *, by: User, days: Mapping[int, str], now: datetime
) -> Application:
    """Save, per case, whether the applicant can come to both of its sessions.

    Raises:
        ActionRefused: as ``save_contact``.
    """
    with _editing(challenge, form_steps.DATES, by=by, now=now) as application:
        for preference in application.preferences.all():
            preference.availability = days.get(preference.case_id, preference.availability)
            preference.save(update_fields=["availability"])
    return application


def save_support(
    challenge: Challenge, *, by: User, needs: Collection[str], text: str, now: datetime
) -> Application:
    """Save what the applicant needs to take part.

    Raises:
        ActionRefused: as ``save_contact``.
    """
    with _editing(challenge, form_steps.SUPPORT, by=by, now=now) as application:
        application.support = sorted(needs)
        application.support_text = text
    return application


@transaction.atomic
def submit_application(
    challenge: Challenge, *, by: User, consent: int | None, now: datetime
) -> Application:
    """Send the application in, number it and queue the receipt; a second time changes nothing.

    ``consent`` is the key of the consent text that was shown and agreed to.

    Raises:
        ActionRefused: ``no_draft``, ``not_open``, ``closed``, ``on_team``, ``incomplete``,
            ``no_consent_text``, ``consent_changed``, and the words of
            ``participants.domain.late.Fault``.
    """
    # The challenge's row serialises numbers and holds the deadline still; the application's row
    # keeps a page that is being saved from changing what is judged here.
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    own = Application.objects.filter(challenge=challenge, user=by)
    if own.filter(late_code__isnull=False).exists():
        hold_pools(challenge)  # cases before applications, as everywhere
    list(own.select_for_update())
    record = record_of(challenge, by, now)
    if record.application is None:
        raise ActionRefused(_("Du har ingen ansökan att skicka."), code="no_draft")
    if record.is_submitted:
        return record.application
    refuse_unless_open(record)
    if record.missing:
        raise ActionRefused(
            _("Ansökan är inte färdig. Svara på det som saknas."), code="incomplete"
        )
    if record.late is not None:
        _count_late(record.late, record.application, now)
    return _send_in(record.application, _agreed_text(challenge, consent), now)


@transaction.atomic
def withdraw_application(application: Application, *, by: User, now: datetime) -> Application:
    """Take an application back; it can be sent in again until the deadline.

    Raises:
        ActionRefused: ``closed``, ``not_submitted``.
    """
    own = Application.objects.select_for_update().filter(pk=application.pk, user=by)
    application = own.select_related("challenge", "user").get()
    refuse_unless_open(record_of(application.challenge, by, now))
    if not move(
        own,
        old=ApplicationStatus.SUBMITTED,
        new=ApplicationStatus.WITHDRAWN,
        withdrawn_at=now,
        saved_at=now,
    ):
        sentence = _("Det finns ingen inskickad ansökan att ta tillbaka.")
        raise ActionRefused(sentence, code="not_submitted")
    application.refresh_from_db()
    application_withdrawn(application, now=now)
    return application


def refuse_unless_open(record: ApplicationRecord) -> None:
    """Go on only where this person may apply now.

    Raises:
        ActionRefused: ``not_open``, ``closed``, ``on_team``.
    """
    challenge = record.challenge
    if record.on_team:
        sentence = _("Du är med och håller i utmaningen. Därför kan du inte söka en plats.")
        raise ActionRefused(sentence, code="on_team")
    if record.is_early:
        sentence = _("Ansökan öppnar %(when)s.") % {"when": day_and_time(challenge.opens_at)}
        raise ActionRefused(sentence, code="not_open")
    if not record.is_open and record.late is not None:
        raise ActionRefused(record.late.sentence, code="closed")
    if not record.is_open:
        sentence = _("Ansökan stängde %(when)s.") % {"when": day_and_time(challenge.closes_at)}
        raise ActionRefused(sentence, code="closed")


@contextmanager
def _editing(challenge: Challenge, step: str, *, by: User, now: datetime) -> Iterator[Application]:
    """Lock the applicant's row, let the caller change it, and keep what is sent in whole.

    An edit of an application that is in may not take away an answer it needs.
    """
    with transaction.atomic():
        application, _made = Application.objects.select_for_update().get_or_create(
            challenge=challenge, user=by, defaults={"saved_at": now}
        )
        before = record_of(Challenge.objects.get(pk=challenge.pk), by, now)
        refuse_unless_open(before)
        yield application
        application.saved_at = now
        application.done_steps = sorted({*application.done_steps, step})
        application.save()
        if before.is_submitted:
            _refuse_gaps(before, record_of(before.challenge, by, now))


def _refuse_gaps(before: ApplicationRecord, after: ApplicationRecord) -> None:
    gaps = before.done - after.done
    if form_steps.DATES in gaps or form_steps.CASES in gaps:
        sentence = _(
            "Din ansökan är inne och behöver minst ett case där du kan komma. Lägg till det nya"
            " caset och svara på dagarna först. Vill du inte längre delta kan du ta tillbaka den."
        )
        raise ActionRefused(sentence, code="incomplete")
    if gaps:
        sentence = _("Din ansökan är inne. Svaret kan ändras men inte tas bort.")
        raise ActionRefused(sentence, code="incomplete")


def _agreed_text(challenge: Challenge, consent: int | None) -> ConsentText:
    current = challenge.consent_texts.order_by("-version").first()
    if current is None:
        sentence = _("Samtyckestexten saknas, så ansökan kan inte skickas än. Skriv till %(to)s.")
        raise ActionRefused(sentence % {"to": challenge.contact_email}, code="no_consent_text")
    if current.pk != consent:
        sentence = _("Texten du går med på har ändrats. Läs den igen och skicka sedan.")
        raise ActionRefused(sentence, code="consent_changed")
    return current


def _count_late(late: Late, application: Application, now: datetime) -> None:
    """Count the code once for each application; the last place on a code goes to one of two."""
    ticket = ticket_of(late.code, application, application.challenge)
    fault = ticket.fault(now, locked=is_locked(application.challenge))
    if fault is None and not ticket.counted:
        free = LateCode.objects.filter(pk=late.code.pk, used__lt=F("limit"), expires_at__gt=now)
        fault = None if free.update(used=F("used") + 1) else Fault.USED
    if fault:
        raise ActionRefused(fault_sentence(fault, late.code), code=fault)


def _send_in(application: Application, consent: ConsentText, now: datetime) -> Application:
    taken = Application.objects.filter(challenge=application.challenge_id)
    last = taken.aggregate(last=Max("number"))["last"] or 0
    application.number = application.number or last + 1
    application.status = ApplicationStatus.SUBMITTED
    application.consent_text = consent
    application.consented_at = application.submitted_at = application.saved_at = now
    application.withdrawn_at = None
    application.save()
    application_received(application, now=now)
    return application
