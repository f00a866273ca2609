"""The selection desk's board: the pool against the quotas, and those chosen so far."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from challenges.choices import CriterionKind
from challenges.models import Case, Criterion, CriterionValue
from participants.choices import ApplicationStatus, Availability, PlaceStatus
from participants.domain.plot import Axis, Plot, axis_for
from participants.domain.quotas import (
    Bound,
    Breach,
    SumCheck,
    breaches,
    landing,
    sum_check,
)
from participants.domain.steps import COUNTED
from participants.models import Answer, CasePreference, Place
from participants.models.place import HOLDING
from participants.queries.places import bounds_of


@dataclass(frozen=True)
class Row:
    """One value of a criterion: how many applied, how many are chosen, how many may be."""

    value: CriterionValue
    is_sector: bool
    pool: int
    chosen: int
    confirmed: int
    bound: Bound | None
    plot: Plot

    @property
    def out_of_reach(self) -> bool:
        """Whether fewer people applied than the quota asks for."""
        return self.bound is not None and self.pool < self.bound.minimum

    @property
    def breach(self) -> Breach | None:
        """How those chosen break the quota, if they do."""
        found = breaches({self.value.pk: self.chosen}, [self.bound] if self.bound else [])
        return found[0] if found else None


@dataclass(frozen=True)
class Group:
    """A criterion with its values and the sums of its quotas."""

    criterion: Criterion
    rows: list[Row]
    check: SumCheck | None


@dataclass(frozen=True)
class Counts:
    """What the database counted, value by value."""

    bounds: Mapping[int, Bound]
    people: Mapping[str, int]
    pool: Mapping[int, int]
    chosen: Counter[int]
    confirmed: Counter[int]
    places: int

    def landing(self, value: int) -> float:
        """Give how many places a value would get if they followed the pool."""
        eligible = sum(self.people.get(answer, 0) for answer in COUNTED)
        return landing(self.pool.get(value, 0), eligible, self.places)

    @property
    def highest(self) -> float:
        """The highest number that a row has to show; a quota of all places shows to the edge."""
        most = [bound.maximum for bound in self.bounds.values() if bound.maximum < self.places]
        return max([0, *self.chosen.values(), *most, *map(self.landing, self.pool)])


@dataclass(frozen=True)
class Board:
    """All that the quota table and the numbers above it show."""

    case: Case
    groups: list[Group]
    axis: Axis
    availability: Mapping[str, int]
    statuses: Mapping[str, int]

    @property
    def rows(self) -> list[Row]:
        """All rows, in their order."""
        return [row for group in self.groups for row in group.rows]

    @property
    def applications(self) -> int:
        """How many applied to the case."""
        return sum(self.availability.values())

    @property
    def unable(self) -> int:
        """How many cannot come, or did not say; they do not stand for a place here."""
        return self.applications - self.eligible

    @property
    def eligible(self) -> int:
        """How many can be chosen as far as the dates go."""
        return sum(self.availability.get(answer, 0) for answer in COUNTED)

    @property
    def unsure(self) -> int:
        """How many do not know yet whether they can come."""
        return self.availability.get(Availability.UNSURE, 0)

    @property
    def chosen(self) -> int:
        """How many are marked, offered or confirmed."""
        return sum(self.statuses.get(status, 0) for status in HOLDING)

    @property
    def marked(self) -> int:
        """How many are marked and know nothing of it."""
        return self.statuses.get(PlaceStatus.MARKED, 0)

    @property
    def seated(self) -> int:
        """How many are offered a place or have one."""
        return self.chosen - self.marked

    @property
    def free(self) -> int:
        """How many places nobody is chosen for."""
        return max(self.case.places - self.chosen, 0)

    @property
    def scarce(self) -> list[Row]:
        """The rows whose minimum nobody can reach."""
        return [row for row in self.rows if row.out_of_reach]

    @property
    def broken(self) -> list[Row]:
        """The rows whose quota those chosen do not keep."""
        return [row for row in self.rows if row.breach]

    @property
    def over(self) -> list[Row]:
        """The rows with more people chosen than the quota allows."""
        return [row for row in self.rows if row.breach and row.breach.over]

    @property
    def bad_sums(self) -> list[Group]:
        """The criteria whose quotas cannot be met by any group of people."""
        return [group for group in self.groups if group.check and not group.check.fits]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against the quotas as far as sums and the pool tell."""
        return not self.scarce and not self.bad_sums

    def row(self, value: int) -> Row | None:
        """Give the row of a value."""
        return next((row for row in self.rows if row.value.pk == value), None)


