"""Five minutes before the start: who moves so that the groups stay even and mixed without some."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from workshops.domain.grouping.quality import Quality, measure
from workshops.domain.grouping.request import Member, Request, even_sizes
from workshops.domain.grouping.table import RULE, Floats, Ints, Table, read_table

# In seats of mix: a seat too many or too few in a group, and what it takes to move somebody.
SIZE, MOVE = 2.0, 1.0
# Plans kept from one move to the next, and the longest plan looked for.
WIDTH, LONGEST = 64, 8


@dataclass(frozen=True)
class Move:
    """Somebody goes from one group to another, both numbered from 0."""

    id: str
    old: int
    new: int


@dataclass(frozen=True)
class Repair:
    """The plan with the fewest moves that pay, and the figures before and after it."""

    moves: tuple[Move, ...]
    groups: tuple[tuple[str, ...], ...]
    before: Quality
    after: Quality


@dataclass(frozen=True)
class _Plan:
    """Groups after some moves, and what they cost beside the moves."""

    groups: Ints
    cost: float
    moved: tuple[int, ...] = field(default=())

    @property
    def price(self) -> float:
        """Cost with the moves."""
        return self.cost + MOVE * len(self.moved)


def plan_repair(
    request: Request, groups: Sequence[Sequence[str]], missing: Iterable[str]
) -> Repair:
    """Give the moves that even out the groups when ``missing`` do not come.

    Every move has to pay: it is taken where it saves more than one seat of mix, or half a seat of
    size. Nobody moves twice, those who must stay in a group (``allowed``) stay, and a rule is never
    broken to save a move. Plans of one move, two moves and so on are compared, the best 64 of each
    length being taken further.

    Raises:
        BadRequestError: never; what is asked was dealt before.
    """
    present = _present(request, groups, frozenset(missing))
    left = [[name for name in group if name in present] for group in groups]
    members = tuple(present.values())
    even = Request(members, even_sizes(len(members), len(groups)), request.criteria, request.wishes)
    start = np.array([_group_of(left, member.id) for member in members], dtype=np.int64)
    best = _best_plan(read_table(even), start) if members else _Plan(start, 0.0)
    after = [
        sorted(members[int(index)].id for index in np.flatnonzero(best.groups == number))
        for number in range(len(groups))
    ]
    return Repair(
        moves=tuple(
            Move(members[index].id, int(start[index]), int(best.groups[index]))
            for index in sorted(best.moved)
        ),
        groups=tuple(tuple(group) for group in after),
        before=measure(even, left),
        after=measure(even, after),
    )


def _present(
    request: Request, groups: Sequence[Sequence[str]], missing: frozenset[str]
) -> dict[str, Member]:
    seated = {name for group in groups for name in group} - missing
    return {member.id: member for member in request.members if member.id in seated}


def _group_of(groups: Sequence[Sequence[str]], name: str) -> int:
    return next(number for number, group in enumerate(groups) if name in group)


def _best_plan(table: Table, start: Ints) -> _Plan:
    prices = _Prices(table)
    best = _Plan(start, prices.cost(start))
    plans = [best]
    for _ in range(LONGEST):
        further: dict[bytes, _Plan] = {}
        for plan in plans:
            for longer in prices.further(plan):
                key = longer.groups.tobytes()
                if key not in further or longer.cost < further[key].cost:
                    further[key] = longer
        plans = sorted(further.values(), key=lambda plan: (plan.cost, plan.moved))[:WIDTH]
        best = min([best, *plans], key=lambda plan: plan.price)
        if not plans or MOVE * (len(plans[0].moved) + 1) >= best.price:
            break
    return best


class _Prices:
    """What groups cost that need not have the sizes they were dealt with."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.low, self.high = table.low.min(axis=0), table.high.max(axis=0)
        self.weight = table.weight.max(axis=0)
        self.fewest, self.most = int(table.sizes.min()), int(table.sizes.max())
        self.has = np.zeros((table.people, table.low.shape[1]))
        np.put_along_axis(self.has, table.columns, 1, axis=1)

    def cost(self, groups: Ints) -> float:
        """Give what the groups cost as they stand."""
        seats = self._seats(groups)
        counts = seats.T @ self.has
        cost = float((self.weight * self._outside(counts, self.low, self.high)).sum())
        sizes = seats.sum(axis=0)
        cost += SIZE * float(self._outside(sizes, self.fewest, self.most).sum())
        if self.table.pairs is not None:
            cost += float((self.table.pairs * (seats @ seats.T)).sum()) / 2
        if self.table.own is not None:
            cost += float((self.table.own * seats).sum())
        return cost

    def further(self, plan: _Plan) -> Iterable[_Plan]:
        """Give the best plans with one move more."""
        change = self._changes(plan.groups)
        change[np.arange(self.table.people), plan.groups] = np.inf
        change[list(plan.moved)] = np.inf
        if self.table.own is not None:
            change[self.table.own >= RULE] = np.inf
        for flat in np.argsort(change, axis=None, kind="stable")[:WIDTH]:
            person, group = divmod(int(flat), self.table.groups)
            if not np.isfinite(change[person, group]):
                return
            groups = plan.groups.copy()
            groups[person] = group
            cost = plan.cost + float(change[person, group])
            yield _Plan(groups, cost, tuple(sorted((*plan.moved, person))))

    def _changes(self, groups: Ints) -> Floats:
        """Give (n, G) what moving each person to each group would change."""
        seats = self._seats(groups)
        counts, sizes = seats.T @ self.has, seats.sum(axis=0)
        now = self._outside(counts, self.low, self.high)
        more = self.weight * (self._outside(counts + 1, self.low, self.high) - now)
        less = self.weight * (self._outside(counts - 1, self.low, self.high) - now)
        sized = self._outside(sizes, self.fewest, self.most)
        bigger = self._outside(sizes + 1, self.fewest, self.most) - sized
        smaller = self._outside(sizes - 1, self.fewest, self.most) - sized
        leaving = (self.has * less[groups]).sum(axis=1) + SIZE * smaller[groups]
        change = self.has @ more.T + SIZE * bigger + leaving[:, None]
        every = np.arange(self.table.people)
        for costs in (
            None if self.table.pairs is None else self.table.pairs @ seats,
            self.table.own,
        ):
            if costs is not None:
                change += costs - costs[every, groups][:, None]
        return np.asarray(change)

    def _seats(self, groups: Ints) -> Floats:
        seats = np.zeros((self.table.people, self.table.groups))
        seats[np.arange(self.table.people), groups] = 1
        return seats

    @staticmethod
    def _outside(counts: Floats, low: Floats | int, high: Floats | int) -> Floats:
        return np.asarray(np.maximum(low - counts, 0) + np.maximum(counts - high, 0))
