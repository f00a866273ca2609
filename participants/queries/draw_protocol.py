"""What the public protocol of a draw says in figures; nothing in it tells who one person is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from challenges.choices import CriterionKind
from challenges.models import Criterion
from participants.choices import DrawStatus, DrawStep
from participants.domain.selection.problem import Value
from participants.models import Draw, DrawEntry, DrawEvent
from participants.queries.draw_panels import panels_of
from participants.queries.draws import drawn_panel

# Fewer people than this with an answer are not told apart, or somebody could be recognised.
FEW = 3
REMEMBERED = 16


@dataclass(frozen=True)
class Figures:
    """The chances of the pool, as numbers of the list's groups.

    ``people`` includes ``unreachable``, those who are in no group; ``lowest`` and ``highest`` leave
    them out.
    """

    people: int
    panels: int
    lowest: int
    highest: int
    unreachable: int


@dataclass(frozen=True)
class Cell:
    """A number of people that may have to stay unsaid."""

    number: int
    hidden: bool = False

    @property
    def few(self) -> bool:
        """Whether they are so few that one might be recognised."""
        return 0 < self.number < FEW


@dataclass(frozen=True)
class Line:
    """An answer with its quota and how many in the pool, and in the group, gave it."""

    key: str
    name: str
    minimum: int | None
    maximum: int | None
    pool: Cell
    drawn: Cell


@dataclass(frozen=True)
class Part:
    """A criterion with its answers."""

    criterion: Criterion
    lines: Sequence[Line] = field(default_factory=list)

    @property
    def is_sector(self) -> bool:
        """Whether its answers have shapes."""
        return self.criterion.kind == CriterionKind.SECTOR


@dataclass(frozen=True)
class Counts:
    """How many people gave each answer."""

    pool: Mapping[Value, int]
    drawn: Mapping[Value, int]


def figures_of(draw: Draw) -> Figures:
    """Give the chances in one query."""
    entries = DrawEntry.objects.filter(draw=draw)
    some = Q(count__gt=0)
    found = entries.aggregate(
        people=Count("pk"),
        lowest=Min("count", filter=some),
        highest=Max("count"),
        unreachable=Count("pk", filter=Q(count=0)),
    )
    return Figures(
        people=found["people"],
        panels=len(panels_of(draw)),
        lowest=found["lowest"] or 0,
        highest=found["highest"] or 0,
        unreachable=found["unreachable"],
    )


def parts_of(draw: Draw) -> list[Part]:
    """Give the criteria that have quotas in the draw, as they were when it was locked."""
    quotas = {
        tuple(quota["cell"][0]): (quota["min"], quota["max"])
        for quota in draw.rules["rules"]["quotas"]
        if len(quota["cell"]) == 1
    }
    counts = _counts(draw.pk, draw.pool_hash, draw.digits if _is_drawn(draw) else "")
    wanted = {criterion for criterion, _value in quotas}
    criteria = Criterion.objects.filter(challenge=draw.case.challenge_id, key__in=wanted)
    return [
        Part(criterion, _discreet(_lines(criterion, quotas, counts), criterion))
        for criterion in criteria.prefetch_related("values").order_by("position", "pk")
    ]


def previous_draws(draw: Draw) -> QuerySet[Draw]:
    """Give the draws of the case before this one: taken back, or made void."""
    return (
        Draw.objects.filter(case=draw.case_id, sequence__lt=draw.sequence)
        .prefetch_related("events")
        .only("pk", "sequence", "status", "digits", "case", "void_reason", "locked_at")
        .order_by("sequence")
    )


def digit_times(events: Iterable[DrawEvent]) -> list[DrawEvent]:
    """Give the moments at which the digits were drawn."""
    return [event for event in events if event.step == DrawStep.DIGIT]


def group_of(draw: Draw) -> list[int]:
    """Give the numbers of the group that was drawn, also where the draw was made void after."""
    if draw.status == DrawStatus.VOID and draw.drawn_at:
        return sorted(map(int, panels_of(draw)[int(draw.digits)]))
    return sorted(map(int, drawn_panel(draw)))


def _is_drawn(draw: Draw) -> bool:
    return draw.status == DrawStatus.DRAWN


def _lines(
    criterion: Criterion, quotas: Mapping[Any, tuple[int, int]], counts: Counts
) -> list[Line]:
    found = []
    for value in criterion.values.all():
        minimum, maximum = quotas.get((criterion.key, value.key), (None, None))
        cell = (criterion.key, value.key)
        pool, drawn = Cell(counts.pool.get(cell, 0)), Cell(counts.drawn.get(cell, 0))
        found.append(Line(value.key, value.name, minimum, maximum, pool, drawn))
    return found


def _discreet(lines: list[Line], criterion: Criterion) -> list[Line]:
    """Give the lines with a second number left out where the only small one could be worked out."""
    if criterion.several:
        return lines
    for name in ("pool", "drawn"):
        small = [line for line in lines if getattr(line, name).few]
        others = [line for line in lines if getattr(line, name).number >= FEW]
        if len(small) == 1 and others:
            least = min(others, key=lambda line: (getattr(line, name).number, line.key))
            cell = replace(getattr(least, name), hidden=True)
            lines = [replace(one, **{name: cell}) if one is least else one for one in lines]
    return lines


@lru_cache(maxsize=REMEMBERED)
def _counts(pk: int, _pool_hash: str, digits: str) -> Counts:
    """Count the answers; with the digest in the key what is remembered cannot be another's."""
    draw = Draw.objects.only("pool", "list_hash", "case").get(pk=pk)
    panel = set(panels_of(draw)[int(digits)]) if digits else set()
    everybody: dict[Value, int] = defaultdict(int)
    chosen: Counter[Value] = Counter()
    for person in draw.pool:
        for criterion, values in person["answers"].items():
            for value in values:
                everybody[criterion, value] += 1
                chosen[criterion, value] += person["id"] in panel
    return Counts(everybody, chosen)
