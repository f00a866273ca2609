"""The second method: a lottery over whole panels that reaches the chances, by column generation.

A master programme weighs the panels known so far so that the seats missing to the chances are
fewest; its duals price a seat of each type; the panel worth most at these prices joins, until
nothing is missing. Where the worthiest panel does not help, its price list is an inequality
that all panels keep and the chances do not: it becomes a cut, and the chances are found anew.
So the chances end as the optimum over lotteries of whole panels. Column generation for
sortition: Flanigan and others (Nature 2021; NeurIPS 2021, *Fair sortition made transparent*).
"""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.chances import Chances, Cuts, equal_chances
from participants.domain.selection.panel_search import worthiest_panel
from participants.domain.selection.problem import Objective
from participants.domain.selection.solver import INFINITY, Model, change_rows, load
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Panels = NDArray[np.int64]
_REACHED = 1e-7  # seats missing in all
_HELPS = 1e-8  # a panel must be worth so much more than it costs
_SECONDS_A_PANEL, _SECONDS_AN_ENTRY = 5e-3, 4e-7


@dataclass(frozen=True)
class Lottery:
    """Panels with weights that sum to 1, the chances they aim at, and the seats missing."""

    panels: Panels
    weights: Numbers
    chances: Chances
    cuts: Cuts
    missing: float

    @property
    def exact(self) -> bool:
        """Whether the weights give the chances."""
        return self.missing <= _REACHED


class ColumnSearch:
    """Looks for a lottery over panels with given chances; cuts the chances where there is none."""

    def __init__(self, types: Types, objective: Objective, meter: Meter) -> None:
        """Start without panels or cuts."""
        self._types, self._objective, self._meter = types, objective, meter
        self._cuts = Cuts.none(types)

    def find(self, chances: Chances, panels: Panels) -> Lottery:
        """Find the lottery, starting from some panels (at least one)."""
        self._chances, self._panels = chances, np.unique(panels, axis=0)
        missing, weights = self._missing_without(), np.zeros(0)
        try:
            self._cover()
            self._master = _Master(self._panels, self._targets())
            while True:
                missing, weights = self._master.solve()
                self._first_missing = max(getattr(self, "_first_missing", missing), missing)
                self._meter.report("columns", 1 - missing / max(self._first_missing, 1e-12))
                if missing <= _REACHED:
                    break
                self._price()
        except OutOfBudgetError:
            pass
        if len(weights) < len(self._panels):
            weights = np.append(weights, np.zeros(len(self._panels) - len(weights)))
        return Lottery(self._panels, weights, self._chances, self._cuts, missing)

    def _targets(self) -> Numbers:
        return self._chances.by_type * self._types.counts

    def _missing_without(self) -> float:
        return float(self._targets().sum())

    def _cover(self) -> None:
        """Find a panel for every type with a chance; cut the chance of types that fit none."""
        covered = self._panels.any(axis=0)
        dead = np.zeros(len(covered), dtype=bool)
        while True:
            bare = ~covered & ~dead & (self._chances.by_type > 0)
            if not bare.any():
                return
            self._spend()
            found = worthiest_panel(self._types, bare.astype(float))
            if found.panel is not None and found.worth > 0:
                self._panels = np.vstack([self._panels, found.panel])
                covered |= found.panel > 0
            elif found.proven:
                dead |= bare
                self._cut(bare.astype(float), 0.0)
            else:
                return

    def _spend(self) -> None:
        entries = self._types.rows.size + len(self._panels) * self._types.size
        self._meter.spend(_SECONDS_A_PANEL + entries * _SECONDS_AN_ENTRY)

    def _price(self) -> None:
        self._spend()
        prices, cost = self._master.prices()
        found = worthiest_panel(self._types, prices)
        if found.panel is not None and found.worth > cost + _HELPS:
            self._panels = np.vstack([self._panels, found.panel])
            self._master.add(found.panel)
        elif found.proven:
            self._cut(prices, found.worth)
            self._master.aim(self._targets())
        else:
            raise OutOfBudgetError

    def _cut(self, prices: Numbers, most: float) -> None:
        self._cuts = self._cuts.with_row(prices, most)
        self._chances = equal_chances(self._types, self._objective, self._cuts)


class _Master:
    """The programme that weighs panels: rows are types and the sum of the weights."""

    def __init__(self, panels: Panels, targets: Numbers) -> None:
        types = len(targets)
        self._types = types
        self._count = len(panels)
        lines = np.column_stack([np.eye(types), panels.T])
        sums = np.concatenate([np.zeros(types), np.ones(self._count)])
        columns = types + self._count
        self._solver = load(
            Model(
                costs=np.concatenate([np.ones(types), np.zeros(self._count)]),
                lower=np.zeros(columns),
                upper=np.full(columns, INFINITY),
                matrix=np.vstack([lines, sums]),
                row_lower=np.append(targets, 1.0),
                row_upper=np.append(np.full(types, INFINITY), 1.0),
                options={
                    "presolve": "off",
                    "primal_feasibility_tolerance": 1e-9,
                    "dual_feasibility_tolerance": 1e-9,
                },
            )
        )

    def solve(self) -> tuple[float, Numbers]:
        """Give the seats missing in all, and the panels' weights."""
        self._solver.run()
        values = np.array(self._solver.getSolution().col_value)
        return float(values[: self._types].sum()), np.clip(values[self._types :], 0.0, 1.0)

    def prices(self) -> tuple[Numbers, float]:
        """Give the worth of a seat of each type, and what a panel must be worth to help."""
        duals = np.array(self._solver.getSolution().row_dual)
        return np.clip(duals[:-1], 0.0, None), -float(duals[-1])

    def add(self, panel: NDArray[np.int64]) -> None:
        """Let one more panel in."""
        rows = np.append(np.flatnonzero(panel), self._types).astype(np.int32)
        entries = np.append(panel[panel > 0], 1).astype(float)
        self._solver.addCol(0.0, 0.0, float(highspy.kHighsInf), len(rows), rows, entries)

    def aim(self, targets: Numbers) -> None:
        """Change the seats wanted of each type."""
        change_rows(self._solver, targets, np.full(self._types, INFINITY))
