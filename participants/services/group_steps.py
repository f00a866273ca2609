"""What every change of a session's groups does: lock, remember what stood, write, keep twenty."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from participants.models import Grouping, GroupingStep, Place, Seat
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from workshops.choices import SessionStatus
from workshops.models import Group, Session

KEPT = 20
OPTIONS = ("kind", "seed", "criteria", "organisation_apart", "touched")
CHANGED = _("Någon annan har ändrat grupperna. Titta igen och försök på nytt.")


class SeatState(NamedTuple):
    """Where somebody sits, and what was said of them."""

    number: int
    locked: bool = False
    missing: bool = False


def lock_grouping(session: Session, *, now: datetime) -> Grouping:
    """Give the session's grouping as it is now; until the transaction ends nobody changes groups.

    Raises:
        ActionRefused: the session is over or called off.
    """
    if session.status == SessionStatus.CANCELLED:
        raise ActionRefused(
            _("Sessionen är inställd. Grupperna kan inte ändras."), code="cancelled"
        )
    if session.ends_at < now:
        raise ActionRefused(_("Sessionen är slut. Grupperna kan inte ändras."), code="over")
    Grouping.objects.get_or_create(session=session)
    return Grouping.objects.select_for_update().get(session=session)


def last_step(grouping: Grouping) -> GroupingStep | None:
    """Give the last change that can be undone."""
    return grouping.steps.order_by("-pk").first()


def refuse_unless_at(grouping: Grouping, mark: int) -> None:
    """Let the service go on where nobody changed the groups since they were read.

    Raises:
        ActionRefused: somebody did.
    """
    step = last_step(grouping)
    if (step.pk if step else 0) != mark:
        raise ActionRefused(CHANGED, code="changed")


def remember(grouping: Grouping, *, by: User | None, now: datetime) -> None:
    """Keep what stands now, so that the change that comes can be undone."""
    GroupingStep.objects.create(grouping=grouping, before=_standing(grouping), by=by, at=now)
    kept = grouping.steps.order_by("-pk").values_list("pk", flat=True)[:KEPT]
    grouping.steps.exclude(pk__in=list(kept)).delete()


def _standing(grouping: Grouping) -> dict[str, Any]:
    session = grouping.session_id
    groups = Group.objects.filter(session=session).order_by("number")
    seats = Seat.objects.filter(session=session).order_by("place")
    return {
        "groups": [
            list(row)
            for row in groups.values_list("number", "name_sv", "name_en", "room", "facilitator")
        ],
        "seats": [
            list(row) for row in seats.values_list("place", "group__number", "locked", "missing")
        ],
        "grouping": {name: getattr(grouping, name) for name in OPTIONS},
    }


def restore(grouping: Grouping, before: Mapping[str, Any]) -> None:
    """Put groups and seats back as they were; what people have been told stays."""
    session = grouping.session
    places = {row[0]: tuple(row[1:]) for row in before["seats"]}
    there = Place.objects.filter(pk__in=places).values_list("pk", flat=True)
    groups = make_groups(session, max((row[0] for row in before["groups"]), default=0))
    Seat.objects.filter(session=session).exclude(place__in=places).delete()
    write_seats(session, groups, {place: SeatState(*places[place]) for place in there})
    drop_groups(session, len(groups))
    users = [row[4] for row in before["groups"]]
    known = set(User.objects.filter(pk__in=users).values_list("pk", flat=True))
    for number, name_sv, name_en, room, user in before["groups"]:
        group = groups[number]
        group.name_sv, group.name_en, group.room = name_sv, name_en, room
        group.facilitator_id = user if user in known else None
    Group.objects.bulk_update(groups.values(), ["name_sv", "name_en", "room", "facilitator"])
    for name in OPTIONS:
        setattr(grouping, name, before["grouping"][name])
    grouping.save(update_fields=OPTIONS)


def make_groups(session: Session, count: int) -> dict[int, Group]:
    """Give the session's groups from 1 to ``count``, those that are not there made."""
    groups = {
        group.number: group for group in Group.objects.filter(session=session, number__lte=count)
    }
    new = [Group(session=session, number=at) for at in range(1, count + 1) if at not in groups]
    groups |= {group.number: group for group in Group.objects.bulk_create(new)}
    return dict(sorted(groups.items()))


def drop_groups(session: Session, count: int) -> None:
    """Take away the groups beyond ``count``, with the seats that were left in them."""
    Group.objects.filter(session=session, number__gt=count).delete()


def write_seats(
    session: Session, groups: Mapping[int, Group], wanted: Mapping[int, SeatState]
) -> None:
    """Write who sits where, by the row of the place; seats of others stay as they are."""
    standing = {seat.place_id: seat for seat in Seat.objects.filter(session=session)}
    seats = [
        standing.get(place) or Seat(session=session, place_id=place) for place in sorted(wanted)
    ]
    for seat in seats:
        number, seat.locked, seat.missing = wanted[seat.place_id]
        seat.group = groups[number]
    Seat.objects.bulk_create(seat for seat in seats if seat.place_id not in standing)
    old = [seat for seat in seats if seat.place_id in standing]
    Seat.objects.bulk_update(old, ["group", "locked", "missing"])
