"""Whole-number programs: the cheapest seats, or a proof that there are none."""

from dataclasses import dataclass
from enum import Enum

import highspy
import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.solver import INFINITY, Model, is_optimal, load

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_OPTIONS: dict[str, float | int | str | bool] = {"mip_abs_gap": 0.5}


class Verdict(Enum):
    """What a search came to."""

    FOUND = "found"
    NONE = "none"
    # The time was out: a solution, if there is one, is not proven to be the cheapest.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """How a search ended, and the numbers found, if any."""

    verdict: Verdict
    values: Ints | None
    cost: int = 0


@dataclass
class Purse:
    """Seconds that several searches share; a search may use what is left."""

    seconds: float

    def spend(self, seconds: float) -> None:
        """Take what a search used."""
        self.seconds = max(0.0, self.seconds - seconds)


class Program:
    """Whole numbers from 0 to ``most`` so that every row of ``matrix`` stays in its bounds."""

    def __init__(self, matrix: Ints, lower: Ints, upper: Ints, most: Ints) -> None:
        """Hand the program to the solver; bounds that nothing can break are left out."""
        depth, reach = np.minimum(matrix, 0) @ most, np.maximum(matrix, 0) @ most
        self.columns = len(most)
        self._solver = load(
            Model(
                costs=np.zeros(self.columns),
                lower=np.zeros(self.columns),
                upper=most.astype(np.float64),
                matrix=matrix.astype(np.float64),
                row_lower=np.where(lower > depth, lower, -INFINITY),
                row_upper=np.where(upper < reach, upper, INFINITY),
                whole=True,
                options=_OPTIONS,
            )
        )

    def allow_fractions(self, columns: int) -> None:
        """Let the first columns be fractions: a bound for whole numbers, found much faster."""
        kinds = np.full(columns, highspy.HighsVarType.kContinuous.value, dtype=np.uint8)
        self._solver.changeColsIntegrality(columns, np.arange(columns, dtype=np.int32), kinds)

    def refuse(self, together: Ints) -> None:
        """Refuse every answer in which all of these columns, of 0 or 1, are 1."""
        index = together.astype(np.int32)
        self._solver.addRow(-INFINITY, len(index) - 1.0, len(index), index, np.ones(len(index)))

    def cheapest(self, cost: Ints, purse: Purse, *, within: float = 0.0) -> Outcome:
        """Find the numbers of least cost, or ``within`` that part of it; never none for some."""
        every = np.arange(self.columns, dtype=np.int32)
        self._solver.changeColsCost(self.columns, every, cost.astype(np.float64))
        before = self._solver.getRunTime()
        self._set({"mip_rel_gap": within, "time_limit": before + purse.seconds})
        self._solver.run()
        purse.spend(self._solver.getRunTime() - before)
        return self._outcome(cost)

    def conflicting_rows(self) -> Floats | None:
        """Weigh the rows that even fractions cannot keep together; none if fractions can.

        A row of positive weight conflicts by its lower bound, one of negative by its upper.
        """
        self._set({"solve_relaxation": True, "presolve": "off", "solver": "simplex"})
        self._solver.run()
        found = self._solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        ray = self._ray() if found else None
        self._set({"solve_relaxation": False, "presolve": "choose", "solver": "choose"})
        return ray

    def _ray(self) -> Floats:
        ray = self._solver.getDualRay()  # type: ignore[attr-defined]  # -- the stubs lack it
        return np.asarray(ray[2], dtype=np.float64)

    def _set(self, options: dict[str, float | int | str | bool]) -> None:
        for option, value in options.items():
            self._solver.setOptionValue(option, value)

    def _outcome(self, cost: Ints) -> Outcome:
        if self._solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Outcome(Verdict.NONE, None)
        status = self._solver.getInfo().primal_solution_status
        if status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Outcome(Verdict.UNKNOWN, None)
        values = np.rint(np.asarray(self._solver.getSolution().col_value)).astype(np.int64)
        verdict = Verdict.FOUND if is_optimal(self._solver) else Verdict.UNKNOWN
        return Outcome(verdict, values, int(cost @ values))
