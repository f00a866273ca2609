"""Making a draw void and drawing again: a reason, two people, before anybody was told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participants.choices import DrawStatus, DrawStep, PlaceStatus
from participants.models import Draw, Place
from participants.services.draw_steps import note
from participants.services.places import lock_case
from susi.accounts.models import User
from susi.core.errors import ActionRefused

PUBLIC = (DrawStatus.PUBLISHED, DrawStatus.LIVE, DrawStatus.DRAWN)


@transaction.atomic
def ask_void(draw: Draw, *, reason: str, by: User, now: datetime) -> Draw:
    """Ask for the draw to be done again; nothing happens until somebody else agrees.

    Raises:
        ActionRefused: there is no reason (``no_reason``), it is asked for already (``asked``), the
            list is not published (``not_published``), or the decisions are out (``released``).
    """
    _refuse_unless_possible(draw)
    if not reason.strip():
        raise ActionRefused(
            _("Skriv varför lottningen ska göras om. Skälet syns i protokollet."), code="no_reason"
        )
    asked = Draw.objects.filter(pk=draw.pk, void_asked_by=None).update(
        void_reason=reason.strip(), void_asked_by=by, void_asked_at=now
    )
    if not asked:
        raise ActionRefused(
            _("Någon har redan begärt att lottningen görs om. En annan arrangör kan godkänna det."),
            code="asked",
        )
    note(draw, DrawStep.VOID_ASKED, by=by, now=now, reason=reason.strip())
    draw.refresh_from_db()
    return draw


@transaction.atomic
def confirm_void(draw: Draw, *, by: User, now: datetime) -> Draw:
    """Make the draw void and take its marks back; another draw may then be locked.

    Raises:
        ActionRefused: nobody asked (``not_asked``), the same person asked (``same_person``), the
            draw is void already (``changed``), or the decisions are out (``released``).
    """
    _refuse_unless_possible(draw)
    if draw.void_asked_by_id is None:
        raise ActionRefused(_("Ingen har begärt att lottningen görs om."), code="not_asked")
    if draw.void_asked_by_id == by.pk:
        raise ActionRefused(
            _("Du begärde det själv. En annan arrangör behöver godkänna."), code="same_person"
        )
    voided = Draw.objects.filter(pk=draw.pk, status__in=PUBLIC).update(
        status=DrawStatus.VOID, voided_by=by, voided_at=now
    )
    if not voided:
        raise ActionRefused(_("Lottningen är redan ogiltig."), code="changed")
    marks = Place.objects.filter(case=draw.case_id, status=PlaceStatus.MARKED)
    facts = {"reason": draw.void_reason, "digits": draw.digits, "marks": marks.count()}
    marks.delete()
    note(draw, DrawStep.VOIDED, by=by, now=now, **facts)
    draw.refresh_from_db()
    return draw


def _refuse_unless_possible(draw: Draw) -> None:
    """Read the draw again under the case's lock, where it may still be made void.

    Raises:
        ActionRefused: the decisions are out, or the list is not published.
    """
    case = lock_case(draw.case)
    draw.refresh_from_db(fields=["status", "digits", "void_reason", "void_asked_by"])
    if draw.status in {DrawStatus.VOID, DrawStatus.UNLOCKED}:
        raise ActionRefused(_("Lottningen är redan ogiltig."), code="changed")
    if case.released_at is not None:
        raise ActionRefused(
            _("Beskeden är skickade. Då gäller lottningen och kan inte göras om."), code="released"
        )
    if draw.status not in PUBLIC:
        raise ActionRefused(
            _("Listan är inte publicerad. Lås upp i stället."), code="not_published"
        )
