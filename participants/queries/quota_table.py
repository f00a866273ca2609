"""The quota table of a draw: those who are drawn among, the quotas, and who a trial chose."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from challenges.choices import CriterionKind
from challenges.models import Case, Criterion, CriterionValue
from participants.domain.plot import Axis, Plot, axis_for
from participants.domain.quotas import Bound, SumCheck, landing, sum_check
from participants.domain.selection.problem import Person, Problem, Value
from participants.queries.selection import Group, Row


@dataclass(frozen=True)
class QuotaTable:
    """Rows by criterion on one axis; ``people`` are those in the draw."""

    groups: list[Group]
    axis: Axis
    people: int

    @property
    def rows(self) -> list[Row]:
        """All rows, in their order."""
        return [row for group in self.groups for row in group.rows]


def criteria_of(case: Case) -> list[Criterion]:
    """Give the criteria that have values, with them; two queries."""
    criteria = case.challenge.criteria.prefetch_related("values")
    return [criterion for criterion in criteria if criterion.values.all()]


def values_of(criteria: Iterable[Criterion]) -> dict[int, Value]:
    """Give each value's key and its criterion's, by the value's row."""
    return {
        value.pk: (criterion.key, value.key)
        for criterion in criteria
        for value in criterion.values.all()
    }


def rows_of(criteria: Iterable[Criterion]) -> list[CriterionValue]:
    """Give the values in their order."""
    return [value for criterion in criteria for value in criterion.values.all()]


def read_table(
    case: Case,
    criteria: Iterable[Criterion],
    problem: Problem,
    bounds: Mapping[int, Bound | None],
    chosen: Iterable[Person] = (),
) -> QuotaTable:
    """Give the table with these bounds; no query."""
    pool, drawn = counted(problem.people), counted(chosen)
    people = len(problem.people)
    lands = {key: landing(number, people, case.places) for key, number in pool.items()}
    tops = [bound.maximum for bound in bounds.values() if bound and bound.maximum < case.places]
    lows = [bound.minimum for bound in bounds.values() if bound]
    axis = axis_for(max([0, *drawn.values(), *tops, *lows, *lands.values()]))

    def row(value: CriterionValue, criterion: Criterion) -> Row:
        key, bound = (criterion.key, value.key), bounds.get(value.pk)
        return Row(
            value=value,
            is_sector=criterion.kind == CriterionKind.SECTOR,
            pool=pool[key],
            chosen=drawn[key],
            confirmed=0,
            bound=bound,
            plot=Plot(
                axis=axis,
                minimum=bound.minimum if bound else None,
                maximum=min(bound.maximum, axis.top) if bound else None,
                landing=lands.get(key, 0.0),
                chosen=drawn[key],
            ),
        )

    groups = [
        _group(criterion, [row(value, criterion) for value in criterion.values.all()], case.places)
        for criterion in criteria
    ]
    return QuotaTable(groups, axis, people)


def people_with(problem: Problem, ids: Collection[str]) -> list[Person]:
    """Give the people of the pool with these ids."""
    wanted = set(ids)
    return [person for person in problem.people if person.id in wanted]


def counted(people: Iterable[Person]) -> Counter[Value]:
    """Give how many have each value."""
    return Counter(
        (criterion, value)
        for person in people
        for criterion, values in person.answers.items()
        for value in values
    )


def _group(criterion: Criterion, rows: list[Row], places: int) -> Group:
    bounds = [row.bound for row in rows if row.bound]
    if not bounds:
        return Group(criterion, rows, None)
    check = sum_check(bounds, places, several=criterion.several)
    if len(bounds) < len(rows):
        # A value without a quota takes any number, so the maximums leave no place empty.
        check = SumCheck(check.minimum, max(check.maximum, places), places, check.several)
    return Group(criterion, rows, check)