def read_board(
    case: Case, statuses: Iterable[str] = HOLDING, *, trial: Iterable[str] | None = None
) -> Board:
    """Give the board of a case; those whose place has one of ``statuses`` count as chosen.

    With ``trial``, a panel of numbers that a trial draw gave, its people count instead. Seven
    queries, eight with a trial, however many people there are.
    """
    by_status = chosen_counts(case)
    chosen = sum((by_status[status] for status in statuses), Counter())
    counts = Counts(
        bounds={bound.value: bound for bound in bounds_of(case)},
        people=availability_counts(case),
        pool=pool_counts(case),
        chosen=chosen if trial is None else panel_counts(case, trial),
        confirmed=by_status[PlaceStatus.CONFIRMED],
        places=case.places,
    )
    axis = axis_for(counts.highest)
    return Board(
        case=case,
        groups=[
            _group(criterion, [_row(value, criterion, counts, axis) for value in values], case)
            for criterion in case.challenge.criteria.prefetch_related("values")
            if (values := criterion.values.all())
        ],
        axis=axis,
        availability=counts.people,
        statuses=status_counts(case),
    )


def _row(value: CriterionValue, criterion: Criterion, counts: Counts, axis: Axis) -> Row:
    bound, chosen = counts.bounds.get(value.pk), counts.chosen[value.pk]
    return Row(
        value=value,
        is_sector=criterion.kind == CriterionKind.SECTOR,
        pool=counts.pool.get(value.pk, 0),
        chosen=chosen,
        confirmed=counts.confirmed[value.pk],
        bound=bound,
        plot=_plot(axis, bound, counts.landing(value.pk), chosen),
    )


def _plot(axis: Axis, bound: Bound | None, place: float, chosen: int) -> Plot:
    return Plot(
        axis=axis,
        minimum=bound.minimum if bound else None,
        maximum=min(bound.maximum, axis.top) if bound else None,
        landing=place,
        chosen=chosen,
    )


def _group(criterion: Criterion, rows: list[Row], case: Case) -> Group:
    bounds = [row.bound for row in rows if row.bound]
    # A value without a quota takes any number, so the maximums leave no place empty.
    open_ended = len(bounds) < len(rows)
    check = sum_check(bounds, case.places, several=criterion.several)
    if open_ended:
        check = SumCheck(check.minimum, max(check.maximum, case.places), case.places, check.several)
    return Group(criterion, rows, check if bounds else None)


def availability_counts(case: Case) -> dict[str, int]:
    """Give how many submitted applicants of the case answered what about the dates."""
    rows = CasePreference.objects.filter(case=case, application__status=ApplicationStatus.SUBMITTED)
    return dict(rows.order_by().values_list("availability").annotate(Count("pk")))


def status_counts(case: Case) -> dict[str, int]:
    """Give how many places of the case stand in which status."""
    rows = Place.objects.filter(case=case).order_by()
    return dict(rows.values_list("status").annotate(Count("pk")))


def pool_counts(case: Case) -> dict[int, int]:
    """Give how many applicants who can come have each value."""
    rows = Answer.objects.filter(
        value__isnull=False,
        application__in=CasePreference.objects.filter(
            case=case,
            application__status=ApplicationStatus.SUBMITTED,
            availability__in=COUNTED,
        ).values("application"),
    )
    return dict(rows.order_by().values_list("value").annotate(Count("pk")))


def panel_counts(case: Case, numbers: Iterable[str]) -> Counter[int]:
    """Give how many of the applicants with these numbers have each value."""
    rows = Answer.objects.filter(
        value__isnull=False,
        application__challenge=case.challenge_id,
        application__number__in=[int(number) for number in numbers],
    )
    return Counter(dict(rows.order_by().values_list("value").annotate(Count("pk"))))


def chosen_counts(case: Case) -> dict[str, Counter[int]]:
    """Give, for each status of a place, how many of its people have each value."""
    rows = (
        Answer.objects.filter(value__isnull=False, application__places__case=case)
        .order_by()
        .values_list("application__places__status", "value")
        .annotate(Count("pk"))
    )
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for status, value, number in rows:
        found[status][value] = number
    return found
