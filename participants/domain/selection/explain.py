"""Why the quotas cannot be met, in facts, with the smallest changes that would help."""

from dataclasses import replace

from participants.domain.selection.chances import equal_chances
from participants.domain.selection.conflict import Conflict, find_conflict
from participants.domain.selection.counting import bound_of, count_up, family, who_is_missing
from participants.domain.selection.explanation import Bound, Explanation, Kind, Relaxation
from participants.domain.selection.problem import Problem
from participants.domain.selection.relax import relaxations_of, relaxed
from participants.domain.selection.seat_table import (
    MUST_IN,
    SIZE,
    RowBound,
    SeatTable,
    Side,
    seat_table,
)
from participants.domain.selection.types import group_people
from participants.domain.selection.whole import Purse

SECONDS = 10.0
_NO_CHANCE = 1e-6


def explain(problem: Problem, *, seconds: float = SECONDS) -> Explanation:
    """Explain why no panel keeps every rule; raise BadProblemError if the problem is none.

    What is not known after so many seconds in the solver is said to be unknown or unproven.
    """
    table, purse = seat_table(problem), Purse(seconds)
    conflict = find_conflict(table, purse)
    if conflict is None:
        return Explanation(Kind.NONE)
    explanation = _explained(table, conflict)
    relaxations = relaxations_of(table, Purse(seconds))
    with_chances = tuple(_with_chances(problem, relaxation) for relaxation in relaxations)
    return replace(explanation, relaxations=with_chances)


def _explained(table: SeatTable, conflict: Conflict) -> Explanation:
    bounds = tuple(bound_of(table, bound) for bound in conflict.bounds)
    if not conflict.proven:
        return Explanation(Kind.UNKNOWN, bounds)
    facts = count_up(table, conflict.bounds)
    return Explanation(
        kind=_kind(table, conflict.bounds),
        bounds=bounds,
        facts=facts,
        singles=_singles(table),
        recruit=who_is_missing(table, facts) if facts else None,
    )


def _singles(table: SeatTable) -> tuple[Bound, ...]:
    return tuple(
        bound_of(table, (row, Side.MINIMUM))
        for row in range(len(table.labels))
        if table.lower[row] > table.pool[row]
    )


def _kind(table: SeatTable, bounds: tuple[RowBound, ...]) -> Kind:
    """Tell the kind by the rules in a minimal conflict, the places and musts left aside."""
    own = [(row, side) for row, side in bounds if table.labels[row] not in {SIZE, MUST_IN}]
    if len({row for row, _ in own}) <= 1:
        return Kind.SINGLE
    one_family = len({family(table.labels[row]) for row, _ in own}) == 1
    one_side = len({side for _, side in own}) == 1
    return Kind.SUM if one_family and one_side else Kind.CROSS


def _with_chances(problem: Problem, relaxation: Relaxation) -> Relaxation:
    """Work out the lowest chance that people have after a relaxation."""
    after = relaxed(problem, relaxation.changes)
    types = group_people(after)
    chances = equal_chances(types, after.rules.objective).by_type
    drawn = (types.allowed > 0) & (types.must_in < types.counts)
    some = drawn & (chances > _NO_CHANCE)
    floor = float(chances[some].min()) if some.any() else 1.0
    return replace(relaxation, floor=floor, hopeless=int(types.counts[drawn & ~some].sum()))
