"""Linear programmes solved exactly, in whole numbers: slow, for proofs on small pools."""

from fractions import Fraction
from math import lcm

STALLED = 40  # pivots without gain after which the lowest index goes first, which ends any circle


class Unsolvable(Exception):
    """No point keeps every row."""


class Simplex:
    """Maximise ``gain . x`` where ``rows . x = right``, ``x >= 0`` and ``right >= 0``.

    Two phases over one table; every pivot keeps whole numbers by dividing through the one before.
    """

    def __init__(self, rows, right, gain):
        """Solve at once."""
        self.width, self.height = len(gain), len(rows)
        self.table = [self._row(*pair) for pair in enumerate(zip(rows, right, strict=True))]
        self.basis = [self.width + number for number in range(self.height)]
        self.scale = 1
        self._first_phase()
        self._second_phase(gain)

    def values(self):
        """Give x."""
        found = [Fraction(0)] * self.width
        for row, column in zip(self.table, self.basis, strict=False):
            if column < self.width:
                found[column] = Fraction(row[-1], self.scale)
        return found

    def prices(self):
        """Give what each variable would cost; one with a price above 0 is 0 in every solution."""
        return [Fraction(cost, self.scale) for cost in self.table[-1][: self.width]]

    def _row(self, number, pair):
        row, right = pair
        whole = lcm(*(Fraction(entry).denominator for entry in [*row, right]))
        unit = [int(number == other) for other in range(self.height)]
        return [*(int(entry * whole) for entry in row), *unit, int(right * whole)]

    def _first_phase(self):
        shortage = [-sum(column) for column in zip(*self.table, strict=True)]
        for artificial in range(self.width, self.width + self.height):
            shortage[artificial] = 0
        self.table.append(shortage)
        self._climb()
        if self.table.pop()[-1]:
            raise Unsolvable
        for place, column in enumerate(self.basis):
            if column >= self.width:
                self._drop_artificial(place)

    def _drop_artificial(self, place):
        row = self.table[place]
        for column in range(self.width):
            if row[column]:
                self._pivot(place, column)
                return

    def _second_phase(self, gain):
        whole = lcm(*(Fraction(entry).denominator for entry in gain))
        cost = [-int(entry * whole) * self.scale for entry in gain] + [0] * (self.height + 1)
        for row, column in zip(self.table, self.basis, strict=True):
            if column < self.width and (factor := cost[column]):
                cost = [
                    old - factor * entry // self.scale for old, entry in zip(cost, row, strict=True)
                ]
        self.table.append(cost)
        self._climb()

    def _climb(self):
        stalled, best = 0, self.table[-1][-1]
        while (column := self._entering(stalled)) is not None:
            self._pivot(self._leaving(column), column)
            stalled = stalled + 1 if Fraction(self.table[-1][-1], self.scale) == best else 0
            best = Fraction(self.table[-1][-1], self.scale)

    def _entering(self, stalled):
        cost = self.table[-1][: self.width]
        if stalled > STALLED:
            return next((place for place, entry in enumerate(cost) if entry < 0), None)
        lowest = min(cost)
        return cost.index(lowest) if lowest < 0 else None

    def _leaving(self, column):
        ratios = [
            (Fraction(row[-1], row[column]), self.basis[place], place)
            for place, row in enumerate(self.table[:-1])
            if row[column] > 0
        ]
        return min(ratios)[-1]

    def _pivot(self, place, column):
        chosen = self.table[place]
        if chosen[column] < 0:  # only where the right side is 0: turn the row round
            chosen = self.table[place] = [-entry for entry in chosen]
        factor, before = chosen[column], self.scale
        for number, row in enumerate(self.table):
            if number != place:
                own = row[column]
                self.table[number] = [
                    (entry * factor - own * other) // before
                    for entry, other in zip(row, chosen, strict=True)
                ]
        self.basis[place], self.scale = column, factor
