"""The linear programme behind the chances: levels are found one by one and never undone."""

from typing import Protocol

import highspy
import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.chance_ceiling import lowest_ceiling
from participants.domain.selection.solver import INFINITY, Model, change_rows, is_optimal, load
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
_FEASIBLE = 1e-9  # the solver's own tolerance
_WITHIN = 1e-8  # how far a chance may pass floor or ceiling before it is put right
_POSITIVE = 1e-7  # reduced costs from here on hold a chance at its level
_DRIFT = 2e-9  # rows give way so much for the rounding of levels already held
_MOST_DRIFT = 1e-6
_ROUNDS = 25  # so often types change sides before rows of their own keep them inside
_FLOOR, _CEILING = 0, 1  # the first two columns


class CutRows(Protocol):
    """Rows beside those of the quotas: ``weights @ seats <= most``."""

    @property
    def weights(self) -> Numbers:
        """What a seat of each type weighs, row by row."""

    @property
    def most(self) -> Numbers:
        """How much the seats may weigh."""


class NoChancesError(Exception):
    """The rows cannot be kept, not even by fractions of people."""


class Levels:
    """Chances between a floor ``z`` and a ceiling ``u``, as far as they are settled.

    A type's seats are ``n (z + x)`` while it stands on the floor and ``n (u - x)`` while it
    hangs from the ceiling, with ``x >= 0``. A type that passes the other bound changes sides.
    After each optimum, types with ``x = 0`` at a positive reduced cost stay at that level in
    every optimum (complementary slackness) and are settled for good; a second programme with a
    threshold instead is known to go wrong.
    """

    def __init__(self, types: Types, cuts: CutRows) -> None:
        """Set up the programme with floor 0 and ceiling 1."""
        self._counts = types.counts.astype(float)
        self._free = (types.allowed > 0) & (types.must_in < types.counts)
        self._settled = np.where(types.must_in > 0, 1.0, 0.0)
        self._hangs = np.zeros(len(self._counts), dtype=bool)
        seats = np.vstack([np.ones(len(self._counts)), types.rows, cuts.weights])
        self._rows = seats * self._counts
        self._low = np.concatenate([[types.size], types.lower, np.full(len(cuts.most), -INFINITY)])
        self._high = np.concatenate([[types.size], types.upper, cuts.most])
        self._z, self._u = 0.0, 1.0
        self._kept: list[int] = []
        self._drift = 0.0
        self._solver = load(self._model())

    def _model(self) -> Model:
        types, held = len(self._counts), self._rows @ self._settled
        reach = np.where(self._free, INFINITY, 0.0)
        rows = self._rows * self._free
        return Model(
            costs=np.zeros(types + 2),
            lower=np.concatenate([[0.0, 1.0], np.zeros(types)]),
            upper=np.concatenate([[1.0, 1.0], reach]),
            matrix=np.column_stack([rows.sum(axis=1), np.zeros(len(rows)), rows]),
            row_lower=self._low - held,
            row_upper=self._high - held,
            options={
                "presolve": "off",
                "primal_feasibility_tolerance": _FEASIBLE,
                "dual_feasibility_tolerance": _FEASIBLE,
            },
        )

    def anyone_free(self) -> bool:
        """Tell whether any chance is still open."""
        return bool(self._free.any())

    def chances(self) -> Numbers:
        """Give the settled chances, by type."""
        return self._settled

    def check_feasible(self) -> None:
        """Raise NoChancesError if no chances keep the rows."""
        if self.anyone_free():
            self._optimise(0.0)
            return
        totals = self._rows @ self._settled
        if (totals < self._low - _WITHIN).any() or (totals > self._high + _WITHIN).any():
            raise NoChancesError

    def raise_floor(self) -> float:
        """Make the lowest open chance as high as possible and settle who cannot have more."""
        chances, solution = self._optimise(-1.0)
        self._settle(chances, solution)
        return self._z

    def lower_ceiling(self) -> None:
        """Make the highest open chance as low as possible at this floor, and settle likewise."""
        held = self._rows @ self._settled
        low, high = self._low - held - self._drift, self._high - held + self._drift
        found = lowest_ceiling(self._rows[:, self._free], low, high, self._z)
        if found is None:
            return
        self._u = found.level
        self._solver.changeColBounds(_CEILING, self._u, self._u)
        self._solver.changeColBounds(_FLOOR, self._z, self._u)
        places = np.flatnonzero(self._free)
        self._change_sides(places[found.hangs != self._hangs[places]])
        at_ceiling, at_floor = places[found.at_ceiling], places[found.at_floor]
        self._settled[at_ceiling], self._settled[at_floor] = self._u, self._z
        self._hold(np.concatenate([at_ceiling, at_floor]))

    def _optimise(self, cost: float) -> tuple[Numbers, highspy.HighsSolution]:
        """Solve at this cost of the floor; types change sides until all are inside."""
        self._solver.changeColCost(_FLOOR, cost)
        for turn in range(10 * _ROUNDS):
            self._run()
            solution = self._solver.getSolution()
            values = np.array(solution.col_value)
            floor, steps = float(values[_FLOOR]), values[2:]
            wrong = np.flatnonzero(self._free & (steps > self._u - floor + _WITHIN))
            if not wrong.size:
                self._z = min(floor, self._u)
                return np.where(self._hangs, self._u - steps, self._z + steps), solution
            if turn < _ROUNDS:
                self._change_sides(wrong)
            else:
                self._keep_inside(wrong)
        raise NoChancesError

    def _run(self) -> None:
        self._solver.run()
        if is_optimal(self._solver):
            return
        # A second look without the warm start, then with a little more room for drift.
        self._solver.clearSolver()
        self._solver.run()
        if not is_optimal(self._solver) and 0 < self._drift < _MOST_DRIFT:
            self._drift *= 10
            self._shift_rows()
            self._run()
        elif not is_optimal(self._solver):
            raise NoChancesError

    def _settle(self, chances: Numbers, solution: highspy.HighsSolution) -> None:
        """Settle the types that the duals hold at floor or ceiling."""
        own = self._free & (np.array(solution.col_dual)[2:] > _POSITIVE)
        other = np.zeros_like(own)
        duals = np.abs(np.array(solution.row_dual)[len(self._low) :]) > _POSITIVE
        other[np.array(self._kept, dtype=np.int64)[duals]] = True
        other &= self._free & ~own
        if self._u - self._z < _FEASIBLE or not (own | other).any():
            self._settled = np.where(self._free, chances, self._settled)
            self._hold(np.flatnonzero(self._free))
            return
        level = np.where(self._hangs ^ other, self._u, self._z)
        self._settled = np.where(own | other, level, self._settled)
        self._hold(np.flatnonzero(own | other))

    def _hold(self, types: Places) -> None:
        """Take settled types out of the programme."""
        self._free[types] = False
        nothing = np.zeros(len(types))
        self._solver.changeColsBounds(len(types), types.astype(np.int32) + 2, nothing, nothing)
        self._drift = max(self._drift, _DRIFT)
        self._shift_rows()
        self._show_levels()

    def _shift_rows(self) -> None:
        held = self._rows @ self._settled
        change_rows(self._solver, self._low - held - self._drift, self._high - held + self._drift)

    def _show_levels(self) -> None:
        """Write the columns of floor and ceiling: the free types on either side."""
        stand = self._rows @ (self._free & ~self._hangs)
        hang = self._rows @ (self._free & self._hangs)
        for row, (floor, ceiling) in enumerate(zip(stand.tolist(), hang.tolist(), strict=True)):
            self._solver.changeCoeff(row, _FLOOR, floor)
            self._solver.changeCoeff(row, _CEILING, ceiling)

    def _change_sides(self, types: Places) -> None:
        self._hangs[types] ^= True
        for place in types.tolist():
            sign = -1.0 if self._hangs[place] else 1.0
            entries = self._rows[:, place] * sign
            for row in np.flatnonzero(entries).tolist():
                self._solver.changeCoeff(row, place + 2, float(entries[row]))
        self._show_levels()

    def _keep_inside(self, types: Places) -> None:
        """Give types that keep changing sides a row of their own: ``x <= u - z``."""
        for place in types.tolist():
            columns = np.array([_FLOOR, _CEILING, place + 2], dtype=np.int32)
            entries = np.array([1.0, -1.0, 1.0])
            self._solver.addRow(-INFINITY, 0.0, 3, columns, entries)
        self._kept += types.tolist()
