"""The quota table of the draw's pages: rows with their fields, typed or saved, and the chances."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.forms import BoundField
from django.http import QueryDict

from challenges.models import Case, Criterion, CriterionValue
from participants.domain.quotas import Bound
from participants.domain.selection.problem import Person, Problem, Value
from participants.forms.selection import QuotaForm
from participants.queries.draw_problem import problem_of
from participants.queries.outlook import Outlook, look_ahead, with_bounds
from participants.queries.places import bounds_of
from participants.queries.quota_names import Names
from participants.queries.quota_table import QuotaTable, criteria_of, read_table, values_of
from participants.queries.selection import Group, Row


class Line(NamedTuple):
    """A row of the table with its fields and what is to be said of it."""

    row: Row
    least: BoundField
    most: BoundField
    changed: bool
    marked: bool


@dataclass(frozen=True)
class Quotas:
    """The pool, the criteria and the quotas of a case: what is saved, and what is typed."""

    case: Case
    criteria: list[Criterion]
    values: Mapping[int, Value]
    saved: Mapping[int, Bound | None]
    problem: Problem
    form: QuotaForm
    typed: Mapping[int, Bound | None] = field(default_factory=dict)

    @property
    def bounds(self) -> Mapping[int, Bound | None]:
        """The quotas that the page is about."""
        return self.typed or self.saved

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not saved."""
        return bool(self.typed) and self.typed != self.saved

    @property
    def names(self) -> Names:
        """The name of each value, in the active language."""
        return {
            self.values[value.pk]: value.name
            for criterion in self.criteria
            for value in criterion.values.all()
        }

    @property
    def asked(self) -> Problem:
        """The problem with the quotas that the page is about."""
        if not self.is_typed:
            return self.problem
        return with_bounds(
            self.problem, {self.values[key]: bound for key, bound in self.typed.items()}
        )

    def table(self, chosen: Iterable[Person] = ()) -> QuotaTable:
        """Give the table; ``chosen`` are those of a trial."""
        return read_table(self.case, self.criteria, self.problem, self.bounds, chosen)

    def lines(
        self, table: QuotaTable, marked: Collection[Value] = ()
    ) -> list[tuple[Group, list[Line]]]:
        """Give each criterion with its rows and their fields; ``marked`` are part of a conflict."""
        return [
            (group, [self._line(row, group.criterion, marked) for row in group.rows])
            for group in table.groups
        ]

    def outlook(self) -> Outlook:
        """Say what these quotas give."""
        return look_ahead(self.asked, self.names)

    def _line(self, row: Row, criterion: Criterion, marked: Collection[Value]) -> Line:
        pk = row.value.pk
        return Line(
            row=row,
            least=self.form[f"min_{pk}"],
            most=self.form[f"max_{pk}"],
            changed=bool(self.typed) and self.typed.get(pk) != self.saved.get(pk),
            marked=(criterion.key, row.value.key) in marked,
        )


def read_quotas(case: Case, data: QueryDict | None = None) -> Quotas:
    """Give the quotas of a case, with what is typed where ``data`` holds it; eight queries."""
    criteria = criteria_of(case)
    values = [value for criterion in criteria for value in criterion.values.all()]
    found = {bound.value: bound for bound in bounds_of(case)}
    form = QuotaForm(case, values, data)
    typed = _typed(form) if data is not None and form.is_valid() else {}
    return Quotas(
        case=case,
        criteria=criteria,
        values=values_of(criteria),
        saved={value.pk: found.get(value.pk) for value in values},
        problem=problem_of(case),
        form=form,
        typed=typed,
    )


def holds_quotas(data: QueryDict) -> bool:
    """Tell whether somebody typed quotas at all; a form without its fields changes nothing."""
    return any(key.startswith(("min_", "max_")) for key in data)


def typed_only(data: QueryDict, values: Iterable[CriterionValue]) -> str:
    """Give the typed quotas as they stand in an address."""
    kept = QueryDict(mutable=True)
    for value in values:
        for name in (f"min_{value.pk}", f"max_{value.pk}"):
            kept[name] = data.get(name, "")
    return kept.urlencode()


def _typed(form: QuotaForm) -> dict[int, Bound | None]:
    return {
        value: Bound(value, *bound) if bound else None for value, bound in form.bounds().items()
    }
