"""Groups by hand: move, change places, lock, wish, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.choices import Role
from challenges.models import TeamMember
from participants.choices import PlaceStatus, WishKind
from participants.models import Application, Grouping, Place, Seat, SeatWish
from participants.services.group_steps import (
    CHANGED,
    SeatState,
    last_step,
    lock_grouping,
    remember,
    restore,
    write_seats,
)
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from workshops.models import Group, Session


@transaction.atomic
def move_seat(session: Session, place: Place, number: int, *, by: User, now: datetime) -> bool:
    """Put somebody in another group, or in a first one, and tell whether that changed anything.

    Raises:
        ActionRefused: no such group, the person has no place now, or is locked.
    """
    grouping = lock_grouping(session, now=now)
    groups = _groups(session)
    if number not in groups:
        raise ActionRefused(_("Den gruppen finns inte längre. Välj en annan."), code="no_group")
    seat = _seat(session, place)
    if seat is not None and seat.group_id == groups[number].pk:
        return False
    _refuse_locked(seat)
    _change(grouping, groups, {place.pk: _at(seat, number)}, by=by, now=now)
    return True


@transaction.atomic
def swap_seats(session: Session, one: Place, other: Place, *, by: User, now: datetime) -> bool:
    """Let two people change groups, and tell whether that changed anything.

    Raises:
        ActionRefused: one of them has no group, no place now, or is locked.
    """
    grouping = lock_grouping(session, now=now)
    groups = _groups(session)
    seats = [_seat(session, place) for place in (one, other)]
    if seats[0] is None or seats[1] is None:
        raise ActionRefused(_("Båda behöver ha en grupp för att kunna byta."), code="no_seat")
    if seats[0].group_id == seats[1].group_id:
        return False
    for seat in seats:
        _refuse_locked(seat)
    numbers = {group.pk: number for number, group in groups.items()}
    wanted = {
        one.pk: _at(seats[0], numbers[seats[1].group_id]),
        other.pk: _at(seats[1], numbers[seats[0].group_id]),
    }
    _change(grouping, groups, wanted, by=by, now=now)
    return True


@transaction.atomic
def lock_seat(session: Session, place: Place, *, locked: bool, by: User, now: datetime) -> bool:
    """Keep somebody in their group whatever is proposed, or no longer; tell whether it is new.

    Raises:
        ActionRefused: the person has no group.
    """
    grouping = lock_grouping(session, now=now)
    seat = _seat(session, place)
    if seat is None:
        raise ActionRefused(
            _("Bara den som har en grupp kan låsas. Välj en grupp först."), code="no_seat"
        )
    if seat.locked == locked:
        return False
    remember(grouping, by=by, now=now)
    Seat.objects.filter(pk=seat.pk).update(locked=locked)
    return True


@transaction.atomic
def undo(session: Session, step: int, *, by: User, now: datetime) -> None:  # noqa: ARG001 -- every service is told who acts
    """Take back the last change; ``step`` is the one that the person saw as the last.

    Raises:
        ActionRefused: there is nothing to undo, or somebody has changed the groups since.
    """
    grouping = lock_grouping(session, now=now)
    last = last_step(grouping)
    if last is None:
        raise ActionRefused(_("Det finns inget att ångra."), code="nothing")
    if last.pk != step:
        raise ActionRefused(CHANGED, code="changed")
    restore(grouping, last.before)
    last.delete()


@transaction.atomic
def set_wish(
    session: Session,
    pair: tuple[Application, Application],
    kind: WishKind | None,
    *,
    reason: str = "",
    by: User,
    now: datetime,
) -> SeatWish | None:
    """Wish two people together or apart; ``None`` takes the wish back.

    A pair has one wish: a new one takes the old one's place. Wishes are kept when groups are
    proposed; they move nobody by themselves.

    Raises:
        ActionRefused: both are the same person.
    """
    lock_grouping(session, now=now)
    first, second = sorted(pair, key=lambda one: one.pk)
    if first.pk == second.pk:
        raise ActionRefused(_("Välj två olika personer."), code="same")
    rows = SeatWish.objects.filter(session=session, first=first, second=second)
    if kind is None:
        rows.delete()
        return None
    wish, _new = SeatWish.objects.update_or_create(
        session=session,
        first=first,
        second=second,
        defaults={"kind": kind, "reason": reason, "by": by},
    )
    return wish


@transaction.atomic
def edit_group(
    group: Group,
    *,
    names: tuple[str, str],
    room: str,
    facilitator: User | None,
    by: User,
    now: datetime,
) -> bool:
    """Say where a group sits, who leads it and what it is called; tell whether that is new.

    Raises:
        ActionRefused: the facilitator is not of the challenge's team.
    """
    session = group.session
    grouping = lock_grouping(session, now=now)
    if facilitator is not None and not _may_lead(session, facilitator):
        raise ActionRefused(_("Den personen är inte gruppledare i utmaningen."), code="no_leader")
    new = (*names, room, facilitator.pk if facilitator else None)
    if new == (group.name_sv, group.name_en, group.room, group.facilitator_id):
        return False
    remember(grouping, by=by, now=now)
    group.name_sv, group.name_en, group.room, group.facilitator_id = new
    group.save(update_fields=["name_sv", "name_en", "room", "facilitator"])
    return True


def _may_lead(session: Session, user: User) -> bool:
    return TeamMember.objects.filter(
        challenge=session.case.challenge_id,
        user=user,
        role__in=[Role.FACILITATOR, Role.ORGANISER],
    ).exists()


def _groups(session: Session) -> dict[int, Group]:
    return {group.number: group for group in Group.objects.filter(session=session)}


def _seat(session: Session, place: Place) -> Seat | None:
    """Give the person's seat.

    Raises:
        ActionRefused: the person does not take part any more.
    """
    if (
        place.case_id != session.case_id
        or not Place.objects.filter(pk=place.pk, status=PlaceStatus.CONFIRMED).exists()
    ):
        raise ActionRefused(_("Personen deltar inte längre."), code="gone")
    return Seat.objects.filter(session=session, place=place).select_related("group").first()


def _refuse_locked(seat: Seat | None) -> None:
    if seat is not None and seat.locked:
        words = {"name": seat.place.application.name, "group": seat.group.label}
        raise ActionRefused(
            _("%(name)s är låst i %(group)s. Lås upp först.") % words, code="locked"
        )


def _at(seat: Seat | None, number: int) -> SeatState:
    return SeatState(number, missing=seat.missing) if seat else SeatState(number)


def _change(
    grouping: Grouping,
    groups: Mapping[int, Group],
    wanted: Mapping[int, SeatState],
    *,
    by: User,
    now: datetime,
) -> None:
    remember(grouping, by=by, now=now)
    write_seats(grouping.session, groups, wanted)
    grouping.touched = True
    grouping.save(update_fields=["touched"])
