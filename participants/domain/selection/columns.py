"""The second method: a lottery over whole panels that reaches the chances, by column generation.

A master programme weighs the panels known so far so that the seats missing to the chances are
fewest; its duals price a seat of each type; the panel worth most at these prices joins, until
nothing is missing. Where the worthiest panel does not help, its price list is an inequality
that all panels keep and the chances do not: it becomes a cut, and the chances are found anew.
So the chances end as the optimum over lotteries of whole panels. Column generation for
sortition: Flanigan and others (Nature 2021; NeurIPS 2021, *Fair sortition made transparent*).
"""

from contextlib import suppress
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import Chances, Cuts, equal_chances, given_chances
from participants.domain.selection.panel_sampler import PanelSampler
from participants.domain.selection.panel_search import any_panel, worthiest_panel
from participants.domain.selection.problem import Objective
from participants.domain.selection.solver import INFINITY, Model, change_rows, load, nominal_seconds
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Panels = NDArray[np.int64]
Mask = NDArray[np.bool_]
_REACHED = 1e-7  # seats missing in all
_HELPS = 1e-8  # a panel must be worth so much more than it costs
_SURE = 1e-6  # a cut must forbid so many seats, or the search has ended
_START = 500  # panels to start from
_AT_ONCE = 20  # panels that join at once, at most


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

    def __init__(self, types: Types, objective: Objective, stream: Stream, meter: Meter) -> None:
        """Start without panels or cuts."""
        self._types, self._objective, self._meter = types, objective, meter
        self._sampler = PanelSampler(types, stream, meter)
        self._cuts = Cuts.none(types)

    def find(self, chances: Chances, panels: Panels) -> Lottery:
        """Find the lottery, starting from some panels; InfeasibleError if there is no panel."""
        self._chances = chances
        self._panels = self._enough(panels)
        with suppress(OutOfBudgetError):
            self._cover()
        self._master = _Master(self._panels, self._targets())
        missing, weights = self._master.solve()
        most = max(missing, _REACHED)
        with suppress(OutOfBudgetError):
            while missing > _REACHED:
                self._meter.report("columns", 1 - missing / most)
                self._price(missing)
                missing, weights = self._master.solve()
                self._meter.spend(self._master.seconds())
        if missing > _REACHED:
            return self._best_so_far()
        weights = np.append(weights, np.zeros(len(self._panels) - len(weights)))
        return Lottery(self._panels, weights, self._chances, self._cuts, missing)

    def _best_so_far(self) -> Lottery:
        """Weigh the panels known for the highest floor, then the fewest seats missing.

        The chances become those that the weights give: the best there is, and true. Who is in
        none of the panels has none, but is not called dead: that would need a proof.
        """
        covered = self._panels.any(axis=0) & (self._chances.by_type > 0)
        floor = highest_floor(self._types, self._panels, covered)
        least = np.where(covered, floor * self._types.counts, 0.0)
        self._master = _Master(self._panels, self._targets(), least)
        missing, weights = self._master.solve()
        by_type = weights @ self._panels / self._types.counts
        chances = given_chances(self._types, by_type, self._chances)
        return Lottery(self._panels, weights, chances, self._cuts, missing)

    def _enough(self, panels: Panels) -> Panels:
        """Round the chances to more panels where there are few to start from."""
        panels = np.unique(panels, axis=0)
        if len(panels) < _START:
            with suppress(OutOfBudgetError):
                near = self._sampler.near(self._targets(), 2 * _START)
                panels = np.unique(np.vstack([panels, near]), axis=0)
        return panels if len(panels) else any_panel(self._types)[None, :]

    def _targets(self) -> Numbers:
        return self._chances.by_type * self._types.counts

    def _cover(self) -> None:
        """Find a panel for every type with a chance; cut the chance of types that fit none."""
        covered: Mask = np.asarray(self._panels.sum(axis=0) > 0)
        dead: Mask = np.zeros_like(covered)
        while True:
            bare = ~covered & ~dead & (self._chances.by_type > 0)
            if not bare.any():
                return
            found = worthiest_panel(self._types, bare.astype(float))
            self._meter.spend(found.seconds)
            if found.panel is not None and found.worth > 0:
                self._panels = np.vstack([self._panels, found.panel])
                covered |= found.panel > 0
            elif found.proven:
                dead |= bare
                self._cut(bare.astype(float), 0.0)
            else:
                return

    def _price(self, missing: float) -> None:
        prices, cost = self._master.prices()
        worthy = self._sampler.worthy(self._targets(), prices, cost + _HELPS, _AT_ONCE)
        if len(worthy):
            self._panels = np.vstack([self._panels, worthy])
            for panel in worthy:
                self._master.add(panel)
            return
        found = worthiest_panel(self._types, prices, self._cuts)
        self._meter.spend(found.seconds)
        if found.panel is None:
            raise OutOfBudgetError
        helps = found.worth > cost + _HELPS
        if helps:
            self._panels = np.vstack([self._panels, found.panel])
            self._master.add(found.panel)
        beyond = float(prices @ self._targets()) - found.worth
        if found.proven and (not helps or beyond > max(_SURE, missing / 2)):
            self._cut(prices, found.worth)
            self._master.aim(self._targets())
        elif not helps:
            raise OutOfBudgetError

    def _cut(self, prices: Numbers, most: float) -> None:
        self._cuts = self._cuts.with_row(prices, most)
        self._chances = equal_chances(self._types, self._objective, self._cuts)


class _Master:
    """The programme that weighs panels: rows are types and the sum of the weights."""

    def __init__(self, panels: Panels, targets: Numbers, least: Numbers | None = None) -> None:
        """Set up the programme; at ``least`` so many seats of a type must be had."""
        types = len(targets)
        self._types = types
        self._count = len(panels)
        lines = np.column_stack([np.eye(types), panels.T])
        sums = np.concatenate([np.zeros(types), np.ones(self._count)])
        columns = types + self._count
        may_miss = np.full(types, INFINITY)
        if least is not None:
            may_miss = np.clip(targets - least, 0.0, None) + _SURE
        self._solver = load(
            Model(
                costs=np.concatenate([np.ones(types), np.zeros(self._count)]),
                lower=np.zeros(columns),
                upper=np.append(may_miss, np.full(self._count, INFINITY)),
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

    def seconds(self) -> float:
        """Tell about how long the last solution took."""
        return nominal_seconds(self._solver)

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


def highest_floor(types: Types, panels: Panels, covered: Mask) -> float:
    """Find the highest lowest chance, of some types, that these panels can give by weights."""
    count = len(panels)
    rows = np.flatnonzero(covered)
    lines = np.column_stack([panels.T[rows], -types.counts[rows]]).astype(float)
    solver = load(
        Model(
            costs=np.append(np.zeros(count), -1.0),
            lower=np.zeros(count + 1),
            upper=np.ones(count + 1),
            matrix=np.vstack([lines, np.append(np.ones(count), 0.0)]),
            row_lower=np.append(np.zeros(len(rows)), 1.0),
            row_upper=np.append(np.full(len(rows), INFINITY), 1.0),
        )
    )
    solver.run()
    return float(solver.getSolution().col_value[count])
