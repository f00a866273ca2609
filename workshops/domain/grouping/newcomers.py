"""Where those go who come after the groups were made; nobody else moves."""

from collections.abc import Sequence
from dataclasses import replace

from workshops.domain.grouping.quality import measure
from workshops.domain.grouping.request import Request
from workshops.domain.grouping.table import RULE


def seat_newcomers(
    request: Request, groups: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Give the groups with everybody of ``request`` seated.

    Whoever has no seat goes to one of the smallest groups they may be in, there where the mix
    stays best; people in the order of their ids.
    """
    seats = [list(group) for group in groups]
    known = {member.id: member for member in request.members}
    seated = {name for group in groups for name in group}
    for name in sorted(set(known) - seated):
        allowed = known[name].allowed
        open_to = [at for at in range(len(seats)) if allowed is None or at in allowed]
        open_to = open_to or list(range(len(seats)))
        smallest = min(len(seats[at]) for at in open_to)
        best = min(
            (at for at in open_to if len(seats[at]) == smallest),
            key=lambda at: (_cost(request, seats, name, at), at),
        )
        seats[best].append(name)
    return tuple(tuple(sorted(group)) for group in seats)


def _cost(request: Request, seats: Sequence[Sequence[str]], name: str, group: int) -> float:
    tried = [[*people, name] if at == group else list(people) for at, people in enumerate(seats)]
    here = {one for people in tried for one in people}
    members = tuple(member for member in request.members if member.id in here)
    wishes = replace(
        request.wishes,
        together=tuple(wish & here for wish in request.wishes.together),
        apart=tuple(pair for pair in request.wishes.apart if here.issuperset(pair)),
    )
    quality = measure(Request(members, tuple(map(len, tried)), request.criteria, wishes), tried)
    return quality.imbalance + RULE * len(quality.broken) + quality.meet_again
