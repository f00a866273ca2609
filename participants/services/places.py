"""A place on its way: offered, answered, given up, run out of time, given to the next.

Order of locks, the same in every service so that no two wait for each other: the case, then the
applications by number of row, then the places.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from challenges.domain.lifecycle import Action, allows
from challenges.models import Case
from participants.choices import PlaceStatus
from participants.domain.answer_time import later_answer_time
from participants.domain.transitions import NOTHING, may_become, seats_taken
from participants.emails import places as letters
from participants.models import Application, Place, PlaceEvent
from participants.models.place import HOLDING
from participants.queries.places import candidates, place_elsewhere
from susi.accounts.models import User
from susi.core.db import move
from susi.core.errors import ActionRefused
from workshops.queries import case_phase, sessions_of

CHANGED = _("Något ändrades medan du läste. Ladda om sidan och försök igen.")
# What a step may change; the rest stays as it was read, with person, case and challenge.
CHANGING = ["status", "answer_by", "offered_at", "answered_at", "link_version", "changed_at"]


@transaction.atomic
def move_place(
    place: Place, new: PlaceStatus, *, by: User | None, now: datetime, **also: Any
) -> Place:
    """Move a place to a status, count the case's seats and note it in the place's history.

    The seat is taken before the place moves, both as conditional updates: of many at once, as many
    get a seat as there are, and the rest are refused.

    Raises:
        ActionRefused: the step does not exist (``code="step"``), every seat is taken (``"full"``),
            or somebody else moved the place meanwhile (``"changed"``).
    """
    old = place.status
    if not may_become(old, new):
        raise ActionRefused(CHANGED, code="step")
    _count_seats(place.case_id, seats_taken(old, new))
    if not move(Place.objects.filter(pk=place.pk), old=old, new=new, changed_at=now, **also):
        raise ActionRefused(CHANGED, code="changed")
    PlaceEvent.objects.create(place=place, old=old, new=new, at=now, by=by)
    place.refresh_from_db(fields=CHANGING)
    return place


@transaction.atomic
def start_place(
    application: Application, case: Case, status: PlaceStatus, *, by: User | None, now: datetime
) -> Place:
    """Make the row of an applicant about whom nothing was decided yet.

    Raises:
        ActionRefused: a place cannot begin in this status.
    """
    if not may_become(NOTHING, status):
        raise ActionRefused(CHANGED, code="step")
    place = Place.objects.create(application=application, case=case, status=status, changed_at=now)
    PlaceEvent.objects.create(place=place, old=NOTHING, new=status, at=now, by=by)
    return place


def lock_case(case: Case) -> Case:
    """Give the case as it is now; until the transaction ends nobody else decides about it."""
    return Case.objects.select_for_update(of=("self",)).select_related("challenge").get(pk=case.pk)


def make_offer(place: Place, answer_by: datetime, *, by: User | None, now: datetime) -> Place:
    """Offer a place until ``answer_by``, with a new link."""
    return move_place(
        place,
        PlaceStatus.OFFERED,
        by=by,
        now=now,
        answer_by=answer_by,
        offered_at=now,
        answered_at=None,
        link_version=F("link_version") + 1,
    )


@transaction.atomic
def offer_place(application: Application, case: Case, *, by: User, now: datetime) -> Place:
    """Offer a free place of the case to one of the people who may get it, and write to them.

    Raises:
        ActionRefused: it is not the time, there is no free place, or the person cannot get it.
    """
    case = lock_case(case)
    answer_by = _time_for_offers(case, now)
    _still_waiting(application, case)
    place = Place.objects.filter(application=application, case=case).first() or start_place(
        application, case, PlaceStatus.WAITING, by=by, now=now
    )
    place = make_offer(place, answer_by, by=by, now=now)
    letters.place_offered_later(place, now=now)
    return place


@transaction.atomic
def resend_offer(place: Place, *, by: User, now: datetime) -> Place:
    """Send the offer once more with a new link; the links sent before stop working.

    Raises:
        ActionRefused: the place is not waiting for an answer.
    """
    waiting = Place.objects.filter(pk=place.pk, answer_by__gt=now)
    offered = PlaceStatus.OFFERED
    if not move(waiting, old=offered, new=offered, link_version=F("link_version") + 1):
        raise ActionRefused(_("Erbjudandet väntar inte längre på svar."), code="answered")
    PlaceEvent.objects.create(place=place, old=offered, new=offered, at=now, by=by)
    place.refresh_from_db(fields=CHANGING)
    letters.place_offered(place, now=now)
    return place


def expire_offers(now: datetime) -> int:
    """End the offers whose time to answer is over, free their seats and tell how many."""
    late = Place.objects.filter(status=PlaceStatus.OFFERED, answer_by__lte=now)
    return sum(
        _expire_offer(place, now)
        for place in late.select_related("application__user", "case__challenge").order_by("pk")
    )


@transaction.atomic
def _expire_offer(place: Place, now: datetime) -> bool:
    try:
        move_place(place, PlaceStatus.EXPIRED, by=None, now=now)
    except ActionRefused:
        return False  # answered at the last moment
    letters.place_expired(place, now=now)
    return True


@transaction.atomic
def close_waiting_list(case: Case, *, by: User, now: datetime) -> int:
    """Tell everybody still on the waiting list that there was no place, and how many they were.

    Raises:
        ActionRefused: the first session has not begun.
    """
    case = lock_case(case)
    first = sessions_of(case).first()
    if first is None or now < first.starts_at:
        raise ActionRefused(
            _("Väntelistan kan stängas när session 1 har börjat."), code="too_early"
        )
    waiting = Place.objects.filter(
        case=case, status__in=[PlaceStatus.WAITING, PlaceStatus.EXPIRED]
    ).select_related("application__user", "case__challenge")
    count = 0
    for place in waiting.order_by("pk"):
        move_place(place, PlaceStatus.CLOSED, by=by, now=now)
        letters.place_closed(place, now=now)
        count += 1
    return count


def offers_until(case: Case, now: datetime) -> tuple[datetime | None, str]:
    """Give until when an offer made now may be answered, or the sentence why none can be made."""
    try:
        return _time_for_offers(case, now), ""
    except ActionRefused as refusal:
        return None, str(refusal)


def _time_for_offers(case: Case, now: datetime) -> datetime:
    sessions = list(sessions_of(case))
    if case.released_at is None:
        raise ActionRefused(
            _("Skicka beskeden först. Sedan kan ni erbjuda lediga platser."), code="not_released"
        )
    if not allows(case_phase(case, now, sessions=sessions), Action.CHOOSE) or (
        sessions and sessions[0].starts_at <= now
    ):
        raise ActionRefused(
            _("Session 1 har börjat. Då erbjuder vi inga fler platser."), code="too_late"
        )
    return later_answer_time(now, session=sessions[0].starts_at if sessions else None)


def _still_waiting(application: Application, case: Case) -> None:
    """Refuse where the person cannot get a place here; locks their application."""
    Application.objects.select_for_update().get(pk=application.pk)
    elsewhere = place_elsewhere(application, case)
    if elsewhere is not None:
        sentence = _("%(name)s har eller erbjuds en plats i %(case)s.")
        raise ActionRefused(
            sentence % {"name": application.name, "case": elsewhere.case.title}, code="elsewhere"
        )
    if Place.objects.filter(application=application, case=case, status__in=HOLDING).exists():
        raise ActionRefused(_("Platsen är redan erbjuden."), code="offered")
    if not candidates(case).filter(pk=application.pk).exists():
        raise ActionRefused(_("Den personen kan inte få platsen."), code="no_candidate")


def _count_seats(case: int, change: int) -> None:
    if change > 0:
        free = Case.objects.filter(pk=case, held_places__lt=F("places"))
        if not free.update(held_places=F("held_places") + 1):
            raise ActionRefused(_("Alla platser är upptagna."), code="full")
    elif change < 0:
        Case.objects.filter(pk=case, held_places__gt=0).update(held_places=F("held_places") - 1)
