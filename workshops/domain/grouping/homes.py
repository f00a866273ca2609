"""Which groups the people of a cluster belong in: as few as they fit in, largest cluster first."""

from collections import defaultdict

from workshops.domain.grouping.request import Request


def homes_of(request: Request) -> dict[str, frozenset[int]]:
    """Give for each person of a cluster the groups that are its home; empty without a cluster.

    People with several values of the criterion count by the first; people without one go anywhere.
    A cluster larger than a group fills whole groups first; the rest goes where it fits best, and is
    split only where it fits nowhere whole (best fit decreasing).
    """
    name = request.wishes.cluster
    if not name:
        return {}
    clusters: dict[str, list[str]] = defaultdict(list)
    for member in request.members:
        values = sorted(member.values.get(name, ()))
        if values:
            clusters[values[0]].append(member.id)
    free = dict(enumerate(request.sizes))
    homes: dict[str, frozenset[int]] = {}
    for _value, people in sorted(clusters.items(), key=lambda item: (-len(item[1]), item[0])):
        home = frozenset(_take(free, len(people)))
        homes.update(dict.fromkeys(people, home))
    return homes


def _take(free: dict[int, int], people: int) -> list[int]:
    """Take seats for a cluster from ``free``, and give the groups they are in."""
    taken: list[int] = []
    left = people
    while left:
        fitting = [group for group, seats in free.items() if seats >= left]
        if fitting:
            group = min(fitting, key=lambda number: (free[number], number))
        else:
            group = max(free, key=lambda number: (free[number], -number))
        seats = min(free[group], left)
        free[group] -= seats
        left -= seats
        taken.append(group)
    return taken
