"""The smallest changes of the rules after which there are panels, each proven to be smallest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from participants.domain.selection.explanation import Change, Relaxation
from participants.domain.selection.problem import Problem, Quota, Rules
from participants.domain.selection.seat_table import (
    HOUSEHOLD,
    MUST_IN,
    ORGANISATION,
    SIZE,
    Label,
    SeatTable,
    Side,
)
from participants.domain.selection.whole import Ints, Program, Purse, Verdict

MOST_RELAXATIONS = 3


@dataclass(frozen=True)
class Lever:
    """A bound that may move by up to ``most`` seats; several rows may share it."""

    of: Label
    side: Side
    rows: tuple[int, ...]
    old: int
    most: int


@dataclass(frozen=True)
class Moves:
    """How far each lever moves in one answer."""

    by: tuple[int, ...]
    proven: bool


def levers_of(table: SeatTable) -> list[Lever]:
    """Give every bound that may move; the places only if that many cannot be filled at all."""
    places = min(int(table.lower[-1]), int(table.pool[-1]))
    found = _place_levers(table)
    for row, label in enumerate(table.labels):
        if isinstance(label, Quota):
            low, high = int(table.lower[row]), int(table.upper[row])
            most = min(int(table.pool[row]), places) - high
            found += [Lever(label, Side.MINIMUM, (row,), low, low)]
            found += [Lever(label, Side.MAXIMUM, (row,), high, most)]
    found += [_shared(table, name) for name in (ORGANISATION, HOUSEHOLD)]
    return [lever for lever in found if lever.most > 0]


def smallest_moves(
    table: SeatTable, levers: Sequence[Lever], purse: Purse, *, at_most: int = MOST_RELAXATIONS
) -> list[Moves]:
    """Find the sets of levers to move: fewest seats, then fewest levers, then the next ones."""
    search = _Search(table, levers)
    found: list[Moves] = []
    while len(found) < at_most:
        moves = search.cheapest(purse)
        if moves is None:
            break
        found.append(moves)
        if not moves.proven or not any(moves.by):
            break
        search.refuse(moves)
    return found


class _Search:
    """Seats, moves and the mark of each lever that moves, side by side in one program.

    Moves that let in fractions of people are found much faster. Where whole people fit in them
    too they are the answer, for nothing smaller lets in even fractions; else the search is for
    whole people from the start.
    """

    def __init__(self, table: SeatTable, levers: Sequence[Lever]) -> None:
        self._table, self._levers = table, levers
        width = len(levers)
        types = np.zeros(len(table.people), dtype=np.int64)
        seats, marks = np.full(width, width + 1), np.ones(width, dtype=np.int64)
        self._cost = np.concatenate((types, seats, marks))
        self._fractions = _program(table, levers)
        self._fractions.allow_fractions(len(types))
        self._people: Program | None = None
        self._refused: list[Ints] = []

    def cheapest(self, purse: Purse) -> Moves | None:
        half = Purse(purse.seconds / 2)
        bound = self._fractions.cheapest(self._cost, half)
        purse.spend(purse.seconds / 2 - half.seconds)
        if bound.verdict is Verdict.NONE:
            return None
        if bound.values is not None:
            by = self._by(bound.values)
            if moved(self._table, self._levers, by).fits(purse) is Verdict.FOUND:
                return Moves(by, bound.verdict is Verdict.FOUND)
        outcome = self._whole().cheapest(self._cost, purse)
        if outcome.values is None:
            return None
        return Moves(self._by(outcome.values), outcome.verdict is Verdict.FOUND)

    def refuse(self, moves: Moves) -> None:
        """Refuse every answer that moves these levers again, whatever else it moves."""
        marks = len(self._cost) - len(self._levers) + np.flatnonzero(moves.by)
        self._refused.append(marks)
        for program in (self._fractions, self._people):
            if program:
                program.refuse(marks)

    def _by(self, values: Ints) -> tuple[int, ...]:
        width = len(self._levers)
        return tuple(values[-2 * width : -width].tolist())

    def _whole(self) -> Program:
        if self._people is None:
            self._people = _program(self._table, self._levers)
            for marks in self._refused:
                self._people.refuse(marks)
        return self._people


def moved(table: SeatTable, levers: Sequence[Lever], by: Sequence[int]) -> SeatTable:
    """Give the table with its levers moved."""
    lower, upper = table.lower.copy(), table.upper.copy()
    for lever, seats in zip(levers, by, strict=True):
        rows = list(lever.rows)
        if lever.side is Side.MINIMUM:
            lower[rows] -= seats
        else:
            upper[rows] += seats
    return replace(table, lower=lower, upper=upper)


def relaxations_of(
    table: SeatTable, purse: Purse, *, at_most: int = MOST_RELAXATIONS
) -> tuple[Relaxation, ...]:
    """Give the smallest relaxations, without the chances afterwards."""
    levers = levers_of(table)
    return tuple(
        Relaxation(changes_of(levers, moves), sum(moves.by), moves.proven)
        for moves in smallest_moves(table, levers, purse, at_most=at_most)
        if any(moves.by)
    )


def belongs(row: Label, rule: Label) -> bool:
    """Tell whether a row is of a rule; each organisation's is of ``"organisation"``."""
    return row == rule or (isinstance(row, str) and row.partition(":")[0] == rule)


