"""Whole numbers of panels out of a lottery's weights, by moves of single panels."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.products import product

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
_MOVES = 400
_SECONDS_AN_ENTRY = 3e-9
_ENTRIES = 2_000_000


def whole_weights(
    panels: Whole, weights: Numbers, number: int, within: tuple[Whole, Whole], meter: Meter
) -> Whole:
    """Round ``number * weights`` to whole numbers that sum to ``number``.

    Seats of each type should end ``within`` (lowest, highest); single panels change places as
    long as the squared seats outside become fewer.
    """
    times = _largest_remainders(weights * number, number)
    table = panels.astype(np.float64)
    try:
        for _ in range(_MOVES):
            if not _move(table, times, within, meter):
                break
    except OutOfBudgetError:
        pass
    return times


def _largest_remainders(shares: Numbers, number: int) -> Whole:
    times = np.floor(shares + 1e-9).astype(np.int64)
    order = np.argsort(-(shares - times), kind="stable")
    for place in order[: number - int(times.sum())].tolist():
        times[place] += 1
    while times.sum() > number:
        times[int(np.argmax(times))] -= 1
    while times.sum() < number:
        times[int(np.argmax(times))] += 1
    return times


def _cost(seats: Numbers, within: tuple[Whole, Whole]) -> Numbers:
    outside = np.maximum(within[0] - seats, 0) + np.maximum(seats - within[1], 0)
    return np.einsum("...t,...t->...", outside, outside)


def _move(table: Numbers, times: Whole, within: tuple[Whole, Whole], meter: Meter) -> bool:
    """Replace one panel by another where that helps most; False if it never does."""
    seats = product(times[None, :].astype(np.float64), table)[0]
    now = float(_cost(seats, within))
    if now == 0:
        return False
    outside = np.maximum(seats - within[1], 0) - np.maximum(within[0] - seats, 0)
    slope = product(table, outside[:, None])[:, 0]
    used = np.flatnonzero(times)
    leave = used[np.argsort(-slope[used], kind="stable")][:30]
    size = max(1, _ENTRIES // max(1, table.size))
    best = (now, -1, -1)
    for start in range(0, len(leave), size):
        some = leave[start : start + size]
        meter.spend(len(some) * table.size * _SECONDS_AN_ENTRY)
        costs = _cost((seats - table[some])[:, None, :] + table[None, :, :], within)
        place = int(costs.argmin())
        line, other = divmod(place, len(table))
        if costs[line, other] < best[0]:
            best = (float(costs[line, other]), int(some[line]), other)
    if best[1] < 0:
        return False
    times[best[1]] -= 1
    times[best[2]] += 1
    return True
