"""A smallest set of bounds that cannot be kept together: leave out any one and there are panels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from participants.domain.selection.counting import simple_conflicts
from participants.domain.selection.seat_table import RowBound, SeatTable, Side
from participants.domain.selection.whole import Purse, Verdict

_WEIGHTLESS = 1e-9


@dataclass(frozen=True)
class Conflict:
    """Bounds that conflict; ``proven`` if no bound can be left out."""

    bounds: tuple[RowBound, ...]
    proven: bool


def find_conflict(table: SeatTable, purse: Purse) -> Conflict | None:
    """Find bounds that conflict, or none where there are panels.

    Without any bounds and unproven: the time ran out before it was known whether there are panels.
    """
    for bounds in simple_conflicts(table):
        return smallest(table, bounds, purse)
    weighed = conflict_of_fractions(table)
    if weighed and table.keep(weighed).fits(purse) is Verdict.NONE:
        return smallest(table, weighed, purse)
    verdict = table.fits(purse)
    if verdict is Verdict.FOUND:
        return None
    if verdict is Verdict.UNKNOWN:
        return Conflict((), proven=False)
    return smallest(table, table.bounds(), purse)


def conflict_of_fractions(table: SeatTable) -> list[RowBound]:
    """Give bounds that not even fractions of people can keep together, if there are such."""
    ray = table.program().conflicting_rows()
    if ray is None:
        return []
    low = [(row, Side.MINIMUM) for row in np.flatnonzero(ray > _WEIGHTLESS).tolist()]
    high = [(row, Side.MAXIMUM) for row in np.flatnonzero(ray < -_WEIGHTLESS).tolist()]
    return sorted(low + high)


def smallest(
    table: SeatTable,
    bounds: Sequence[RowBound],
    purse: Purse,
    *,
    given: Sequence[RowBound] = (),
) -> Conflict:
    """Leave out bounds, first many at a time, as long as those left conflict with the given."""
    kept = list(bounds)
    proven = True
    step = max(1, len(kept) // 2)
    while step:
        for part in [kept[at : at + step] for at in range(0, len(kept), step)]:
            rest = [bound for bound in kept if bound not in part]
            verdict = table.keep([*rest, *given]).fits(purse)
            if verdict is Verdict.NONE:
                kept = rest
            proven = proven and not (step == 1 and verdict is Verdict.UNKNOWN)
        step //= 2
    return Conflict(tuple(sorted(kept)), proven)
