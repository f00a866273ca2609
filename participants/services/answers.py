"""What the person with a place does: says yes or no, gives it up; and the last reminder."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.domain.lifecycle import Action, allows
from challenges.models import Case
from participants.choices import PlaceStatus
from participants.domain.answer_time import REMINDER, reminder_is_due
from participants.emails import places as letters
from participants.models import Place
from participants.services.places import move_place
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from workshops.queries import case_phase, sessions_of

ANSWERED = _("Platsen väntar inte längre på ditt svar.")
TOO_LATE = _("Svarstiden har gått ut.")


@transaction.atomic
def accept_place(place: Place, *, by: User | None, now: datetime) -> Place:
    """Confirm an offered place; a second yes changes nothing.

    Whoever waits for a place in another case of the challenge leaves that waiting list.

    Raises:
        ActionRefused: the time to answer is over, or something else was answered.
    """
    if place.status == PlaceStatus.CONFIRMED:
        return place
    _may_answer(place, now)
    place = move_place(place, PlaceStatus.CONFIRMED, by=by, now=now, answered_at=now)
    waits = Place.objects.filter(
        application=place.application_id, status__in=[PlaceStatus.WAITING, PlaceStatus.EXPIRED]
    ).exclude(pk=place.pk)
    for other in waits.order_by("pk"):
        move_place(other, PlaceStatus.CLOSED, by=None, now=now)
    letters.place_confirmed(place, now=now)
    return place


@transaction.atomic
def decline_place(place: Place, *, by: User | None, now: datetime) -> Place:
    """Free an offered place; a second no changes nothing.

    Raises:
        ActionRefused: the time to answer is over, or something else was answered.
    """
    if place.status == PlaceStatus.DECLINED:
        return place
    _may_answer(place, now)
    place = move_place(place, PlaceStatus.DECLINED, by=by, now=now, answered_at=now)
    letters.place_declined(place, now=now)
    return place


@transaction.atomic
def withdraw_place(place: Place, *, by: User, now: datetime) -> Place:
    """Give up a confirmed place; the person gets a receipt and the organisers are told.

    Raises:
        ActionRefused: the place is not confirmed, or the sessions are over.
    """
    if place.status == PlaceStatus.WITHDRAWN:
        return place
    if place.status != PlaceStatus.CONFIRMED:
        raise ActionRefused(_("Du har ingen plats att lämna."), code="no_place")
    if not may_answer_now(place.case, now):
        raise ActionRefused(_("Sessionerna är klara."), code="too_late")
    place = move_place(place, PlaceStatus.WITHDRAWN, by=by, now=now, answered_at=now)
    letters.place_withdrawn(place, now=now)
    letters.place_freed(place, now=now)
    return place


@transaction.atomic
def remind_of_answers(now: datetime) -> int:
    """Queue the last reminder for offers that end within a day; each offer gets it once."""
    soon = Place.objects.filter(
        status=PlaceStatus.OFFERED, answer_by__gt=now, answer_by__lte=now + REMINDER
    ).select_related("application__user", "case__challenge")
    return sum(
        letters.place_answer_reminder(place, now=now)
        for place in soon.order_by("pk")
        if place.offered_at
        and place.answer_by
        and reminder_is_due(place.offered_at, place.answer_by, now)
    )


def may_answer_now(case: Case, now: datetime) -> bool:
    """Tell whether the case's phase lets people answer or give up a place."""
    return allows(case_phase(case, now, sessions=sessions_of(case)), Action.ANSWER_OFFER)


def _may_answer(place: Place, now: datetime) -> None:
    if place.status == PlaceStatus.EXPIRED:
        raise ActionRefused(TOO_LATE, code="too_late")
    if place.status != PlaceStatus.OFFERED:
        raise ActionRefused(ANSWERED, code="answered")
    if place.answer_by is None or place.answer_by <= now or not may_answer_now(place.case, now):
        raise ActionRefused(TOO_LATE, code="too_late")
