"""Five minutes before the start: who is not here, and the fewest moves that mend the groups."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from participants.models import Grouping, Seat
from participants.queries.group_request import full_request
from participants.queries.seating import Seating, Sitter, read_seating
from participants.services.group_steps import (
    SeatState,
    lock_grouping,
    refuse_unless_at,
    remember,
    write_seats,
)
from susi.accounts.models import User
from workshops.domain.grouping.quality import Quality
from workshops.domain.grouping.repair import plan_repair
from workshops.models import Group, Session


@dataclass(frozen=True)
class PlannedMove:
    """Somebody goes from one group to another."""

    person: Sitter
    old: Group
    new: Group


@dataclass(frozen=True)
class RepairPlan:
    """What would be done: who is marked as missing, who moves, the groups before and after."""

    missing: tuple[Sitter, ...]
    moves: tuple[PlannedMove, ...]
    sizes_before: tuple[int, ...]
    sizes_after: tuple[int, ...]
    before: Quality
    after: Quality
    mark: int


def plan_missing(seating: Seating, missing: Collection[int]) -> RepairPlan:
    """Give the plan when those of the given places do not come; nothing is changed.

    Whoever has no group yet is not part of it. Those who were marked before and are not given now
    count as here again.
    """
    request, groups = full_request(seating)
    gone = tuple(one for one in seating.people if one.number and one.place.pk in set(missing))
    repair = plan_repair(request, groups, [one.key for one in gone])
    keys = {one.key for one in gone}
    return RepairPlan(
        missing=gone,
        moves=tuple(
            PlannedMove(seating.by_key[move.id], seating.groups[move.old], seating.groups[move.new])
            for move in repair.moves
        ),
        sizes_before=tuple(len([name for name in group if name not in keys]) for group in groups),
        sizes_after=tuple(map(len, repair.groups)),
        before=repair.before,
        after=repair.after,
        mark=seating.mark,
    )


@transaction.atomic
def apply_repair(
    session: Session, missing: Collection[int], *, mark: int, by: User, now: datetime
) -> RepairPlan:
    """Mark those who are missing and move as the plan says; ``mark`` is that of the plan shown.

    Nobody is told by this: that is asked afterwards.

    Raises:
        ActionRefused: the groups were changed since the plan was shown.
    """
    grouping: Grouping = lock_grouping(session, now=now)
    refuse_unless_at(grouping, mark)
    plan = plan_missing(read_seating(session), missing)
    remember(grouping, by=by, now=now)
    seats = Seat.objects.filter(session=session)
    gone = [one.place.pk for one in plan.missing]
    seats.filter(place__in=gone).update(missing=True)
    seats.exclude(place__in=gone).update(missing=False)
    groups = {group.number: group for group in Group.objects.filter(session=session)}
    wanted = {
        move.person.place.pk: SeatState(move.new.number, locked=move.person.is_locked)
        for move in plan.moves
    }
    write_seats(session, groups, wanted)
    if plan.moves:
        grouping.touched = True
        grouping.save(update_fields=["touched"])
    return plan
