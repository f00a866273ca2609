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
    program, cost = _program(table, levers)
    width = len(levers)
    found: list[Moves] = []
    while len(found) < at_most:
        outcome = program.cheapest(cost, purse)
        if outcome.values is None:
            break
        by = outcome.values[-2 * width : -width]
        found.append(Moves(tuple(by.tolist()), outcome.verdict is Verdict.FOUND))
        if outcome.verdict is Verdict.UNKNOWN or not by.any():
            break
        program.refuse(len(cost) - width + np.flatnonzero(by))
    return found


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
    rows = [r for r, label in enumerate(table.labels) if _is_of(label, name)]
    old = int(table.upper[rows[0]]) if rows else 0
    most = int(table.pool[rows].max()) - old if rows else 0
    return Lever(name, Side.MAXIMUM, tuple(rows), old, most)


def _is_of(label: Label, name: str) -> bool:
    return isinstance(label, str) and label.startswith(f"{name}:")


def _program(table: SeatTable, levers: Sequence[Lever]) -> tuple[Program, Ints]:
    """Put seats, moves and the mark of each lever that moves side by side."""
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
    cost = np.concatenate((np.zeros(types), np.full(width, width + 1), np.ones(width)))
    return Program(seats, low, high, upper), cost.astype(np.int64)
