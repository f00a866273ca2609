"""One panel at a time by a whole-number programme: any panel, or the worthiest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.chances import Cuts
from participants.domain.selection.problem import InfeasibleError, UnprovenError
from participants.domain.selection.solver import (
    INFINITY,
    Model,
    Options,
    WholeSolution,
    solve_whole,
)
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
Panel = NDArray[np.int64]
_SLACK = 1e-6  # cuts must not lose panels to rounding
_PRICING_NODES, _NODES = 2000, 100_000
# Small programmes with tight rows: these only cost.
_PLAIN: Options = {"presolve": "off", "mip_allow_restart": False}
_SCALE = 1000.0  # the solver's tolerances are absolute: worths are blown up for it


@dataclass(frozen=True)
class Worthiest:
    """The worthiest panel found and its worth; ``proven`` if there is no worthier one.

    ``seconds`` are nominal, as in ``solver``.
    """

    panel: Panel | None
    worth: float
    proven: bool
    seconds: float


def worthiest_panel(types: Types, worths: Numbers, cuts: Cuts | None = None) -> Worthiest:
    """Find the panel with the most worth, each seat of a type worth ``worths[type]``.

    ``cuts`` are rows that all panels keep anyway: they make the proof shorter.
    """
    answer = _solve(types, -_SCALE * worths, _PRICING_NODES, cuts or Cuts.none(types))
    if answer.values is None:
        return Worthiest(None, 0.0, answer.proven, answer.seconds)
    worth = float(worths @ answer.values)
    return Worthiest(answer.values, worth, answer.proven, answer.seconds)


def any_panel(types: Types, worths: Numbers | None = None) -> Panel:
    """Find a panel; raise InfeasibleError if there is none, UnprovenError if none was found."""
    costs = np.zeros(len(types.counts)) if worths is None else -worths
    answer = _solve(types, costs, _NODES, Cuts.none(types))
    if answer.values is None:
        raise InfeasibleError if answer.proven else UnprovenError
    return answer.values


def _solve(types: Types, costs: Numbers, nodes: int, cuts: Cuts) -> WholeSolution:
    matrix = np.vstack([np.ones(len(types.counts)), types.rows, cuts.weights])
    size, unbounded = [types.size], np.full(len(cuts.most), -INFINITY)
    return solve_whole(
        Model(
            costs=costs,
            lower=types.must_in.astype(float),
            upper=types.allowed.astype(float),
            matrix=matrix,
            row_lower=np.concatenate([size, types.lower, unbounded]).astype(float),
            row_upper=np.concatenate([size, types.upper, cuts.most + _SLACK]).astype(float),
            options=_PLAIN,
        ),
        nodes=nodes,
    )
