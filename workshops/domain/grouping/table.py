"""A request as arrays: columns with bounds for each group, pair costs, personal costs."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from workshops.domain.grouping.homes import homes_of
from workshops.domain.grouping.request import Request, blocks_of, fair_share

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# In seats of mix. A broken rule outweighs every mix; meeting again outweighs a seat, so that
# session 2 is first of all new company; two alike in a group only decide between equal mixes.
RULE, MEETING, ALIKE = 64.0, 5.0, 1 / 64


@dataclass(frozen=True)
class Table:
    """Arrays of n people, G groups and V columns; column V is empty and pads ``columns``.

    ``columns`` (n, K) holds each person's columns; ``low``, ``high`` and ``weight`` (G, V + 1) say
    what a seat outside the bounds costs; ``pairs`` (n, n) what two people in one group cost;
    ``own`` (n, G) what a group costs a person. ``mix`` is the number of columns that the mix
    counts; those after them hold rules.
    """

    sizes: Ints
    columns: Ints
    low: Floats
    high: Floats
    weight: Floats
    pairs: Floats | None
    own: Floats | None
    names: tuple[tuple[str, str], ...]
    mix: int

    @property
    def people(self) -> int:
        """How many people."""
        return int(self.columns.shape[0])

    @property
    def groups(self) -> int:
        """How many groups."""
        return int(self.sizes.shape[0])


def read_table(request: Request) -> Table:
    """Make the arrays; people in the order of the request."""
    sizes = np.array(request.sizes, dtype=np.int64)
    held = _held_by_value(request)
    mix = len(held)
    if request.wishes.organisation_apart:
        held.update(_held_by_organisation(request))
    columns = _columns(len(request.members), list(held.values()))
    low, high, weight = _bounds(sizes, [len(people) for people in held.values()], mix)
    return Table(
        sizes=sizes,
        columns=columns,
        low=low,
        high=high,
        weight=weight,
        pairs=_pairs(request),
        own=_own(request),
        names=tuple(held),
        mix=mix,
    )


def _held_by_value(request: Request) -> dict[tuple[str, str], list[int]]:
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for criterion in request.criteria:
        for index, member in enumerate(request.members):
            for value in sorted(member.values.get(criterion, ())):
                held[criterion, value].append(index)
    return {name: held[name] for name in sorted(held)}


def _held_by_organisation(request: Request) -> dict[tuple[str, str], list[int]]:
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, member in enumerate(request.members):
        if member.organisation:
            held["", member.organisation].append(index)
    return {name: held[name] for name in sorted(held) if len(held[name]) > 1}


def _columns(people: int, held: list[list[int]]) -> Ints:
    of_person: list[list[int]] = [[] for _ in range(people)]
    for column, indices in enumerate(held):
        for index in indices:
            of_person[index].append(column)
    width = max(1, *(len(columns) for columns in of_person))
    padded = [columns + [len(held)] * (width - len(columns)) for columns in of_person]
    return np.array(padded, dtype=np.int64)


def _bounds(sizes: Ints, counts: list[int], mix: int) -> tuple[Floats, Floats, Floats]:
    """Give for each group and column the whole numbers around its fair share, and the weight."""
    every = tuple(int(size) for size in sizes)
    kinds = {size: [fair_share(held, size, every) for held in (*counts, 0)] for size in set(every)}
    bounds = np.array([kinds[size] for size in every], dtype=np.int64)
    low, high = bounds[:, :, 0], bounds[:, :, 1]
    weight = np.ones(low.shape)
    # More of an organisation in one group than its even share is a broken rule, as is fewer.
    held = np.array(counts[mix:], dtype=np.int64)
    low[:, mix:-1], high[:, mix:-1] = held // len(sizes), -(-held // len(sizes))
    weight[:, mix:], weight[:, -1] = RULE, 0
    return low.astype(float), high.astype(float), weight


def _pairs(request: Request) -> Floats | None:
    place = {member.id: index for index, member in enumerate(request.members)}
    wishes = request.wishes
    priced = [([place[one] for one in pair], RULE) for pair in wishes.apart]
    priced += [([place[one] for one in block], -RULE) for block in blocks_of(request)]
    priced += [([place[one] for one in old & place.keys()], MEETING) for old in wishes.met]
    # Where there is one criterion, being alike says no more than the mix does.
    priced += [(alike, ALIKE) for alike in alike_sets(request) if len(request.criteria) > 1]
    if not priced:
        return None
    pairs = np.zeros((len(place), len(place)))
    for people, cost in priced:
        for one, other in combinations(people, 2):
            pairs[one, other] += cost
            pairs[other, one] += cost
    return pairs


def alike_sets(request: Request) -> list[list[int]]:
    """Give the people with the same values in every criterion of the mix, sets of two and more."""
    alike: dict[tuple[frozenset[str], ...], list[int]] = defaultdict(list)
    for index, member in enumerate(request.members):
        alike[tuple(member.values.get(name, frozenset()) for name in request.criteria)].append(
            index
        )
    return [indices for indices in alike.values() if len(indices) > 1]


def _own(request: Request) -> Floats | None:
    homes = homes_of(request)
    costs = request.wishes.costs
    if not homes and not costs and all(member.allowed is None for member in request.members):
        return None
    own = np.zeros((len(request.members), len(request.sizes)))
    for index, member in enumerate(request.members):
        for group, cost in costs.get(member.id, {}).items():
            own[index, group] += cost
        for group in range(len(request.sizes)):
            if member.allowed is not None and group not in member.allowed:
                own[index, group] += RULE
            if member.id in homes and group not in homes[member.id]:
                own[index, group] += RULE / 2
    return own
