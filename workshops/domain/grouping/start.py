"""A first seating: those who may sit in few groups first, those who belong together at once."""

import numpy as np

from workshops.domain.grouping.homes import homes_of
from workshops.domain.grouping.request import Request, blocks_of
from workshops.domain.grouping.table import Ints


def first_seating(request: Request, rng: np.random.Generator) -> Ints:
    """Give (n,) a group for everybody, every group full.

    People are sorted by their values and dealt round, so that equal people land in different
    groups; whoever is bound (to groups, or to each other) is seated before that.
    """
    free = list(request.sizes)
    groups = np.full(len(request.members), -1, dtype=np.int64)
    for unit, allowed in _bound(request):
        fitting = [group for group in allowed if free[group] >= len(unit)]
        for index in unit:
            choice = fitting or [group for group, seats in enumerate(free) if seats]
            most = max(free[group] for group in choice)
            best = [group for group in choice if free[group] == most]
            group = best[int(rng.integers(len(best)))]
            fitting = [group] if fitting else []
            groups[index] = group
            free[group] -= 1
    _deal_rest(request, groups, free, rng)
    return groups


def _bound(request: Request) -> list[tuple[list[int], list[int]]]:
    """Give the people to seat together with the groups they may be in, the tightest first."""
    place = {member.id: index for index, member in enumerate(request.members)}
    homes, every = homes_of(request), frozenset(range(len(request.sizes)))
    blocks = blocks_of(request)
    bound = frozenset().union(*blocks)
    units = [sorted(place[name] for name in block) for block in blocks]
    units += [
        [index]
        for index, member in enumerate(request.members)
        if member.id not in bound and (member.allowed is not None or member.id in homes)
    ]
    found = []
    for unit in units:
        people = [request.members[index] for index in unit]
        allowed = every.intersection(*(one.allowed or every for one in people))
        at_home = allowed.intersection(*(homes.get(one.id, every) for one in people))
        found.append((unit, sorted(at_home or allowed or every)))
    return sorted(found, key=lambda item: (len(item[1]), -len(item[0]), item[0]))


def _deal_rest(request: Request, groups: Ints, free: list[int], rng: np.random.Generator) -> None:
    rest = np.flatnonzero(groups < 0)
    order = rng.permutation(len(rest))
    keys = [
        tuple(
            "|".join(sorted(request.members[index].values.get(name, ())))
            for name in request.criteria
        )
        for index in rest
    ]
    for number in sorted(order, key=lambda at: keys[at]):
        group = max(range(len(free)), key=lambda at: (free[at], -at))
        groups[rest[number]] = group
        free[group] -= 1
