"""Chances as equal as the quotas allow, by linear programmes over types.

Among all lotteries over panels that keep every row, the lowest chance is made as high as
possible (the floor), then the highest as low as possible (the ceiling), then the rest leximin
within both. Leximin over lotteries: Flanigan, Gölz, Gupta, Hennig and Procaccia, *Fair
algorithms for selecting citizens' assemblies* (Nature 2021). The ceiling against gain from
false answers: Baharav and Flanigan, *Fair, manipulation-robust, and transparent sortition*
("Goldilocks", 2024), done here as exact stages.

The chances range over the linear relaxation of the panels, tightened by ``cuts`` where the
whole-number panels need it (see ``columns``). The result is unique, whatever the solver does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.chance_levels import Levels, NoChancesError
from participants.domain.selection.problem import InfeasibleError, Objective
from participants.domain.selection.types import Types

Numbers = NDArray[np.float64]
# Chances below this are none: far under one panel in a million, far over the solver's noise.
NO_CHANCE = 1e-6


@dataclass(frozen=True)
class Cuts:
    """Rows that every panel keeps, found on the way: ``weights @ seats <= most``."""

    weights: Numbers
    most: Numbers

    @classmethod
    def none(cls, types: Types) -> "Cuts":
        """Start without any."""
        return cls(np.zeros((0, len(types.counts))), np.zeros(0))

    def with_row(self, weights: Numbers, most: float) -> "Cuts":
        """Add one."""
        return Cuts(np.vstack([self.weights, weights]), np.append(self.most, most))


@dataclass(frozen=True)
class Chances:
    """The chance of a person of each type.

    ``floor`` and ``ceiling`` are the lowest and highest chance of those who can be chosen and
    need not be; ``bound`` is the highest that the lowest chance can be. ``dead`` are the types
    that may be chosen but fit no panel.
    """

    by_type: Numbers
    floor: float
    ceiling: float
    bound: float
    dead: tuple[int, ...]


def equal_chances(types: Types, objective: Objective, cuts: Cuts | None = None) -> Chances:
    """Find the chances; raise InfeasibleError if not even fractions of people keep the rows."""
    levels = Levels(types, cuts or Cuts.none(types))
    try:
        bound = _raise_floor(levels)
        if objective is Objective.CEILING and levels.anyone_free():
            levels.lower_ceiling()
        while levels.anyone_free():
            levels.raise_floor()
    except NoChancesError as error:
        raise InfeasibleError from error
    return _chances(types, levels.chances(), bound)


def _raise_floor(levels: Levels) -> float:
    """Raise the floor until somebody's chance is held at a level above none."""
    bound = 0.0
    levels.check_feasible()
    while bound < NO_CHANCE and levels.anyone_free():
        bound = levels.raise_floor()
    return bound


def given_chances(types: Types, by_type: Numbers, ideal: Chances) -> Chances:
    """Sum up chances that are not the ideal ones; who is dead and the bound stay as they are."""
    chances = np.clip(by_type, 0.0, 1.0)
    chances[list(ideal.dead)] = 0.0
    return _summed_up(types, chances, ideal.bound, ideal.dead)


def _chances(types: Types, by_type: Numbers, bound: float) -> Chances:
    chances = np.clip(np.where(by_type < NO_CHANCE, 0.0, by_type), 0.0, 1.0)
    dead = np.flatnonzero(_open(types) & (chances == 0))
    return _summed_up(types, chances, bound, tuple(dead.tolist()))


def _open(types: Types) -> NDArray[np.bool_]:
    """Tell which types may be chosen and need not be."""
    return (types.allowed > 0) & (types.must_in < types.counts)


def _summed_up(types: Types, chances: Numbers, bound: float, dead: tuple[int, ...]) -> Chances:
    counted = _open(types)
    counted[list(dead)] = False
    free = chances[counted]
    return Chances(
        by_type=chances,
        floor=float(free.min()) if free.size else 1.0,
        ceiling=float(free.max()) if free.size else 1.0,
        bound=bound if free.size else 1.0,
        dead=dead,
    )
