"""Who the group is at each step after the draw, against the quotas."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from challenges.models import Case, Criterion, CriterionValue
from participants.choices import PlaceStatus
from participants.domain.quotas import Bound, Breach, breaches
from participants.models import Answer, Place, PlaceEvent, Seat
from participants.queries.draws import draw_of, drawn_panel
from participants.queries.places import bounds_of
from workshops.queries import sessions_of

DRAWN, OFFERED, ACCEPTED, GROUP = "drawn", "offered", "accepted", "group"
LEFT, REPLACED = "left", "replaced"
# At these steps the group should keep the quotas; the others are parts of it or have left it.
WHOLE = (DRAWN, GROUP)


@dataclass(frozen=True)
class Step:
    """A step on the way, and how many people it holds."""

    key: str
    name: str
    people: int

    @property
    def is_whole(self) -> bool:
        """Whether the quotas are meant for those at this step."""
        return self.key in WHOLE


@dataclass(frozen=True)
class CountedValue:
    """An answer with its quota and how many had it at each step."""

    value: CriterionValue
    bound: Bound | None
    counts: Mapping[str, int]

    def breach(self, step: str) -> Breach | None:
        """How those at the step break the quota, if they do."""
        found = breaches(
            {self.value.pk: self.counts.get(step, 0)}, [self.bound] if self.bound else []
        )
        return found[0] if found else None

    @property
    def breaches(self) -> dict[str, Breach]:
        """The breaches at the steps for which the quotas are meant."""
        return {step: found for step in WHOLE if (found := self.breach(step))}


@dataclass(frozen=True)
class Composition:
    """The table: a column a step, a row an answer under its criterion."""

    case: Case
    steps: list[Step]
    parts: list[tuple[Criterion, list[CountedValue]]] = field(default_factory=list)

    @property
    def rows(self) -> list[CountedValue]:
        """All rows, in their order."""
        return [row for _criterion, rows in self.parts for row in rows]

    def step(self, key: str) -> Step:
        """Give a step by its key."""
        return next(step for step in self.steps if step.key == key)


def read_composition(case: Case, *, now: datetime | None = None) -> Composition:
    """Give the group at each step; with ``now`` also who was there at the sessions that began.

    Eight queries, ten with ``now``, however many people there are.
    """
    people = _people(case)
    there = _attended(case, now) if now else {}
    people |= {session_key(number): those for number, those in there.items()}
    names = {
        DRAWN: _("Utsedda"),
        OFFERED: _("Har fått erbjudande"),
        ACCEPTED: _("Tackade ja"),
        LEFT: _("Tackade nej eller lämnade"),
        REPLACED: _("Kom in som ersättare"),
        GROUP: _("Gruppen nu"),
        **{session_key(number): _("Var med i session %d") % number for number in there},
    }
    values = _values(set().union(*people.values()))
    bounds = {bound.value: bound for bound in bounds_of(case)}
    counts = {
        step: Counter(value for person in people[step] for value in values[person])
        for step in names
    }
    return Composition(
        case=case,
        steps=[Step(key, name, len(people[key])) for key, name in names.items()],
        parts=[
            (criterion, [_row(value, bounds, counts) for value in criterion.values.all()])
            for criterion in case.challenge.criteria.prefetch_related("values")
        ],
    )


def session_key(number: int) -> str:
    """Give the key of the step that holds those who were there at a session."""
    return f"session_{number}"


def _attended(case: Case, now: datetime) -> dict[int, set[int]]:
    """Give who sat in a group of each session that has begun and was not noted as missing."""
    begun = sessions_of(case).filter(starts_at__lte=now).values_list("number", flat=True)
    found: dict[int, set[int]] = {number: set() for number in begun}
    seats = Seat.objects.filter(session__case=case, session__number__in=found, missing=False)
    for number, application in seats.values_list("session__number", "place__application"):
        found[number].add(application)
    return {number: those for number, those in found.items() if those}


def _row(
    value: CriterionValue, bounds: Mapping[int, Bound], counts: Mapping[str, Counter[int]]
) -> CountedValue:
    at_steps = {step: counted[value.pk] for step, counted in counts.items()}
    return CountedValue(value, bounds.get(value.pk), at_steps)


def _people(case: Case) -> dict[str, set[int]]:
    """Give the applications at each step."""
    now = dict(Place.objects.filter(case=case).values_list("application", "status"))
    been: dict[int, set[str]] = defaultdict(set)
    events = PlaceEvent.objects.filter(place__case=case).order_by()
    for application, status in events.values_list("place__application", "new"):
        been[application].add(status)
    marked = {one for one, statuses in been.items() if PlaceStatus.MARKED in statuses}
    offered = {one for one, statuses in been.items() if PlaceStatus.OFFERED in statuses}
    seated = _at(now, PlaceStatus.OFFERED, PlaceStatus.CONFIRMED)
    return {
        DRAWN: _drawn(case) or marked,
        OFFERED: offered,
        ACCEPTED: _at(now, PlaceStatus.CONFIRMED),
        LEFT: _at(now, PlaceStatus.DECLINED, PlaceStatus.EXPIRED, PlaceStatus.WITHDRAWN),
        REPLACED: seated - marked,
        GROUP: seated | _at(now, PlaceStatus.MARKED),
    }


def _at(now: Mapping[int, str], *statuses: str) -> set[int]:
    return {one for one, status in now.items() if status in statuses}


def _drawn(case: Case) -> set[int]:
    """Give the applications of the panel that was drawn, also of those who had left by then."""
    draw = draw_of(case)
    if draw is None:
        return set()
    numbers = [int(number) for number in drawn_panel(draw)]
    return set(draw.entries.filter(number__in=numbers).values_list("application", flat=True))


def _values(applications: Iterable[int]) -> Mapping[int, list[int]]:
    rows = Answer.objects.filter(application__in=applications, value__isnull=False)
    found: dict[int, list[int]] = defaultdict(list)
    for application, value in rows.values_list("application", "value"):
        if value is not None:
            found[application].append(value)
    return found
