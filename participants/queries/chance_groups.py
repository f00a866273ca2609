"""Chances as pages show them: by answer, and one dot a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from challenges.choices import CriterionKind
from challenges.models import Case, CriterionValue
from participants.domain.selection.problem import Value
from participants.models import Draw, DrawEntry, SelectionRun


@dataclass(frozen=True)
class ChanceGroup:
    """Those with one answer: how many they are, and their lowest, mean and highest chance."""

    value: Value
    criterion: str
    name: str
    is_sector: bool
    people: int
    lowest: float
    mean: float
    highest: float


@dataclass(frozen=True)
class Dot:
    """One person in the plot of chances."""

    number: int
    sector: str
    chance: float
    count: int


@dataclass(frozen=True)
class _Chances:
    """A pool with everybody's chance and count, by id."""

    case: Case
    pool: Iterable[Mapping[str, Any]]
    chance: Mapping[str, float]
    count: Mapping[str, int]


def chance_groups(source: SelectionRun | Draw) -> list[ChanceGroup]:
    """Give the chances for each answer that somebody gave, in the order of the criteria.

    A run that is not done, and a draw whose list is not ready, give none.
    """
    found = _read(source)
    by_value: dict[Value, list[float]] = {}
    for person in found.pool if found.chance else ():
        for criterion, values in person["answers"].items():
            for value in values:
                by_value.setdefault((criterion, value), []).append(found.chance[person["id"]])
    rows = CriterionValue.objects.filter(criterion__challenge=found.case.challenge_id)
    order = ("criterion__position", "criterion", "position", "pk")
    return [
        _group(row, by_value[row.criterion.key, row.key])
        for row in rows.select_related("criterion").order_by(*order)
        if (row.criterion.key, row.key) in by_value
    ]


def dots(source: SelectionRun | Draw) -> list[Dot]:
    """Give everybody in the pool with their sector and chance, the lowest chance first."""
    found = _read(source)
    if not found.chance:
        return []
    sectors = found.case.challenge.criteria.filter(kind=CriterionKind.SECTOR)
    key = next(iter(sectors.values_list("key", flat=True)), "")
    people = (
        Dot(
            number=int(person["id"]),
            sector="".join(person["answers"].get(key, [])[:1]),
            chance=found.chance[person["id"]],
            count=found.count[person["id"]],
        )
        for person in found.pool
    )
    return sorted(people, key=lambda dot: (dot.chance, dot.sector, dot.number))


def _group(row: CriterionValue, chances: list[float]) -> ChanceGroup:
    return ChanceGroup(
        value=(row.criterion.key, row.key),
        criterion=row.criterion.name,
        name=row.name,
        is_sector=row.criterion.kind == CriterionKind.SECTOR,
        people=len(chances),
        lowest=min(chances),
        mean=sum(chances) / len(chances),
        highest=max(chances),
    )


def _read(source: SelectionRun | Draw) -> _Chances:
    if isinstance(source, SelectionRun):
        result = source.result or {}
        ids = result.get("ids", [])
        return _Chances(
            case=source.case,
            pool=source.problem["pool"],
            chance=dict(zip(ids, result.get("chances", []), strict=True)),
            count=dict(zip(ids, result.get("counts", []), strict=True)),
        )
    entries = DrawEntry.objects.filter(draw=source, chance__isnull=False)
    rows = list(entries.values_list("number", "chance", "count"))
    return _Chances(
        case=source.case,
        pool=source.pool,
        chance={str(number): chance or 0.0 for number, chance, _ in rows},
        count={str(number): count or 0 for number, _, count in rows},
    )
