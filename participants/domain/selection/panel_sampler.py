"""Many panels at once near given shares, by rounding: cheap columns for the second method."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.products import product
from participants.domain.selection.rounding import Rounder, Rounding
from participants.domain.selection.solver import Model, is_optimal, load
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Panels = NDArray[np.int64]
_WHOLE = 1_000_000_000
_NEAR = 1e-6  # of a seat
# How far from the chances towards the worthiest fractions of people.
_MIXES = (0.3, 0.6, 0.95)
_EACH = 32


class PanelSampler:
    """Rounds shares of seats to panels that keep every row."""

    def __init__(self, types: Types, stream: Stream, meter: Meter) -> None:
        """Set up the rounding, and the relaxed programme that is asked for worthy fractions."""
        count = len(types.counts)
        self._rows = np.vstack([types.rows, np.ones((1, count))]).T.astype(np.float64)
        self._low = np.append(types.lower, types.size).astype(np.float64)
        self._high = np.append(types.upper, types.size).astype(np.float64)
        self._bounds = types.must_in.astype(np.float64), types.allowed.astype(np.float64)
        self._rounder = Rounder(self._rows.astype(np.float32), stream, meter)
        self._relaxed = load(
            Model(
                costs=np.zeros(count),
                lower=self._bounds[0],
                upper=self._bounds[1],
                matrix=self._rows.T,
                row_lower=self._low,
                row_upper=self._high,
                options={"presolve": "off"},
            )
        )

    def near(self, shares: Numbers, number: int) -> Panels:
        """Try so many roundings of the shares; give the different panels that came out."""
        down = np.clip(np.floor(shares + _NEAR), *self._bounds)
        part = np.rint(np.clip(shares - down, 0.0, 1.0) * _WHOLE)
        part[(part < _WHOLE * _NEAR) | (part > _WHOLE * (1 - _NEAR))] = 0
        base = product(down[None, :], self._rows)
        task = Rounding(
            part=np.tile(part.astype(np.int32), (number, 1)),
            whole=np.full(number, _WHOLE, dtype=np.int32),
            low=np.tile((self._low - base).astype(np.float32), (number, 1)),
            high=np.tile((self._high - base).astype(np.float32), (number, 1)),
        )
        ups, good = self._rounder.round(task)
        found: Panels = np.unique((down + ups[good]).astype(np.int64), axis=0)
        return found

    def worthy(self, shares: Numbers, worths: Numbers, least: float, most: int) -> Panels:
        """Look for panels worth more than ``least``, the worthiest first, at most so many."""
        count = len(worths)
        places = np.arange(count, dtype=np.int32)
        self._relaxed.changeColsCost(count, places, -worths)
        self._relaxed.run()
        if not is_optimal(self._relaxed):
            return np.zeros((0, count), dtype=np.int64)
        best = np.array(self._relaxed.getSolution().col_value)
        tries = [self.near(mix * best + (1 - mix) * shares, _EACH) for mix in _MIXES]
        panels = np.unique(np.vstack(tries), axis=0)
        worth = panels @ worths
        order = np.argsort(-worth, kind="stable")[:most]
        good: Panels = panels[order[worth[order] > least]]
        return good
