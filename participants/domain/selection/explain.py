"""Why the quotas cannot be met, in facts, with the smallest changes that would help."""

from dataclasses import replace

from participants.domain.selection.chances import equal_chances
from participants.domain.selection.conflict import Conflict, find_conflict
from participants.domain.selection.counting import bound_of, count_up, family, who_is_missing
from participants.domain.selection.explanation import Bound, Change, Explanation, Kind, Relaxation
from participants.domain.selection.problem import Problem
from participants.domain.selection.relax import belongs, relaxations_of
from participants.domain.selection.seat_table import (
    MUST_IN,
    SIZE,
    RowBound,
    SeatTable,
    Side,
    group_anyway,
    table_of,
)
from participants.domain.selection.soft_targets import hold_targets
from participants.domain.selection.types import Types
from participants.domain.selection.whole import Purse

SECONDS = 30.0
_NO_CHANCE = 1e-6


def explain(problem: Problem, *, seconds: float = SECONDS) -> Explanation:
    """Explain why no panel keeps every rule; raise BadProblemError if the problem is none.

    What is not known after so many seconds in the solver is said to be unknown or unproven.
    """
    types = group_anyway(problem)
    table, purse = table_of(types, size=problem.rules.size), Purse(seconds)
    conflict = find_conflict(table, purse)
    if conflict is None:
        return Explanation(Kind.NONE)
    explanation = _explained(table, conflict)
    relaxations = relaxations_of(table, Purse(seconds))
    with_chances = [_with_chances(problem, types, relaxation) for relaxation in relaxations]
    return replace(explanation, relaxations=tuple(sorted(with_chances, key=_price)))


def _price(relaxation: Relaxation) -> tuple[int, int, int, float]:
    """Put the smallest first, and of those as small the one that is kindest to those with least."""
    hopeless, floor = relaxation.hopeless or 0, relaxation.floor or 0.0
    return relaxation.total, len(relaxation.changes), hopeless, -floor


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


def _with_chances(problem: Problem, types: Types, relaxation: Relaxation) -> Relaxation:
    """Work out the lowest chance that people have after a relaxation."""
    after = hold_targets(_types_after(types, relaxation.changes), problem).types
    chances = equal_chances(after, problem.rules.objective).by_type
    drawn = (after.allowed > 0) & (after.must_in < after.counts)
    some = drawn & (chances > _NO_CHANCE)
    floor = float(chances[some].min()) if some.any() else 1.0
    return replace(relaxation, floor=floor, hopeless=int(after.counts[drawn & ~some].sum()))


def _types_after(types: Types, changes: tuple[Change, ...]) -> Types:
    """Move the bounds of the types' rows; people need not be grouped again."""
    lower, upper, size = types.lower.copy(), types.upper.copy(), types.size
    for change in changes:
        if change.quota == SIZE:
            size = change.new
        rows = [row for row, label in enumerate(types.labels) if belongs(label, change.quota)]
        side = lower if change.bound is Side.MINIMUM else upper
        side[rows] = change.new
    return replace(types, lower=lower, upper=upper, size=size)
