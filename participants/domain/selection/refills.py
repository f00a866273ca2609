"""How well a set of alternates keeps the quotas over many scenarios of dropouts, all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
# Up to so many alternates every way to call them is tried; more are called one by one.
_MOST_TO_TRY = 8


@dataclass(frozen=True)
class Refills:
    """Scenarios of dropouts: who is left in each row, and how many places are to fill.

    ``columns`` are the rows of each candidate, ``held`` those of who stays, scenario by scenario.
    All numbers are whole; as floats they multiply many times faster and are just as exact.
    """

    columns: Numbers
    held: Numbers
    vacancies: Numbers
    lower: Numbers
    upper: Numbers

    def breach(self, chosen: Sequence[int]) -> float:
        """Sum the seats by which quotas are broken, with these alternates called at their best."""
        return float(_cost(self, self._refilled(chosen)[0]).sum())

    def with_each(self, chosen: Sequence[int]) -> Numbers:
        """Give the breach for each candidate beside those chosen.

        In each scenario the newcomer stays home, takes a place left or takes the place of one.
        """
        count, called = self._refilled(chosen)
        now = _cost(self, count)
        best = np.repeat(now[:, np.newaxis], self.columns.shape[1], axis=1)
        room = called.sum(axis=1) < self.vacancies
        added = now[:, np.newaxis] + _steps(self, count) @ self.columns
        best = np.where(room[:, np.newaxis], np.minimum(best, added), best)
        for place, alternate in enumerate(chosen):
            here = np.flatnonzero(called[:, place])
            without = count[here] - self.columns[:, alternate]
            swapped = _cost(self, without)[:, np.newaxis] + _steps(self, without) @ self.columns
            best[here] = np.minimum(best[here], swapped)
        return np.asarray(best.sum(axis=0), dtype=np.float64)

    def _refilled(self, chosen: Sequence[int]) -> tuple[Numbers, Flags]:
        """Call alternates one by one, each time who helps most, then swap while that helps."""
        count = self.held.copy()
        called = np.zeros((len(count), len(chosen)), dtype=bool)
        some = self.columns[:, list(chosen)]
        for _ in chosen:
            gain = np.where(called, np.inf, _steps(self, count) @ some)
            gain[called.sum(axis=1) >= self.vacancies] = np.inf
            place = gain.argmin(axis=1)
            here = np.flatnonzero(gain.min(axis=1) < 0)
            if not here.size:
                break
            count[here] += some[:, place[here]].T
            called[here, place[here]] = True
        _swap(self, count, called, some)
        return count, called


def expected_breach(scenarios: Refills, chosen: Sequence[int]) -> float:
    """Give the average breach, trying every way to call the alternates if they are few."""
    if len(chosen) > _MOST_TO_TRY:
        return scenarios.breach(chosen) / len(scenarios.held)
    left = np.full(len(scenarios.held), np.inf)
    for number in range(len(chosen) + 1):
        able = scenarios.vacancies >= number
        for some in combinations(chosen, number):
            count = scenarios.held[able] + scenarios.columns[:, list(some)].sum(axis=1)
            left[able] = np.minimum(left[able], _cost(scenarios, count))
    return float(left.mean())


def _swap(scenarios: Refills, count: Numbers, called: Flags, some: Numbers) -> None:
    """Let one alternate take another's place where that helps, until it helps nowhere."""
    for _ in range(some.shape[1]):
        moved = False
        for place in range(some.shape[1]):
            here = np.flatnonzero(called[:, place])
            without = count[here] - some[:, place]
            now, then = _cost(scenarios, count[here]), _cost(scenarios, without)
            cost = then[:, np.newaxis] + _steps(scenarios, without) @ some
            cost = np.where(called[here], np.inf, cost)
            better = cost.min(axis=1) < now
            rows, newcomer = here[better], cost.argmin(axis=1)[better]
            count[rows] = without[better] + some[:, newcomer].T
            called[rows, place], called[rows, newcomer] = False, True
            moved = moved or bool(rows.size)
        if not moved:
            return


def _cost(scenarios: Refills, count: Numbers) -> Numbers:
    low = np.maximum(scenarios.lower - count, 0).sum(axis=1)
    high = np.maximum(count - scenarios.upper, 0).sum(axis=1)
    return np.asarray(low + high, dtype=np.float64)


def _steps(scenarios: Refills, count: Numbers) -> Numbers:
    """Say for each row what one more person in it does to the breach: -1, 0 or 1."""
    over, under = count >= scenarios.upper, count < scenarios.lower
    return over.astype(np.float64) - under.astype(np.float64)
