"""The parts of a record as they are written and hashed: rules, pool, people and result."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from participants.domain.selection.digests import canonical
from participants.domain.selection.problem import (
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
    Value,
)


class Drawn(Protocol):
    """What the record keeps of a prepared draw; see ``lottery.Prepared``."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The people, in order."""

    @property
    def chances(self) -> tuple[float, ...]:
        """The chance of each."""

    @property
    def counts(self) -> tuple[int, ...]:
        """In how many panels each is."""

    @property
    def panels(self) -> tuple[tuple[str, ...], ...]:
        """The numbered panels."""

    @property
    def floor(self) -> float:
        """The lowest chance of those who can be chosen."""

    @property
    def ceiling(self) -> float:
        """The highest chance."""

    @property
    def bound(self) -> float:
        """What no lottery can exceed as its lowest chance."""

    @property
    def unreachable(self) -> tuple[str, ...]:
        """Those who fit in no panel."""

    @property
    def method(self) -> str:
        """How the panels were found."""

    @property
    def exact(self) -> bool:
        """Whether the panels carry the chances as nearly as whole panels can."""

    @property
    def distance(self) -> float:
        """The largest difference between a count and what the chance promises."""

    @property
    def types(self) -> int:
        """How many kinds of people there are."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What else must be known."""


def rules_document(rules: Rules, panels: int) -> dict[str, Any]:
    """Give the rules as they are written and hashed."""
    return {
        "size": rules.size,
        "panels": panels,
        "objective": str(rules.objective.value),
        "quotas": sorted(
            ({"cell": _cell(q.cell), "min": q.minimum, "max": q.maximum} for q in rules.quotas),
            key=canonical,
        ),
        "targets": sorted(
            (
                {"cell": _cell(t.cell), "wanted": t.wanted, "weight": t.weight}
                for t in rules.targets
            ),
            key=canonical,
        ),
        "must_in": sorted(rules.must_in),
        "must_out": sorted(rules.must_out),
        "organisation_max": rules.organisation_max,
        "households_apart": rules.households_apart,
    }


def _cell(cell: frozenset[Value]) -> list[list[str]]:
    return sorted([criterion, value] for criterion, value in cell)


def pool_document(people: Sequence[Person]) -> list[dict[str, Any]]:
    """Give the pool as it is written and hashed: by id, with coded answers."""
    return [
        {
            "id": person.id,
            "answers": {key: sorted(values) for key, values in person.answers.items() if values},
            "organisation": person.organisation,
            "household": person.household,
        }
        for person in sorted(people, key=lambda person: person.id)
    ]


def problem_of(rules: Mapping[str, Any], pool: Sequence[Mapping[str, Any]]) -> Problem:
    """Give the problem that the documents of rules and pool were written from."""
    people = tuple(
        Person(
            id=row["id"],
            answers={name: frozenset(values) for name, values in row["answers"].items()},
            organisation=row["organisation"],
            household=row["household"],
        )
        for row in pool
    )
    quotas = tuple(Quota(_cell_of(q["cell"]), q["min"], q["max"]) for q in rules["quotas"])
    targets = tuple(Target(_cell_of(t["cell"]), t["wanted"], t["weight"]) for t in rules["targets"])
    same = ("size", "organisation_max", "households_apart")
    return Problem(
        people,
        Rules(
            **{name: rules[name] for name in same},
            quotas=quotas,
            targets=targets,
            must_in=frozenset(rules["must_in"]),
            must_out=frozenset(rules["must_out"]),
            objective=Objective(rules["objective"]),
        ),
    )


def _cell_of(cell: Sequence[Sequence[str]]) -> frozenset[Value]:
    return frozenset((criterion, value) for criterion, value in cell)


def decimals(number: float) -> str:
    """Give a number as the record writes it."""
    return f"{number:.9f}"


def people_document(drawn: Drawn) -> list[dict[str, object]]:
    """Give everyone's chance and count."""
    rows = zip(drawn.ids, drawn.chances, drawn.counts, strict=True)
    return [
        {"id": id_, "chance": decimals(chance), "count": int(count)} for id_, chance, count in rows
    ]


def result_document(drawn: Drawn) -> dict[str, object]:
    """Give what the engine says of the whole."""
    return {
        "floor": decimals(drawn.floor),
        "ceiling": decimals(drawn.ceiling),
        "bound": decimals(drawn.bound),
        "distance": decimals(drawn.distance),
        "method": drawn.method,
        "exact": bool(drawn.exact),
        "types": int(drawn.types),
        "unreachable": drawn.unreachable,
        "notes": drawn.notes,
    }
