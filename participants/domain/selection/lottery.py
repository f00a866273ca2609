"""The draw as a whole: chances, then numbered panels of equal weight that realise them."""

from collections.abc import Callable

import numpy as np

from participants.domain.selection.budget import Budget, Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import equal_chances
from participants.domain.selection.prepared import Prepared
from participants.domain.selection.problem import Problem
from participants.domain.selection.realise import Asked, Realised, realise
from participants.domain.selection.seats import seat_people
from participants.domain.selection.soft_targets import hold_targets
from participants.domain.selection.types import group_people

PANELS = 1000
_MOST_PANELS = 100_000
_FEW = 2  # nobody who can be chosen should be in fewer panels


def prepare_draw(
    problem: Problem,
    *,
    seed: str,
    panels: int | None = PANELS,
    budget: Budget | None = None,
    progress: Callable[[str, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """Compute the chances and the numbered panels; the same for the same problem and seed.

    ``panels`` None chooses: 1,000, or ten or a hundred times as many where somebody's chance
    would be under two panels. Raises BadProblemError, InfeasibleError or CancelledError.
    """
    budget = budget or Budget()
    meter = Meter(budget, progress, cancelled)
    meter.report("chances", 0.0)
    held = hold_targets(group_people(problem), problem)
    types = held.types
    chances = equal_chances(types, problem.rules.objective)
    meter.report("chances", 1.0)
    number = panels or panels_for(chances.floor)
    asked = Asked(types, problem.rules.objective, number, seed)
    draw = realise(asked, chances, budget, meter)
    if any(distance for _, distance in held.distances):
        draw.notes.append("targets_missed")
    if meter.clock_stopped:
        draw.notes.append("clock")
    if 0 < draw.chances.floor * number < _FEW:
        draw.notes.append("few_panels")
    return _prepared(problem, draw, Stream(f"{seed}\nseats"))


def panels_for(floor: float) -> int:
    """Tell how many panels give everybody who can be chosen at least two, if that many can."""
    number = PANELS
    while number < _MOST_PANELS and floor * number < _FEW:
        number *= 10
    return number


def _prepared(problem: Problem, draw: Realised, stream: Stream) -> Prepared:
    people = problem.people
    seated = seat_people(draw.types, draw.panels, stream)
    counts = np.bincount([person for panel in seated for person in panel], minlength=len(people))
    ideal = np.zeros(len(people))
    for members, chance in zip(draw.types.members, draw.chances.by_type.tolist(), strict=True):
        ideal[list(members)] = chance
    order = sorted(range(len(people)), key=lambda person: people[person].id)
    distance = np.abs(counts - len(seated) * ideal).max()
    dead = (person for kind in draw.chances.dead for person in draw.types.members[kind])
    return Prepared(
        ids=tuple(people[person].id for person in order),
        chances=tuple(ideal[order].tolist()),
        counts=tuple(counts[order].tolist()),
        panels=tuple(tuple(sorted(people[person].id for person in panel)) for panel in seated),
        floor=draw.chances.floor,
        ceiling=draw.chances.ceiling,
        bound=draw.chances.bound,
        unreachable=tuple(sorted(people[person].id for person in dead)),
        method=draw.method,
        exact=draw.exact,
        distance=float(distance),
        types=len(draw.types.counts),
        notes=tuple(draw.notes),
    )
