"""The rules of a draw as rows of bounds over whole seats per type, and parts of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np

from participants.domain.selection.problem import Problem, Quota
from participants.domain.selection.types import Types, group_people
from participants.domain.selection.whole import Ints, Program, Purse, Verdict

# What a row is about: a quota, or a rule that is none (see the names below).
Label = Quota | str

SIZE = "size"
MUST_IN = "must_in"
ORGANISATION = "organisation"
HOUSEHOLD = "household"
_SOFT = "target:"


class Side(StrEnum):
    """Which bound of a row."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"


# A bound of a row: the row's place in the table and the side.
RowBound = tuple[int, Side]


@dataclass(frozen=True)
class SeatTable:
    """Rows over types: ``lower <= rows @ seats <= upper`` and ``0 <= seats <= people``.

    ``people`` counts those of a type who may be chosen. After the rows of the types come, if
    anybody must be in, the row of those who must, and last the row of the places.
    """

    labels: tuple[Label, ...]
    rows: Ints
    lower: Ints
    upper: Ints
    people: Ints

    @cached_property
    def pool(self) -> Ints:
        """How many may be chosen in each row."""
        return np.asarray(self.rows @ self.people, dtype=np.int64)

    def bounds(self) -> list[RowBound]:
        """Give the bounds that could ever stop anything, row by row."""
        low = [(row, Side.MINIMUM) for row in np.flatnonzero(self.lower > 0).tolist()]
        high = [(row, Side.MAXIMUM) for row in np.flatnonzero(self.upper < self.pool).tolist()]
        return sorted(low + high)

    def value(self, bound: RowBound) -> int:
        """Give the number of a bound."""
        row, side = bound
        return int(self.lower[row] if side is Side.MINIMUM else self.upper[row])

    def keep(self, bounds: Iterable[RowBound]) -> "SeatTable":
        """Give the table of these bounds alone, with types that became the same as one."""
        kept = set(bounds)
        if not kept:
            return _NOTHING
        rows = sorted({row for row, _ in kept})
        columns, inverse = np.unique(self.rows[rows].T, axis=0, return_inverse=True)
        low = [self.lower[row] if (row, Side.MINIMUM) in kept else 0 for row in rows]
        high = [self.upper[row] if (row, Side.MAXIMUM) in kept else self.pool[row] for row in rows]
        people = np.zeros(len(columns), dtype=np.int64)
        np.add.at(people, inverse.reshape(-1), self.people)
        return SeatTable(
            labels=tuple(self.labels[row] for row in rows),
            rows=np.ascontiguousarray(columns.T),
            lower=np.array(low, dtype=np.int64),
            upper=np.array(high, dtype=np.int64),
            people=people,
        )

    def program(self) -> Program:
        """Give the table to the solver."""
        return Program(self.rows, self.lower, self.upper, self.people)

    def fits(self, purse: Purse) -> Verdict:
        """Tell whether whole people can keep every row."""
        if not self.labels:
            return Verdict.FOUND
        if np.any(self.lower > self.pool) or np.any(self.lower > self.upper):
            return Verdict.NONE
        return self.program().cheapest(np.zeros_like(self.people), purse).verdict


_EMPTY = np.zeros(0, dtype=np.int64)
_NOTHING = SeatTable((), np.zeros((0, 0), dtype=np.int64), _EMPTY, _EMPTY, _EMPTY)


def seat_table(problem: Problem) -> SeatTable:
    """Turn a problem into rows over types, even where the places alone make it hopeless."""
    return table_of(group_anyway(problem), size=problem.rules.size)


def group_anyway(problem: Problem) -> Types:
    """Group the people though there may be too few, or too many who must be in, for the places."""
    rules = problem.rules
    most = sum(person.id not in rules.must_out for person in problem.people)
    size = max(min(rules.size, most), len(rules.must_in))
    return group_people(replace(problem, rules=replace(rules, size=size)))


def table_of(types: Types, *, size: int) -> SeatTable:
    """Turn types into rows, with a row for those who must be in and one for the places."""
    hard = [row for row, label in enumerate(types.labels) if not _is_soft(label)]
    people, must = types.allowed, types.must_in
    labels: list[Label] = [types.labels[row] for row in hard]
    rows = [types.rows[hard].astype(np.int64)]
    lower, upper = types.lower[hard].tolist(), types.upper[hard].tolist()
    if must.any():
        labels.append(MUST_IN)
        rows.append((must > 0).astype(np.int64)[np.newaxis])
        lower.append(int(must.sum()))
        upper.append(int(must.sum()))
    labels.append(SIZE)
    rows.append(np.ones((1, len(people)), dtype=np.int64))
    return SeatTable(
        labels=tuple(labels),
        rows=np.concatenate(rows),
        lower=np.array([*lower, size], dtype=np.int64),
        upper=np.array([*upper, size], dtype=np.int64),
        people=people.astype(np.int64),
    )


def _is_soft(label: Label) -> bool:
    return isinstance(label, str) and label.startswith(_SOFT)
