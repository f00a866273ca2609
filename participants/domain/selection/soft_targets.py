"""Soft targets: first how near the quotas allow, then that near is held.

Targets of the same weight go together, heavier ones first. Among all panels that keep the
quotas (and the heavier targets), the largest distance of any target of the group is made as
small as possible; the targets that cannot be nearer are held there, and the rest go on. What
comes out is unique, whatever order targets are listed in. Each target then becomes a quota from
``wanted - distance`` to ``wanted + distance``; within it, chances count.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.problem import InfeasibleError, Problem, Target
from participants.domain.selection.solver import INFINITY, Model, solve_whole
from participants.domain.selection.types import Types, target_label

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Held:
    """The types with the targets held, and the smallest distance of each target."""

    types: Types
    distances: tuple[tuple[Target, int], ...]


def hold_targets(types: Types, problem: Problem) -> Held:
    """Hold the soft targets as near as the quotas allow; raise InfeasibleError if none do."""
    targets = sorted(problem.rules.targets, key=lambda target: sorted(target.cell))
    places = {target: types.labels.index(target_label(target.cell)) for target in targets}
    distances: dict[Target, int] = {}
    for weight in sorted({target.weight for target in targets}, reverse=True):
        open_targets = [target for target in targets if target.weight == weight]
        while open_targets:
            open_rows = [(places[target], target.wanted) for target in open_targets]
            least = _least_distance(types, open_rows)
            stuck = _stuck(types, open_rows, least)
            for target, is_stuck in zip(open_targets, stuck, strict=True):
                if is_stuck:
                    types = _held(types, places[target], target.wanted, least)
                    distances[target] = least
            open_targets = [target for target in open_targets if target not in distances]
    return Held(types, tuple((target, distances[target]) for target in targets))


def _held(types: Types, row: int, wanted: int, distance: int) -> Types:
    lower, upper = types.lower.copy(), types.upper.copy()
    lower[row], upper[row] = max(wanted - distance, 0), wanted + distance
    return replace(types, lower=lower, upper=upper)


def _stuck(types: Types, rows: list[tuple[int, int]], least: int) -> list[bool]:
    """Tell which targets can be no nearer while the others keep the distance; all if none."""
    if least == 0:
        return [True] * len(rows)
    held = types
    for row, wanted in rows:
        held = _held(held, row, wanted, least)
    stuck = [not _any_panel(_held(held, row, wanted, least - 1)) for row, wanted in rows]
    return stuck if any(stuck) else [True] * len(rows)


def _any_panel(types: Types) -> bool:
    return _solve(types, []) is not None


def _least_distance(types: Types, rows: list[tuple[int, int]]) -> int:
    values = _solve(types, rows)
    if values is None:
        raise InfeasibleError
    return int(values[-1])


def _solve(types: Types, rows: list[tuple[int, int]]) -> Whole | None:
    """Minimise the largest distance (the last value) of some rows from what is wanted."""
    count, places = len(types.counts), [row for row, _ in rows]
    wanted = np.array([number for _, number in rows], dtype=float)
    near = types.rows[places].astype(float).reshape(len(rows), count)
    matrix = np.vstack([np.ones(count), types.rows, near, near])
    slack = np.concatenate([np.zeros(1 + len(types.rows)), np.ones(len(rows)), -np.ones(len(rows))])
    nothing = np.full(len(rows), INFINITY)
    keep, size = types.lower.astype(float), [float(types.size)]
    return solve_whole(
        Model(
            costs=np.append(np.zeros(count), 1.0),
            lower=np.append(types.must_in, 0).astype(float),
            upper=np.append(types.allowed.astype(float), INFINITY),
            matrix=np.column_stack([matrix, slack]),
            row_lower=np.concatenate([size, keep, wanted, -nothing]),
            row_upper=np.concatenate([size, types.upper.astype(float), nothing, wanted]),
        ),
        nodes=100_000,
    ).values
