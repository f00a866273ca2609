"""From the written pool and rules back to the problem they say; ``record`` writes them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from participants.domain.selection.problem import (
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
    Value,
)


def problem_from(pool: Sequence[Mapping[str, Any]], rules: Mapping[str, Any]) -> Problem:
    """Give the problem that a written pool and written rules say."""
    return Problem(people=tuple(map(_person, pool)), rules=_rules(rules))


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        id=row["id"],
        answers={key: frozenset(values) for key, values in row["answers"].items()},
        organisation=row["organisation"],
        household=row["household"],
    )


def _rules(rules: Mapping[str, Any]) -> Rules:
    return Rules(
        size=rules["size"],
        quotas=tuple(Quota(_cell(q["cell"]), q["min"], q["max"]) for q in rules["quotas"]),
        targets=tuple(Target(_cell(t["cell"]), t["wanted"], t["weight"]) for t in rules["targets"]),
        must_in=frozenset(rules["must_in"]),
        must_out=frozenset(rules["must_out"]),
        organisation_max=rules["organisation_max"],
        households_apart=rules["households_apart"],
        objective=Objective(rules["objective"]),
    )


def _cell(cell: Iterable[Sequence[str]]) -> frozenset[Value]:
    return frozenset((criterion, value) for criterion, value in cell)
