"""Single seats of single panels change type where too many or too few seats are left over."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.products import product
from participants.domain.selection.types import Types

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
Within = tuple[Whole, Whole]
_MOST_MOVES = 5000
_SECONDS_A_LOOK, _SECONDS_AN_ENTRY = 3e-5, 4e-9
_LINES = 100  # panels looked at together


def move_seats(types: Types, panels: Whole, within: Within, meter: Meter) -> Whole:
    """Bring the seats of each type ``within`` (fewest, most) as far as moves can.

    A move gives one seat of one panel from a type to another where the panel keeps every row; or
    two moves follow each other, by way of a third type.
    """
    moves = _Moves(types, panels, within, meter)
    try:
        for _ in range(_MOST_MOVES):
            if not moves.move_one():
                break
    except OutOfBudgetError:
        pass
    return moves.panels


class _Moves:
    """Panels under moves of single seats."""

    def __init__(self, types: Types, panels: Whole, within: Within, meter: Meter) -> None:
        self.panels = panels.copy()
        self._types, self._meter = types, meter
        self._fewest, self._most = within
        self._rows = types.rows.astype(np.int16)
        exact = product(panels.astype(np.float64), types.rows.T.astype(np.float64))
        self._sums = np.rint(exact).astype(np.int16)
        self._seats = panels.sum(axis=0)
        self._seen: dict[int, Mask] = {}

    def move_one(self) -> bool:
        """Make a move, or two by way of a third type, that helps; False if there is none."""
        over, under = self._seats > self._most, self._seats < self._fewest
        spare, room = self._seats > self._fewest, self._seats < self._most
        for giving in np.flatnonzero(over).tolist():
            if self._lead(giving, room | under):
                return True
        if under.any():
            return any(self._lead(giving, under) for giving in np.flatnonzero(spare).tolist())
        return False

    def _lead(self, giving: int, wanting: Mask) -> bool:
        """Give a seat of a type to one that wants it, straight or by way of another."""
        straight = self._takers(giving) & wanting
        if straight.any():
            self._move(giving, int(np.argmax(straight)))
            return True
        for between in np.flatnonzero(self._takers(giving)).tolist():
            last = self._takers(between) & wanting
            last[giving] = False
            if last.any():
                self._move(giving, between)
                self._move(between, int(np.argmax(last)))
                return True
        return False

    def _takers(self, giving: int) -> Mask:
        """Tell which types could take a seat of this one in some panel."""
        if giving not in self._seen:
            has = np.flatnonzero(self.panels[:, giving] > self._types.must_in[giving])
            self._meter.spend(_SECONDS_A_LOOK + len(has) * self._rows.size * _SECONDS_AN_ENTRY)
            found = np.zeros(len(self._seats), dtype=bool)
            for start in range(0, len(has), _LINES):
                found |= self._sound(has[start : start + _LINES], giving).any(axis=0)
            found[giving] = False
            self._seen[giving] = found
        return self._seen[giving].copy()

    def _sound(self, lines: Whole, giving: int) -> Mask:
        """Tell in which of some panels which types could take the seat (panels x types)."""
        left = self._sums[lines] - self._rows[:, giving]
        may: Mask = self.panels[lines] < self._types.allowed
        for place, row in enumerate(self._rows):
            without, low = left[:, place], self._types.lower[place]
            # Types outside the row leave its sum as it is, types inside add one.
            outside = (without >= low) & (without <= self._types.upper[place])
            inside = (without + 1 >= low) & (without < self._types.upper[place])
            may &= np.where(row, inside[:, None], outside[:, None])
        return may

    def _move(self, giving: int, taking: int) -> None:
        """Move one seat in the first panel that may."""
        lines = np.flatnonzero(self.panels[:, giving] > self._types.must_in[giving])
        line = int(lines[np.argmax(self._sound(lines, giving)[:, taking])])
        self.panels[line, giving] -= 1
        self.panels[line, taking] += 1
        self._sums[line] += self._rows[:, taking] - self._rows[:, giving]
        self._seats[giving] -= 1
        self._seats[taking] += 1
        self._seen.clear()
