"""The lowest ceiling at a given floor, by Newton's method on one number.

With the ceiling ``u`` given, chances are boxed between floor and ceiling, and a linear programme
tells by how much the rows must be broken: a convex function of ``u`` that falls to 0 at the
lowest ceiling. Its slope is the sum of the reduced costs at the upper bounds, so tangents lead
there from the left in a few warm-started steps, and the last one proves who must hang from the
ceiling and who must stand on the floor (complementary slackness).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.solver import INFINITY, Model, is_optimal, load

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
_KEPT = 1e-9  # rows broken by less are kept
_STEPS = 200
_POSITIVE = 1e-7  # reduced costs from here on prove, against 1 for a seat too many


@dataclass(frozen=True)
class Ceiling:
    """The ceiling, who must be at it or at the floor, and who was at it."""

    level: float
    at_ceiling: Mask
    at_floor: Mask
    hangs: Mask


def lowest_ceiling(rows: Numbers, low: Numbers, high: Numbers, floor: float) -> Ceiling | None:
    """Find the ceiling for types whose seats are ``rows`` times their chance; None if none."""
    count, types = rows.shape
    stand = rows.sum(axis=1) * floor
    columns = types + 2 * count
    solver = load(
        Model(
            costs=np.concatenate([np.zeros(types), np.ones(2 * count)]),
            lower=np.zeros(columns),
            upper=np.concatenate([np.zeros(types), np.full(2 * count, INFINITY)]),
            matrix=np.column_stack([rows, np.eye(count), -np.eye(count)]),
            row_lower=low - stand,
            row_upper=high - stand,
            options={
                "presolve": "off",
                "primal_feasibility_tolerance": 1e-10,
                "dual_feasibility_tolerance": 1e-9,
            },
        )
    )
    places, nothing = np.arange(types, dtype=np.int32), np.zeros(types)
    level, reduced = floor, np.zeros(types)
    for _ in range(_STEPS):
        solver.changeColsBounds(types, places, nothing, np.full(types, level - floor))
        solver.run()
        if not is_optimal(solver):
            return None
        broken = float(solver.getInfo().objective_function_value)
        solution = solver.getSolution()
        if broken <= _KEPT:
            hangs = np.array(solution.col_value)[:types] > (level - floor) / 2
            return Ceiling(level, reduced < -_POSITIVE, reduced > _POSITIVE, hangs)
        reduced = np.array(solution.col_dual)[:types]
        slope = float(reduced[reduced < 0].sum())
        step = broken / -slope if slope < 0 else INFINITY
        if level + step > 1 + _KEPT:
            return None
        level += step
    return None
