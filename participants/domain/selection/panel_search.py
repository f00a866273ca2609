"""One panel at a time by a whole-number programme: any panel, or the worthiest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.problem import InfeasibleError
from participants.domain.selection.solver import Model, WholeSolution, solve_whole
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Panel = NDArray[np.int64]
_SCALE = 1000.0  # the solver's tolerances are absolute: worths are blown up for it


@dataclass(frozen=True)
class Worthiest:
    """The worthiest panel found and its worth; ``proven`` if there is no worthier one."""

    panel: Panel | None
    worth: float
    proven: bool


def worthiest_panel(types: Types, worths: Numbers, *, nodes: int = 2000) -> Worthiest:
    """Find the panel with the most worth, each seat of a type worth ``worths[type]``."""
    answer = _solve(types, -_SCALE * worths, nodes)
    if answer.values is None:
        return Worthiest(None, 0.0, answer.proven)
    return Worthiest(answer.values, float(worths @ answer.values), answer.proven)


def any_panel(types: Types, worths: Numbers | None = None) -> Panel:
    """Find a panel, if need be the first that comes; raise InfeasibleError if there is none."""
    costs = np.zeros(len(types.counts)) if worths is None else -worths
    answer = _solve(types, costs, 100_000)
    if answer.values is None:
        raise InfeasibleError
    return answer.values


def _solve(types: Types, costs: Numbers, nodes: int) -> WholeSolution:
    matrix = np.vstack([np.ones(len(types.counts)), types.rows])
    size = [types.size]
    return solve_whole(
        Model(
            costs=costs,
            lower=types.must_in.astype(float),
            upper=types.allowed.astype(float),
            matrix=matrix,
            row_lower=np.concatenate([size, types.lower]).astype(float),
            row_upper=np.concatenate([size, types.upper]).astype(float),
        ),
        nodes=nodes,
    )
