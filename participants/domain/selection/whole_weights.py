"""Whole numbers of panels out of a lottery's weights, by exchanging single panels."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.products import product

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
_MOVES, _PATIENCE = 1000, 200
_LEAVING, _JOINING = 30, 60
_TABU = 12
_SECONDS_A_MOVE, _SECONDS_AN_ENTRY = 1e-3, 2e-9


def whole_weights(
    panels: Whole, weights: Numbers, number: int, within: tuple[Whole, Whole], meter: Meter
) -> Whole:
    """Round ``number * weights`` to whole numbers that sum to ``number``.

    Seats of each type should end ``within`` (fewest, most): one panel after the other gives way
    to another so that the squared seats outside become fewest, with a tabu list; the best
    numbers seen are the result.
    """
    search = _Exchange(panels, _largest_remainders(weights * number, number), within)
    quiet = 0
    try:
        for step in range(_MOVES):
            if search.best_cost == 0 or quiet > _PATIENCE:
                break
            meter.spend(_SECONDS_A_MOVE + panels.size * _SECONDS_AN_ENTRY)
            quiet = 0 if search.move(step) else quiet + 1
    except OutOfBudgetError:
        pass
    return search.best


def _largest_remainders(shares: Numbers, number: int) -> Whole:
    times = np.floor(shares + 1e-9).astype(np.int64)
    order = np.argsort(times - shares, kind="stable")
    for place in order[: max(number - int(times.sum()), 0)].tolist():
        times[place] += 1
    while times.sum() != number:
        times[int(np.argmax(times))] += np.sign(number - times.sum())
    return times


class _Exchange:
    """Numbers of panels under exchange."""

    def __init__(self, panels: Whole, times: Whole, within: tuple[Whole, Whole]) -> None:
        self._table = panels.astype(np.float64)
        self._fewest, self._most = within[0].astype(np.float64), within[1].astype(np.float64)
        self._times = times
        self._seats = product(times[None, :].astype(np.float64), self._table)[0]
        self._may_leave = np.zeros(len(times), dtype=np.int64)
        self._may_join = np.zeros(len(times), dtype=np.int64)
        self.best, self.best_cost = times.copy(), float(self._cost(self._seats))

    def _cost(self, seats: Numbers) -> Numbers:
        outside = np.maximum(self._fewest - seats, 0) + np.maximum(seats - self._most, 0)
        squares: Numbers = np.einsum("...t,...t->...", outside, outside)
        return squares

    def move(self, step: int) -> bool:
        """Exchange the pair of panels that helps most or hurts least; True for a new best."""
        over = np.maximum(self._seats - self._most, 0)
        under = np.maximum(self._fewest - self._seats, 0)
        slope = product(self._table, (over - under)[:, None])[:, 0]
        leave = np.flatnonzero((self._times > 0) & (self._may_leave <= step))
        join = np.flatnonzero(self._may_join <= step)
        if not leave.size or not join.size:
            return False
        leave = leave[np.argsort(-slope[leave], kind="stable")][:_LEAVING]
        join = join[np.argsort(slope[join], kind="stable")][:_JOINING]
        left = self._seats - self._table[leave]
        costs = self._cost(left[:, None, :] + self._table[join][None, :, :])
        costs[leave[:, None] == join[None, :]] = np.inf
        line, column = divmod(int(costs.argmin()), len(join))
        self._exchange(int(leave[line]), int(join[column]), step)
        cost = float(costs[line, column])
        if cost < self.best_cost:
            self.best, self.best_cost = self._times.copy(), cost
            return True
        return False

    def _exchange(self, leaving: int, joining: int, step: int) -> None:
        self._times[leaving] -= 1
        self._times[joining] += 1
        self._seats += self._table[joining] - self._table[leaving]
        self._may_join[leaving] = step + _TABU
        self._may_leave[joining] = step + _TABU