def changes_of(levers: Sequence[Lever], moves: Moves) -> tuple[Change, ...]:
    """Give the bounds that move, with what they were and become."""
    signs = [-1 if lever.side is Side.MINIMUM else 1 for lever in levers]
    return tuple(
        Change(lever.of, lever.side, lever.old, lever.old + sign * by)
        for lever, sign, by in zip(levers, signs, moves.by, strict=True)
        if by
    )


def apply_changes(rules: Rules, changes: Iterable[Change]) -> Rules:
    """Give the rules as they are after the changes."""
    for change in changes:
        if change.quota == SIZE:
            rules = replace(rules, size=change.new)
        elif change.quota == ORGANISATION:
            rules = replace(rules, organisation_max=change.new)
        elif change.quota == HOUSEHOLD:
            rules = replace(rules, households_apart=False)
        else:
            quotas = tuple(_changed(quota, change) for quota in rules.quotas)
            rules = replace(rules, quotas=quotas)
    return rules


def relaxed(problem: Problem, changes: Iterable[Change]) -> Problem:
    """Give the problem as it is after the changes."""
    return replace(problem, rules=apply_changes(problem.rules, changes))


def _changed(quota: Quota, change: Change) -> Quota:
    if not isinstance(change.quota, Quota) or quota.cell != change.quota.cell:
        return quota
    if change.bound is Side.MINIMUM:
        return replace(quota, minimum=change.new)
    return replace(quota, maximum=change.new)


def _place_levers(table: SeatTable) -> list[Lever]:
    """Fewer places if fewer people applied, more if more people must be in."""
    row, places = len(table.labels) - 1, int(table.lower[-1])
    must = int(table.lower[table.labels.index(MUST_IN)]) if MUST_IN in table.labels else 0
    few, many = places > table.pool[-1], must > places
    fewer = [Lever(SIZE, Side.MINIMUM, (row,), places, places - 1)] if few else []
    more = [Lever(SIZE, Side.MAXIMUM, (row,), places, must - places)] if many else []
    return fewer + more


def _shared(table: SeatTable, name: str) -> Lever:
    rows = [r for r, label in enumerate(table.labels) if belongs(label, name)]
    old = int(table.upper[rows[0]]) if rows else 0
    most = int(table.pool[rows].max()) - old if rows else 0
    return Lever(name, Side.MAXIMUM, tuple(rows), old, most)


def _program(table: SeatTable, levers: Sequence[Lever]) -> Program:
    types, width = len(table.people), len(levers)
    seats = np.zeros((len(table.labels) + width, types + 2 * width), dtype=np.int64)
    seats[: len(table.labels), :types] = table.rows
    most = np.array([lever.most for lever in levers], dtype=np.int64)
    for place, lever in enumerate(levers):
        seats[list(lever.rows), types + place] = 1 if lever.side is Side.MINIMUM else -1
        seats[len(table.labels) + place, types + place] = 1
        seats[len(table.labels) + place, types + width + place] = -lever.most
    low = np.concatenate((table.lower, -most))
    high = np.concatenate((table.upper, np.zeros(width, dtype=np.int64)))
    upper = np.concatenate((table.people, most, np.ones(width, dtype=np.int64)))
    return Program(seats, low, high, upper)
