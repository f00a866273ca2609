"""Deals people into groups that are as mixed as whole people allow, and says how good they are."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from workshops.domain.grouping.quality import Quality, alike_bound, measure, meet_again_bound
from workshops.domain.grouping.request import BadRequestError, Request, blocks_of, faults_of
from workshops.domain.grouping.search import Search
from workshops.domain.grouping.start import first_seating
from workshops.domain.grouping.state import State
from workshops.domain.grouping.table import ALIKE, MEETING, RULE, Ints, Table, read_table

# Swaps looked at before giving up on the bound: about 10 CPU s at 1,000 people, 3 s at 60.
STEPS, STARTS = 60_000, 3


@dataclass(frozen=True)
class Dealt:
    """Groups of ids in the order of the sizes asked for, each sorted, with their figures."""

    groups: tuple[tuple[str, ...], ...]
    quality: Quality
    # Whether no deal can be better: every figure is at its bound.
    proven: bool
    steps: int


def never() -> bool:
    """Do not stop early."""
    return False


def deal_groups(
    request: Request, *, seed: str, steps: int = STEPS, stop: Callable[[], bool] = never
) -> Dealt:
    """Deal the people of ``request`` into its groups.

    The same request and seed give the same groups, whatever the order of people. The method is a
    swap descent from a sorted deal, then annealed heat-bath swaps and tabu by turns; it ends at the
    bound that no deal can go below, after ``steps`` swaps looked at, or when ``stop`` says so.

    Raises:
        BadRequestError: the request makes no sense.
    """
    request = _in_order(request)
    faults = faults_of(request)
    if faults:
        raise BadRequestError(faults)
    table = read_table(request)
    rng = np.random.Generator(np.random.PCG64(int(sha256(seed.encode()).hexdigest(), 16)))
    bound = _least_cost(request)
    best: tuple[float, Ints] | None = None
    taken = 0
    for number in range(STARTS):
        state = State(table, first_seating(request, rng))
        search = Search(state, rng, bound=bound, stop=stop)
        groups = search.run((steps - taken) // (STARTS - number))
        taken += search.steps
        if best is None or search.best < best[0]:
            best = (search.best, groups)
        if search.is_done:
            break
    if best is None:
        raise BadRequestError(faults)
    return _dealt(request, table, best[1], steps=taken, proven=best[0] <= bound + 1e-6)


def _in_order(request: Request) -> Request:
    members = tuple(sorted(request.members, key=lambda member: member.id))
    return Request(members, request.sizes, tuple(sorted(request.criteria)), request.wishes)


def _least_cost(request: Request) -> float:
    """Give what no seating goes below: even mix, every rule kept, the pigeonhole's pairs."""
    together = sum(len(block) * (len(block) - 1) // 2 for block in blocks_of(request))
    cost = MEETING * meet_again_bound(request) - RULE * together
    return cost + (ALIKE * alike_bound(request) if len(request.criteria) > 1 else 0)


def _dealt(request: Request, table: Table, groups: Ints, *, steps: int, proven: bool) -> Dealt:
    named = tuple(
        tuple(request.members[int(index)].id for index in np.flatnonzero(groups == group))
        for group in range(table.groups)
    )
    return Dealt(named, measure(request, named), proven=proven, steps=steps)
