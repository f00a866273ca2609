"""What the rules still ask for when some of a panel stay and others have left."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from participants.domain.selection.problem import Person, Problem, Quota, Rules, Target
from participants.domain.selection.seat_table import SeatTable, table_of
from participants.domain.selection.types import Types, group_people
from participants.domain.selection.whole import Ints

# Organisations and households become quotas of criteria of their own: each has its own room left.
_ORGANISATION = ":organisation"
_HOUSEHOLD = ":household"


@dataclass(frozen=True)
class BrokenQuota:
    """A quota that would not be kept: ``count`` of the panel have it, so many too few or many."""

    quota: Quota
    count: int
    missing: int
    over: int


@dataclass(frozen=True)
class Vacancies:
    """The seats to fill, who may fill them and how many those who stay already give each row."""

    problem: Problem
    types: Types
    table: SeatTable
    staying: frozenset[str]
    candidates: tuple[Person, ...]
    held: Ints
    seats: int

    def ids(self, kind: int) -> list[str]:
        """Give the candidates of a type."""
        able = {person.id for person in self.candidates}
        ids = (self.problem.people[index].id for index in self.types.members[kind])
        return [name for name in ids if name in able]

    def broken(self, count: Ints) -> tuple[BrokenQuota, ...]:
        """Give the quotas that so many people in each row would break."""
        missing = np.maximum(self.table.lower - count, 0)
        over = np.maximum(count - self.table.upper, 0)
        return tuple(
            BrokenQuota(label, int(count[row]), int(missing[row]), int(over[row]))
            for row, label in enumerate(self.table.labels)
            if isinstance(label, Quota) and missing[row] + over[row] > 0
        )

    def left(self) -> SeatTable:
        """Give the rows that those who fill the vacancies must keep."""
        return replace(
            self.table,
            lower=np.append(np.maximum(self.table.lower - self.held, 0)[:-1], self.seats),
            upper=np.append(np.maximum(self.table.upper - self.held, 0)[:-1], self.seats),
        )

    def draw_problem(self) -> Problem:
        """Give the draw among the candidates that the vacancies are."""
        rules = self.problem.rules
        here = [person for person in self.problem.people if person.id in self.staying]
        quotas = [_quota_left(quota, here) for quota in rules.quotas]
        organisations = Counter(person.organisation for person in here)
        households = Counter(person.household for person in here)
        if rules.organisation_max is not None:
            quotas += _named(_ORGANISATION, self.candidates, organisations, rules.organisation_max)
        if rules.households_apart:
            quotas += _named(_HOUSEHOLD, self.candidates, households, 1)
        return Problem(
            people=tuple(map(_with_names, self.candidates)),
            rules=Rules(
                size=self.seats,
                quotas=tuple(quotas),
                targets=tuple(_target_left(target, here) for target in rules.targets),
                objective=rules.objective,
            ),
        )


def vacancies_of(
    problem: Problem, staying: frozenset[str], gone: frozenset[str], seats: int
) -> Vacancies:
    """Take the seats that stay off the rules; nobody who is gone or must be out comes back."""
    rules = replace(problem.rules, must_in=frozenset())
    types = group_people(replace(problem, rules=rules))
    table = table_of(types, size=types.size)
    barred = staying | gone | rules.must_out
    stay, able = np.zeros_like(types.counts), np.zeros_like(types.counts)
    for kind, members in enumerate(types.members):
        ids = [problem.people[index].id for index in members]
        stay[kind] = sum(name in staying for name in ids)
        able[kind] = sum(name not in barred for name in ids)
    candidates = [person for person in problem.people if person.id not in barred]
    return Vacancies(
        problem=problem,
        types=types,
        table=replace(table, people=able),
        staying=staying,
        candidates=tuple(sorted(candidates, key=lambda person: person.id)),
        held=np.asarray(table.rows @ stay, dtype=np.int64),
        seats=min(seats, len(candidates)),
    )


def _quota_left(quota: Quota, here: list[Person]) -> Quota:
    held = sum(person.has(quota.cell) for person in here)
    return Quota(quota.cell, max(quota.minimum - held, 0), max(quota.maximum - held, 0))


def _target_left(target: Target, here: list[Person]) -> Target:
    held = sum(person.has(target.cell) for person in here)
    return replace(target, wanted=max(target.wanted - held, 0))


def _named(
    criterion: str, candidates: tuple[Person, ...], held: Counter[str], most: int
) -> list[Quota]:
    name = "organisation" if criterion == _ORGANISATION else "household"
    wanting = Counter(getattr(person, name) for person in candidates)
    left = {key: max(most - held[key], 0) for key in sorted(wanting) if key}
    return [
        Quota(frozenset([(criterion, key)]), 0, room)
        for key, room in left.items()
        if wanting[key] > room
    ]


def _with_names(person: Person) -> Person:
    names = {_ORGANISATION: person.organisation, _HOUSEHOLD: person.household}
    own = {criterion: frozenset([name]) for criterion, name in names.items() if name}
    return replace(person, answers={**person.answers, **own})
