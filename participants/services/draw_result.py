"""What the last digit does: the panel gets its places and the record is written and signed."""

from datetime import datetime

from participants.choices import DrawStatus, DrawStep, PlaceStatus
from participants.models import Application, Draw, Place, PlaceEvent
from participants.queries.draw_panels import panels_of
from participants.queries.draw_problem import pool_of
from participants.services.draw_record import record_of
from participants.services.draw_steps import note
from susi.accounts.models import User
from susi.core.db import move


def draw_panel(draw: Draw, *, by: User, now: datetime) -> None:
    """Mark those whom the digits name and close the draw; the caller holds the case's row.

    Who has left since the lock, or holds a place in another case by now, is passed over: the panel
    stays the one that was drawn, and their place is open for somebody else.
    """
    panel = [int(number) for number in panels_of(draw)[int(draw.digits)]]
    people = _still_in(draw, panel)
    _mark(draw, people, by=by, now=now)
    passed = sorted(set(panel) - {person.number for person in people})
    move(
        Draw.objects.filter(pk=draw.pk),
        old=DrawStatus.LIVE,
        new=DrawStatus.DRAWN,
        drawn_at=now,
        record=record_of(draw, now=now),
    )
    note(draw, DrawStep.DRAWN, by=by, now=now, number=draw.digits, passed=passed)


def _still_in(draw: Draw, numbers: list[int]) -> list[Application]:
    rows = Application.objects.filter(draw_entries__draw=draw, number__in=numbers)
    list(rows.select_for_update(of=("self",)).order_by("pk"))
    return list(pool_of(draw.case).filter(pk__in=rows.values("pk")).order_by("pk"))


def _mark(draw: Draw, people: list[Application], *, by: User, now: datetime) -> None:
    marked = PlaceStatus.MARKED
    places = Place.objects.bulk_create(
        Place(application=person, case=draw.case, status=marked, changed_at=now)
        for person in people
    )
    PlaceEvent.objects.bulk_create(
        PlaceEvent(place=place, old="", new=marked, at=now, by=by) for place in places
    )
