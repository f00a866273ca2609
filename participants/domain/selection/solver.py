"""HiGHS with one thread and no output: the only door to the solver."""

import ctypes
import os
import sys
from dataclasses import dataclass, field
from functools import cache

import highspy
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Options = dict[str, float | int | str | bool]
INFINITY = float(highspy.kHighsInf)
# The solver stops by itself after so many seconds of wall time, whatever the budget says.
LONGEST_SECONDS = 60.0
_RUN, _STEP, _STEP_ENTRY = 1e-3, 5e-5, 1.5e-9  # nominal seconds


@dataclass(frozen=True)
class Model:
    """Minimise ``costs @ x`` within bounds; ``matrix`` is rows x columns, dense."""

    costs: Numbers
    lower: Numbers
    upper: Numbers
    matrix: Numbers
    row_lower: Numbers
    row_upper: Numbers
    whole: bool = False
    options: Options = field(default_factory=dict)


@dataclass(frozen=True)
class WholeSolution:
    """The best whole-number solution found, if any, and whether that is the last word.

    ``seconds`` are nominal: from the solver's own count of steps, the same on every machine.
    """

    values: NDArray[np.int64] | None
    proven: bool
    seconds: float


def load(model: Model) -> highspy.Highs:
    """Give the model to a solver of its own."""
    _print_banner_elsewhere()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # -- highspy leaves it untyped
    options: Options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "time_limit": LONGEST_SECONDS,
    }
    for name, value in (options | model.options).items():
        solver.setOptionValue(name, value)
    solver.passModel(_highs_lp(model))
    return solver


@cache
def _print_banner_elsewhere() -> None:
    """Make the first solver of the process where its banner does no harm.

    HiGHS writes two lines to standard output, below Python, before it can be told not to; a
    command whose output is read by a machine must not carry them.
    """
    if sys.platform == "win32":
        highspy.Highs()  # type: ignore[no-untyped-call]  # -- highspy leaves it untyped
        return
    sys.stdout.flush()
    flush = ctypes.CDLL(None).fflush
    flush(None)
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]  # -- highspy leaves it untyped
        flush(None)
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _highs_lp(model: Model) -> highspy.HighsLp:
    columns, places = np.nonzero(model.matrix.T)
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = model.matrix.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.costs, model.lower, model.upper
    lp.row_lower_, lp.row_upper_ = model.row_lower, model.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(columns, np.arange(lp.num_col_ + 1)).astype(np.int32)
    lp.a_matrix_.index_ = places.astype(np.int32)
    lp.a_matrix_.value_ = model.matrix.T[columns, places]
    if model.whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    return lp


def is_optimal(solver: highspy.Highs) -> bool:
    """Tell whether the last run ended with an optimum."""
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def solve_whole(model: Model, *, nodes: int = 5000) -> WholeSolution:
    """Solve in whole numbers, looking at so many nodes at most."""
    exact: Options = {"mip_rel_gap": 0.0, "mip_abs_gap": 1e-9, "mip_max_nodes": nodes}
    solver = load(
        Model(
            model.costs,
            model.lower,
            model.upper,
            model.matrix,
            model.row_lower,
            model.row_upper,
            whole=True,
            options=exact | model.options,
        )
    )
    solver.run()
    info = solver.getInfo()
    seconds = nominal_seconds(solver)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        infeasible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        return WholeSolution(None, bool(infeasible), seconds)
    values = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
    return WholeSolution(values, is_optimal(solver), seconds)


def nominal_seconds(solver: highspy.Highs) -> float:
    """Tell about how long the last run took, by its count of steps."""
    info = solver.getInfo()
    steps = max(info.simplex_iteration_count, 0)
    return _RUN + steps * (_STEP + solver.getNumNz() * _STEP_ENTRY)


def change_rows(solver: highspy.Highs, lower: Numbers, upper: Numbers) -> None:
    """Set the bounds of the first rows."""
    for row, (least, most) in enumerate(zip(lower.tolist(), upper.tolist(), strict=True)):
        solver.changeRowBounds(row, least, most)
