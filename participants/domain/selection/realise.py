"""From chances to whole panels: by halving, and where that does not do, by weighing panels."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Budget, Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import Chances, equal_chances
from participants.domain.selection.columns import ColumnSearch, Lottery
from participants.domain.selection.panel_split import SeatSplit, seats_within
from participants.domain.selection.problem import Objective
from participants.domain.selection.seat_moves import move_seats
from participants.domain.selection.types import Types
from participants.domain.selection.whole_weights import whole_weights

Panels = NDArray[np.int64]
_PROVE_TYPES = 40  # up to so many types, the chances of whole panels are proven
# With few types, weighing whole panels is quick: halving gets less time.
_FEW_TYPES, _HALVING_LEAST = 32, 0.1
_SECONDS_A_TYPE_FEW, _SECONDS_A_TYPE = 0.02, 0.03
_EXCHANGE_SECONDS = 3.0
_MOST = 0.8  # so many of the panels found: worth another try


@dataclass(frozen=True)
class Asked:
    """What is wanted."""

    types: Types
    objective: Objective
    number: int
    seed: str


@dataclass
class Realised:
    """The panels, by types, and the chances that they stand for."""

    types: Types
    chances: Chances
    panels: Panels
    method: str
    notes: list[str] = field(default_factory=list)

    @property
    def exact(self) -> bool:
        """Whether the chances are the objective's best and all counts are theirs, rounded."""
        return "budget" not in self.notes and self.fits

    @property
    def fits(self) -> bool:
        """Whether everybody's count is their chance times the panels, up or down."""
        fewest, most = seats_within(self.types, self.chances, len(self.panels))
        seats = self.panels.sum(axis=0)
        return bool(((seats >= fewest) & (seats <= most)).all())


def realise(asked: Asked, chances: Chances, budget: Budget, meter: Meter) -> Realised:
    """Halve; where that does not do, or proof is cheap, weigh whole panels."""
    types = asked.types
    meter.allow(_halving_seconds(budget, len(types.counts)))
    stream = Stream(f"{asked.seed}\nhalving")
    split = SeatSplit(types, chances, asked.number, stream, meter)
    split.go_on()
    halved = Realised(types, chances, split.panels, "halving")
    if split.complete and len(types.counts) > _PROVE_TYPES:
        return halved
    meter.allow(budget.columns)
    stream = Stream(f"{asked.seed}\ncolumns")
    search = ColumnSearch(types, asked.objective, stream, meter)
    lottery = search.find(chances, split.panels)
    if split.complete and not lottery.exact:
        return halved
    weighed = _weighed(asked, _with_linear_bound(types, lottery), split, meter)
    same = lottery.exact and not len(lottery.cuts.most)
    if weighed.fits or not same or len(split.panels) < _MOST * asked.number:
        return weighed
    meter.allow(budget.halving)
    split.go_on()
    return replace(halved, panels=split.panels) if split.complete else weighed


def _halving_seconds(budget: Budget, types: int) -> float:
    each = _SECONDS_A_TYPE_FEW if types <= _FEW_TYPES else _SECONDS_A_TYPE
    return min(budget.halving, _HALVING_LEAST + each * types)


def _with_linear_bound(types: Types, lottery: Lottery) -> Lottery:
    """Give the bound of the linear programme again, over those whom whole panels can hold."""
    if not len(lottery.cuts.most):
        return lottery
    allowed = types.allowed.copy()
    allowed[list(lottery.chances.dead)] = 0
    linear = equal_chances(replace(types, allowed=allowed), Objective.LEXIMIN)
    return replace(lottery, chances=replace(lottery.chances, bound=linear.bound))


def _weighed(asked: Asked, lottery: Lottery, split: SeatSplit, meter: Meter) -> Realised:
    """Round the lottery to whole panels; the panels of the halving stay if they do."""
    types, chances = asked.types, lottery.chances
    notes = ["chances_proven"] if lottery.exact else ["budget"]
    if len(lottery.cuts.most):
        notes.append("chances_tightened")
    halved = Realised(types, chances, split.panels, "halving", notes)
    if split.complete and halved.fits:
        return halved
    meter.allow(_EXCHANGE_SECONDS)
    within = seats_within(types, chances, asked.number)
    weights = _mixed_weights(lottery, split.panels, asked.number)
    whole = whole_weights(lottery.panels, weights, asked.number, within, meter)
    panels = np.repeat(lottery.panels, whole, axis=0)
    panels = move_seats(types, panels, within, meter)
    return Realised(types, chances, panels, "columns", notes)


def _mixed_weights(lottery: Lottery, found: Panels, number: int) -> NDArray[np.float64]:
    """Count each of the panels found once, if they are most, and weigh the rest."""
    if 2 * len(found) <= number or not lottery.exact:
        return lottery.weights
    once, times = np.unique(found, axis=0, return_counts=True)
    place = {panel.tobytes(): line for line, panel in enumerate(lottery.panels)}
    weights = lottery.weights * (1 - len(found) / number)
    for panel, often in zip(once, times.tolist(), strict=True):
        weights[place[panel.tobytes()]] += often / number
    return weights
