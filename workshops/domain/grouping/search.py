"""The search: swap descent, then annealed swaps and tabu by turns, until the bound is met."""

from collections.abc import Callable

import numpy as np

from workshops.domain.grouping.state import State
from workshops.domain.grouping.table import Ints

# Of the heat bath: where equal swaps and those one seat worse are still taken now and then.
HOT, COLD = 0.6, 0.15
TINY = 1e-9
# Steps in one turn of annealing or of tabu, and how long a moved person stays put in the latter.
TURN, LEAST_REST, MORE_REST = 6_000, 5, 10


class Search:
    """Improves a seating by swaps of two people; chance comes from ``rng`` alone."""

    def __init__(
        self,
        state: State,
        rng: np.random.Generator,
        *,
        bound: float,
        stop: Callable[[], bool],
    ) -> None:
        """Begin at ``state``; no seating costs less than ``bound``, ``stop`` ends early."""
        self.state, self.rng, self.bound, self.stop = state, rng, bound, stop
        self.cost = state.cost()
        self.best, self.best_groups = self.cost, state.groups.copy()
        self.steps = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing better exists, or time is up."""
        return self.best <= self.bound + 1e-6 or self.stop()

    def run(self, steps: int) -> Ints:
        """Search for at most so many swaps looked at, and give the best groups found."""
        self._descend()
        tabu = self.state.table.people >= 500  # noqa: PLR2004 -- measured: many people anneal slowly
        while self.steps < steps and not self.is_done:
            self._back_to_best()
            (self._tabu if tabu else self._anneal)(min(TURN, steps - self.steps))
            self._descend()
            tabu = not tabu
        return self.best_groups

    def _take(self, one: int, other: int, change: float) -> None:
        self.state.swap(one, other)
        self.cost += change
        if self.cost < self.best - TINY:
            self.best, self.best_groups = self.cost, self.state.groups.copy()

    def _back_to_best(self) -> None:
        self.state = State(self.state.table, self.best_groups)
        self.cost = self.best

    def _descend(self) -> None:
        """Take the best swap of everybody in turn while that helps."""
        better = True
        while better and not self.is_done:
            better = False
            for person in self.rng.permutation(self.state.hot()):
                costs = self.state.swaps(int(person))
                other = int(costs.argmin())
                self.steps += 1
                if costs[other] < -TINY:
                    self._take(int(person), other, float(costs[other]))
                    better = True

    def _anneal(self, turns: int) -> None:
        """Swap somebody whose place costs something with a partner by the heat bath."""
        for turn in range(turns):
            hot = self.state.hot()
            if not len(hot) or self.is_done:
                return
            person = int(hot[self.rng.integers(len(hot))])
            costs = self.state.swaps(person)
            heat = HOT + (COLD - HOT) * turn / turns
            chances = np.exp(np.minimum((costs.min() - costs) / heat, 0)).cumsum()
            other = int(chances.searchsorted(self.rng.random() * chances[-1], side="right"))
            self.steps += 1
            self._take(person, other, float(costs[other]))

    def _tabu(self, turns: int) -> None:
        """Take the best swap of somebody costly, good or bad; those moved rest for a while."""
        rests = np.zeros(self.state.table.people, dtype=np.int64)
        for turn in range(turns):
            hot = self.state.hot()
            if not len(hot) or self.is_done:
                return
            person = int(hot[self.rng.integers(len(hot))])
            costs = self.state.swaps(person)
            resting = (rests > turn) | (rests[person] > turn)
            held = np.where(resting & (self.cost + costs >= self.best - TINY), np.inf, costs)
            other = int(held.argmin())
            self.steps += 1
            if np.isfinite(held[other]):
                self._take(person, other, float(costs[other]))
                rests[[person, other]] = turn + self.rng.integers(LEAST_REST, MORE_REST, 2)
