"""The draw as a whole: chances, then numbered panels of equal weight that realise them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Budget, Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import Chances, equal_chances
from participants.domain.selection.columns import ColumnSearch, Lottery
from participants.domain.selection.panel_split import seats_within, split_seats
from participants.domain.selection.panel_search import any_panel
from participants.domain.selection.prepared import Prepared
from participants.domain.selection.problem import Problem
from participants.domain.selection.seats import seat_people
from participants.domain.selection.soft_targets import hold_targets
from participants.domain.selection.types import Types, group_people
from participants.domain.selection.whole_weights import whole_weights

Panels = NDArray[np.int64]
PANELS = 1000
_MOST_PANELS = 100_000
_FEW = 2  # nobody who can be chosen should be in fewer panels
_PROVE_TYPES = 40  # up to so many types, the chances of whole panels are proven


@dataclass
class _Draw:
    """A draw under way."""

    types: Types
    chances: Chances
    panels: Panels
    method: str
    notes: list[str]


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
    draw = _draw(problem, types, chances, number, (seed, budget, meter))
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


def _draw(
    problem: Problem,
    types: Types,
    chances: Chances,
    number: int,
    means: tuple[str, Budget, Meter],
) -> _Draw:
    """Halve; where that does not do, or proof is cheap, weigh whole panels."""
    seed, budget, meter = means
    meter.allow(budget.halving)
    found = split_seats(types, chances, number, Stream(f"{seed}\nhalving"), meter)
    complete = len(found) == number
    if complete and len(types.counts) > _PROVE_TYPES:
        return _Draw(types, chances, found, "halving", [])
    start = found if len(found) else any_panel(types)[None, :]
    meter.allow(budget.columns)
    lottery = ColumnSearch(types, problem.rules.objective, meter).find(chances, start)
    notes = ["chances_proven"] if lottery.exact else ["budget"]
    if len(lottery.cuts.most):
        notes.append("chances_tightened")
    if complete and not lottery.exact:
        return _Draw(types, chances, found, "halving", [])
    if complete and _fits(types, lottery.chances, found):
        return _Draw(types, lottery.chances, found, "halving", notes)
    return _Draw(types, lottery.chances, _weighed(types, lottery, number, meter), "columns", notes)


def _weighed(types: Types, lottery: Lottery, number: int, meter: Meter) -> Panels:
    meter.allow(10.0)
    within = seats_within(types, lottery.chances, number)
    times = whole_weights(lottery.panels, lottery.weights, number, within, meter)
    return np.repeat(lottery.panels, times, axis=0)


def _fits(types: Types, chances: Chances, panels: Panels) -> bool:
    fewest, most = seats_within(types, chances, len(panels))
    seats = panels.sum(axis=0)
    return bool(((seats >= fewest) & (seats <= most)).all())


def _prepared(problem: Problem, draw: _Draw, stream: Stream) -> Prepared:
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
        exact=_fits(draw.types, draw.chances, draw.panels),
        distance=float(distance),
        types=len(draw.types.counts),
        notes=tuple(draw.notes),
    )
