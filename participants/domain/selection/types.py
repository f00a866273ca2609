"""People who count in the same rows are one type: the cost of a draw grows with types."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.check_problem import check_problem
from participants.domain.selection.problem import Person, Problem, Quota, Rules, Value

Cell = frozenset[Value]
_ROOM = 2**40  # how far answers are packed into one number before they are counted anew


@dataclass(frozen=True)
class Types:
    """The pool as types, and the rules as rows over them.

    A panel takes between ``must_in`` and ``allowed`` seats of each type, ``size`` in all, and
    keeps every row: ``lower <= rows @ seats <= upper``. Rows stand in an order of their own, so
    nothing depends on how people or quotas were listed; ``members`` are indices into
    ``problem.people``, by id.
    """

    members: tuple[tuple[int, ...], ...]
    counts: NDArray[np.int64]
    rows: NDArray[np.int8]
    lower: NDArray[np.int64]
    upper: NDArray[np.int64]
    labels: tuple[Quota | str, ...]
    size: int
    must_in: NDArray[np.int64]
    allowed: NDArray[np.int64]


@dataclass(frozen=True)
class _Row:
    """A row over people: who counts in it, by a cell or by index, and its bounds."""

    label: Quota | str
    minimum: int
    maximum: int
    cell: Cell = frozenset()
    people: tuple[int, ...] = ()


def group_people(problem: Problem) -> Types:
    """Group the pool into types; raise BadProblemError if the problem cannot be read.

    Soft targets get a row without force (0 to the panel's size), so that people are told apart
    by them; ``soft_targets`` gives those rows their bounds.
    """
    check_problem(problem)
    cells, named = _cell_rows(problem.rules), _name_rows(problem)
    kinds, kind_of = _kinds(problem.people, [row.cell for row in cells])
    patterns = np.array(
        [[_has(kind, row.cell) for row in cells] for kind in kinds], dtype=np.int8
    ).reshape(len(kinds), len(cells))
    table = np.zeros((len(problem.people), len(cells) + len(named) + 1), dtype=np.int8)
    table[:, : len(cells)] = patterns[kind_of]
    for place, row in enumerate(named, start=len(cells)):
        table[list(row.people), place] = 1
    table[:, -1] = _named_state(problem)
    return _types(problem, cells + named, table)


def _types(problem: Problem, rows: list[_Row], table: NDArray[np.int8]) -> Types:
    """Put people with the same line of the table together."""
    number, first = _same_lines(table)
    order = sorted(range(len(number)), key=lambda person: problem.people[person].id)
    members: list[list[int]] = [[] for _ in first]
    for person in order:
        members[number[person]].append(person)
    counts = np.array([len(group) for group in members], dtype=np.int64)
    lines = table[first]
    state = lines[:, -1]
    return Types(
        members=tuple(map(tuple, members)),
        counts=counts,
        rows=np.ascontiguousarray(lines[:, :-1].T),
        lower=np.array([row.minimum for row in rows], dtype=np.int64),
        upper=np.array([row.maximum for row in rows], dtype=np.int64),
        labels=tuple(row.label for row in rows),
        size=problem.rules.size,
        must_in=np.where(state == 1, counts, 0),
        allowed=np.where(state == -1, 0, counts),
    )


def _same_lines(table: NDArray[np.int8]) -> tuple[list[int], NDArray[np.int64]]:
    """Number equal lines in the order of their contents; also the first person of each."""
    lines = np.ascontiguousarray(table + 1).view(np.dtype((np.void, table.shape[1]))).ravel()
    _, first, number = np.unique(lines, return_index=True, return_inverse=True)
    return number.ravel().tolist(), first


def _kinds(
    people: tuple[Person, ...], cells: list[Cell]
) -> tuple[list[dict[str, frozenset[str]]], NDArray[np.int64]]:
    """Group people by all their answers to the criteria that the cells name."""
    criteria = sorted({criterion for cell in cells for criterion, _ in cell})
    nothing: frozenset[str] = frozenset()
    packed, seen = np.zeros(len(people), dtype=np.int64), 1
    for criterion in criteria:
        codes: dict[frozenset[str], int] = {}
        answers = [person.answers.get(criterion, nothing) for person in people]
        column = [codes.setdefault(answer, len(codes)) for answer in answers]
        packed = packed * len(codes) + np.array(column, dtype=np.int64)
        seen *= len(codes)
        if seen > _ROOM:
            packed = np.unique(packed, return_inverse=True)[1].ravel()
            seen = len(people)
    _, first, kind_of = np.unique(packed, return_index=True, return_inverse=True)
    kinds = [
        {criterion: people[person].answers.get(criterion, nothing) for criterion in criteria}
        for person in first.tolist()
    ]
    return kinds, kind_of.ravel()


def _has(answers: dict[str, frozenset[str]], cell: Cell) -> bool:
    return all(value in answers[criterion] for criterion, value in cell)


def _cell_rows(rules: Rules) -> list[_Row]:
    quotas = sorted(rules.quotas, key=lambda quota: sorted(quota.cell))
    rows = [_Row(quota, quota.minimum, quota.maximum, cell=quota.cell) for quota in quotas]
    rows += [
        _Row(target_label(target.cell), 0, rules.size, cell=target.cell)
        for target in sorted(rules.targets, key=lambda target: sorted(target.cell))
    ]
    return rows


def target_label(cell: Cell) -> str:
    """Name the row of a soft target."""
    return "target:" + " + ".join(f"{criterion}={value}" for criterion, value in sorted(cell))


def _name_rows(problem: Problem) -> list[_Row]:
    """Make a row for each organisation and household that more people share than may be in."""
    rules, rows = problem.rules, []
    if rules.organisation_max is not None:
        names = [person.organisation for person in problem.people]
        rows += _shared(problem, names, rules.organisation_max, "organisation")
    if rules.households_apart:
        names = [person.household for person in problem.people]
        rows += _shared(problem, names, 1, "household")
    return rows


def _shared(problem: Problem, names: list[str], maximum: int, kind: str) -> list[_Row]:
    free = [person.id not in problem.rules.must_out for person in problem.people]
    numbers = Counter(name for name, may in zip(names, free, strict=True) if name and may)
    places = sorted(
        (name, place)
        for place, name in enumerate(names)
        if free[place] and numbers.get(name, 0) > maximum
    )
    return [
        _Row(f"{kind}:{name}", 0, maximum, people=tuple(place for _, place in group))
        for name, group in groupby(places, key=lambda pair: pair[0])
    ]


def _named_state(problem: Problem) -> NDArray[np.int8]:
    """Give 1 for people who must be in, -1 for those who must be out, else 0."""
    rules = problem.rules
    if not rules.must_in and not rules.must_out:
        return np.zeros(len(problem.people), dtype=np.int8)
    states = [
        int(person.id in rules.must_in) - int(person.id in rules.must_out)
        for person in problem.people
    ]
    return np.array(states, dtype=np.int8)
