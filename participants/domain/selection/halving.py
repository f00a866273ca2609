"""Splitting seats of many panels into halves, level by level, until each part is one panel.

``m`` panels together hold whole numbers of seats of each type, within ``m`` times every bound.
Each level splits all parts at once: seats are halved, odd ones rounded so that both halves keep
their own bounds (see ``rounding``); where that fails a small whole-number programme decides;
where there is no such split, the part above is split anew.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.products import product
from participants.domain.selection.rounding import Rounder, Rounding
from participants.domain.selection.solver import Model, solve_whole
from participants.domain.selection.types import Types

Seats = NDArray[np.int32]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
_TRIES = 2
_MIP_NODES = 500
_NEAR = 1e-4  # of a seat
_SECONDS_AN_ENTRY = 3e-8


@dataclass(frozen=True)
class Split:
    """One panel a line, and which lines are panels; the others belong to parts that failed."""

    panels: NDArray[np.int16]
    found: Mask

    @property
    def complete(self) -> bool:
        """Whether every line is a panel."""
        return bool(self.found.all())


class Halving:
    """Splits seats into panels within a budget."""

    def __init__(self, types: Types, stream: Stream, meter: Meter) -> None:
        """Set up for the rows of these types; the panel's size is the last row."""
        total = np.ones((1, len(types.counts)), dtype=np.int8)
        self._rows = np.vstack([types.rows, total]).T.astype(np.float64)
        self._low = np.append(types.lower, types.size).astype(np.float64)
        self._high = np.append(types.upper, types.size).astype(np.float64)
        self._stream = stream
        self._meter = meter
        self._rounder = Rounder(self._rows.astype(np.float32), stream, meter)
        self.out_of_budget = False
        self._ready = 0

    def split(self, seats: Seats, panels: int) -> Split:
        """Split the seats of so many panels; stops early when the budget is used."""
        self._panels = panels
        self._ready = 0
        sizes = np.array([panels], dtype=np.int32)
        return self._descend(seats.reshape(1, -1).astype(np.int32), sizes)

    def round_shares(
        self, shares: NDArray[np.float64], within: tuple[Whole, Whole]
    ) -> Seats | None:
        """Round the types' shares of all seats, each up or down, so that the rows hold.

        Where that fails, anything ``within`` (fewest, most) will do; None if nothing does.
        """
        whole, tries = 1_000_000_000, 8
        panels = round(float(shares.sum()) / self._high[-1])
        down = np.floor(shares + _NEAR)
        part = np.rint(np.clip(shares - down, 0.0, 1.0) * whole)
        part[(part < whole * _NEAR) | (part > whole * (1 - _NEAR))] = 0
        base = product(down[None, :], self._rows)
        task = Rounding(
            part=np.tile(part.astype(np.int32), (tries, 1)),
            whole=np.full(tries, whole, dtype=np.int32),
            low=np.tile((panels * self._low - base).astype(np.float32), (tries, 1)),
            high=np.tile((panels * self._high - base).astype(np.float32), (tries, 1)),
        )
        ups, good = self._rounder.round(task)
        if good.any():
            seats: Seats = (down + ups[int(np.argmax(good))]).astype(np.int32)
            return seats
        return self._seats_within(within, panels)

    def _seats_within(self, within: tuple[Whole, Whole], panels: int) -> Seats | None:
        """Find whole seats within bounds whose rows hold, by a whole-number programme."""
        answer = solve_whole(
            Model(
                costs=np.zeros(len(self._rows)),
                lower=within[0].astype(np.float64),
                upper=within[1].astype(np.float64),
                matrix=self._rows.T,
                row_lower=panels * self._low,
                row_upper=panels * self._high,
            ),
            nodes=_MIP_NODES,
        )
        return None if answer.values is None else answer.values.astype(np.int32)

    def _descend(self, seats: Seats, sizes: NDArray[np.int32]) -> Split:
        """Split all parts down to panels; a part that fails below is split anew."""
        count = int(sizes.sum())
        if int(sizes.max()) == 1:
            self._ready += count
            self._meter.report("halving", self._ready / self._panels)
            return Split(seats.astype(np.int16), np.ones(count, dtype=bool))
        ends = np.cumsum(sizes).astype(np.int64)
        panels = np.zeros((count, seats.shape[1]), dtype=np.int16)
        found = np.zeros(count, dtype=bool)
        pending = np.arange(len(sizes))
        for _ in range(_TRIES):
            halves, half_sizes, good = self._halve(seats[pending], sizes[pending])
            below = self._descend(halves, half_sizes) if good.any() else None
            where = _lines(ends[pending[good]], sizes[pending[good]])
            if below is not None:
                panels[where], found[where] = below.panels, below.found
            pending = _incomplete(found, ends, sizes)
            if not pending.size or self.out_of_budget or not good.any():
                break
        return Split(panels, found)

    def _halve(
        self, seats: Seats, sizes: NDArray[np.int32]
    ) -> tuple[Seats, NDArray[np.int32], Mask]:
        """Split each part in two; give the parts that came out, side by side, and which did."""
        left = np.maximum(sizes // 2, 1)
        single = sizes == 1
        down, task = self._task(seats, sizes, left)
        good = np.zeros(len(sizes), dtype=bool)
        try:
            self._meter.spend(seats.size * _SECONDS_AN_ENTRY)
            ups, good = self._rounder.round(task)
            for line in np.flatnonzero(~good & ~single).tolist():
                answer = self._by_programme(task, line)
                if answer is not None:
                    ups[line], good[line] = answer, True
        except OutOfBudgetError:
            self.out_of_budget = True
            if not good.any():
                return seats[:0], sizes[:0], good & single
        good |= single
        first = down + ups
        pairs = np.stack([first, seats - first], axis=1)
        pair_sizes = np.stack([left, sizes - left], axis=1)
        keep = np.stack([good, good & ~single], axis=1)
        return pairs[keep], pair_sizes[keep].astype(np.int32), good

    def _task(
        self, seats: Seats, sizes: NDArray[np.int32], left: NDArray[np.int32]
    ) -> tuple[Seats, Rounding]:
        share = seats * left[:, None]
        down = share // sizes[:, None]
        sums, base = (
            product(seats.astype(np.float64), self._rows),
            product(down.astype(np.float64), self._rows),
        )
        ours, theirs = left[:, None], (sizes - left)[:, None]
        low = np.maximum(ours * self._low, sums - theirs * self._high) - base
        high = np.minimum(ours * self._high, sums - theirs * self._low) - base
        task = Rounding(
            part=share - down * sizes[:, None],
            whole=sizes,
            low=low.astype(np.float32),
            high=high.astype(np.float32),
        )
        return down, task

    def _by_programme(self, task: Rounding, line: int) -> NDArray[np.int8] | None:
        """Look for ups that keep the rows by a whole-number programme."""
        odd = np.flatnonzero(task.part[line])
        matrix = self._rows[odd].T
        costs = [self._stream.below(1000) for _ in odd]
        answer = solve_whole(
            Model(
                costs=np.array(costs, dtype=np.float64),
                lower=np.zeros(len(odd)),
                upper=np.ones(len(odd)),
                matrix=matrix,
                row_lower=task.low[line].astype(np.float64),
                row_upper=task.high[line].astype(np.float64),
                options={"mip_max_improving_sols": 1},
            ),
            nodes=_MIP_NODES,
        )
        self._meter.spend(answer.seconds)
        if answer.values is None:
            return None
        ups = np.zeros(task.part.shape[1], dtype=np.int8)
        ups[odd] = answer.values
        return ups


def _lines(ends: NDArray[np.int64], sizes: NDArray[np.int32]) -> NDArray[np.int64]:
    """List the lines of some parts, one after the other."""
    if not len(ends):
        return np.zeros(0, dtype=np.int64)
    return np.concatenate(
        [
            np.arange(end - size, end)
            for end, size in zip(ends.tolist(), sizes.tolist(), strict=True)
        ]
    )


def _incomplete(
    found: Mask, ends: NDArray[np.int64], sizes: NDArray[np.int32]
) -> NDArray[np.int64]:
    """Find the parts with lines that are no panels yet."""
    return np.flatnonzero(np.add.reduceat(~found, ends - sizes))
