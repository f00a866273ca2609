"""Groups as people have been told of them: a person's own, and those that somebody leads."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from challenges.choices import CriterionKind
from participants.choices import GroupingState, PlaceStatus
from participants.models import Answer, Place, Seat
from susi.accounts.models import User
from workshops.models import Group, Session


@dataclass(frozen=True)
class Mate:
    """Somebody in the group, as much as people are told that the others see."""

    name: str
    sector: str
    sector_name: str
    is_me: bool


@dataclass(frozen=True)
class ToldGroup:
    """A group and the people in it, the reader among them."""

    group: Group
    mates: Sequence[Mate]


def told_seats() -> QuerySet[Seat]:
    """Give the seats that have been made known, of those who take part."""
    return Seat.objects.filter(
        session__grouping__state=GroupingState.PUBLISHED,
        told__isnull=False,
        place__status=PlaceStatus.CONFIRMED,
    )


def group_of(user: User, session: Session) -> Group | None:
    """Give the group that the person knows they are in, with its facilitator."""
    return (
        Group.objects.filter(
            pk__in=told_seats()
            .filter(session=session, place__application__user=user)
            .values("told")
        )
        .select_related("facilitator")
        .first()
    )


def prefetch_groups() -> "Prefetch[str, QuerySet[Seat], str]":
    """Give what makes ``told_group`` of a place known without a query of its own."""
    seats = told_seats().select_related("told__facilitator")
    return Prefetch("seats", seats, to_attr="told_seats")


def told_group(place: Place, session: Session) -> Group | None:
    """Give the group the person has been told of; the place comes with ``prefetch_groups``."""
    seats: list[Seat] = getattr(place, "told_seats", [])
    return next((seat.told for seat in seats if seat.session_id == session.pk), None)


def mates_in(groups: Iterable[Group], user: User) -> dict[int, list[Mate]]:
    """Give the people of groups, by the group's row; two queries however many groups there are."""
    sectors = Answer.objects.filter(criterion__kind=CriterionKind.SECTOR).select_related("value")
    seats = (
        told_seats()
        .filter(told__in=[group.pk for group in groups])
        .select_related("place__application__user")
        .prefetch_related(Prefetch("place__application__answers", sectors))
    )
    found: dict[int, list[Mate]] = defaultdict(list)
    for seat in seats:
        if seat.told_id is not None:
            found[seat.told_id].append(_mate(seat, user))
    return {group: sorted(mates, key=lambda one: one.name) for group, mates in found.items()}


def read_my_group(user: User, session: Session) -> ToldGroup | None:
    """Give the person's group with everybody in it, if they have been told of one."""
    group = group_of(user, session)
    return ToldGroup(group, mates_in([group], user).get(group.pk, [])) if group else None


def groups_led_by(user: User) -> list[ToldGroup]:
    """Give the published groups that the person leads, by session and number; three queries."""
    groups = list(
        Group.objects.filter(facilitator=user, session__grouping__state=GroupingState.PUBLISHED)
        .select_related("session__case")
        .order_by("session__starts_at", "number")
    )
    mates = mates_in(groups, user) if groups else {}
    return [ToldGroup(group, mates.get(group.pk, [])) for group in groups]


def _mate(seat: Seat, user: User) -> Mate:
    application = seat.place.application
    sector = next((one.value for one in application.answers.all() if one.value), None)
    return Mate(
        name=application.call_name or application.name.split(" ")[0],
        sector=sector.key if sector else "",
        sector_name=sector.name if sector else "",
        is_me=application.user_id == user.pk,
    )
