"""People whom no panel can hold, by which rules, and the smallest change that would let them in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from participants.domain.selection.conflict import conflict_of_fractions, smallest
from participants.domain.selection.explanation import Relaxation
from participants.domain.selection.problem import InfeasibleError, Problem
from participants.domain.selection.relax import relaxations_of
from participants.domain.selection.seat_table import Label, RowBound, SeatTable, Side, table_of
from participants.domain.selection.types import Types, group_people
from participants.domain.selection.whole import Purse, Verdict

SECONDS = 30.0
_NEAR_ENOUGH = 0.3  # how far from the most new people a panel of the search may be
_MOST_PANELS = 2000


@dataclass(frozen=True)
class Blocked:
    """Somebody without a chance, and rules that together keep them out.

    Without any one of the rules the others would not. Not ``proven``: the time ran out before a
    panel with the person was found or excluded; ``by`` may then be empty or too long.
    """

    id: str
    by: tuple[Label, ...]
    proven: bool


@dataclass(frozen=True)
class _Reason:
    """Bounds that keep out every type with this pattern in their rows."""

    bounds: tuple[RowBound, ...]
    pattern: tuple[int, ...]
    proven: bool


def unreachable(
    problem: Problem, *, panels: Iterable[Iterable[str]] = (), seconds: float = SECONDS
) -> tuple[Blocked, ...]:
    """Find the people who are in no panel at all, by id; raise InfeasibleError without panels.

    Known ``panels`` save time. People who must be out are not listed.
    """
    types = group_people(problem)
    table, purse = table_of(types, size=types.size), Purse(seconds)
    left = _never_seated(problem, types, panels)
    proven = _seat_others(table, left, purse)
    reasons: list[_Reason] = []
    found = []
    for kind in np.flatnonzero(left).tolist():
        reason = _reason(table, kind, reasons, purse) if proven else None
        by = _labels(table, reason) if reason else ()
        certain = reason is not None and reason.proven
        found += [Blocked(problem.people[i].id, by, certain) for i in types.members[kind]]
    return tuple(sorted(found, key=lambda blocked: blocked.id))


def what_would_free(
    problem: Problem, person: str, *, seconds: float = SECONDS
) -> Relaxation | None:
    """Find the smallest change of rules after which the person is in some panel, if any is."""
    types = group_people(problem)
    kinds = [k for k, who in enumerate(types.members) if person in _ids(problem, who)]
    if not kinds or not types.allowed[kinds[0]]:
        return None
    table = _with_person(table_of(types, size=types.size), kinds[0])
    return next(iter(relaxations_of(table, Purse(seconds), at_most=1)), None)


def _ids(problem: Problem, who: Iterable[int]) -> set[str]:
    return {problem.people[index].id for index in who}


def _never_seated(
    problem: Problem, types: Types, panels: Iterable[Iterable[str]]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    seen = {person for panel in panels for person in panel}
    return np.array(
        [
            bool(types.allowed[k]) and not seen & _ids(problem, who)
            for k, who in enumerate(types.members)
        ]
    )


def _seat_others(
    table: SeatTable, left: np.ndarray[tuple[int], np.dtype[np.bool_]], purse: Purse
) -> bool:
    """Take types off ``left`` as panels with them are found; tell if it is proven for the rest."""
    program = table.program()
    for _ in range(_MOST_PANELS):
        if not left.any():
            return True
        outcome = program.cheapest(-left.astype(np.int64), purse, within=_NEAR_ENOUGH)
        if outcome.verdict is Verdict.NONE:
            raise InfeasibleError
        if outcome.values is None or not outcome.cost:
            return outcome.verdict is Verdict.FOUND
        left &= outcome.values == 0
    return False


def _with_person(table: SeatTable, kind: int) -> SeatTable:
    """Ask for somebody of a type too, in a row before that of the places."""
    row = np.zeros((1, len(table.people)), dtype=np.int64)
    row[0, kind] = 1
    return replace(
        table,
        labels=(*table.labels[:-1], "", table.labels[-1]),
        rows=np.concatenate((table.rows[:-1], row, table.rows[-1:])),
        lower=np.insert(table.lower, -1, 1),
        upper=np.insert(table.upper, -1, table.people[kind]),
    )


def _reason(table: SeatTable, kind: int, known: list[_Reason], purse: Purse) -> _Reason:
    """Say what keeps a type out; most types share their reason with others."""
    for reason in known:
        if _pattern(table, reason.bounds, kind) == reason.pattern:
            return reason
    asked = _with_person(table, kind)
    person = (len(asked.labels) - 2, Side.MINIMUM)
    weighed = conflict_of_fractions(asked)
    if not weighed or asked.keep([*weighed, person]).fits(purse) is not Verdict.NONE:
        weighed = asked.bounds()
    rest = [bound for bound in weighed if bound[0] != person[0]]
    conflict = smallest(asked, rest, purse, given=[person])
    last = len(table.labels)
    bounds = tuple((row - (row == last), side) for row, side in conflict.bounds)
    known.append(_Reason(bounds, _pattern(table, bounds, kind), conflict.proven))
    return known[-1]


def _pattern(table: SeatTable, bounds: Iterable[RowBound], kind: int) -> tuple[int, ...]:
    return tuple(table.rows[[row for row, _ in bounds], kind].tolist())


def _labels(table: SeatTable, reason: _Reason) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(table.labels[row] for row, _ in reason.bounds))
