"""People from a table: an id, and for every criterion with quotas one or several values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participants.domain.selection.problem import Person, Quota
from participants.domain.selection.tables import Remark, Table

RESPONDENTS = "respondents"
SEVERAL = ";"
NAMED_VALUES, NAMED_ROWS = 12, 5
ID_NAMES = (
    "id nationbuilder_id respondent_id person_id participant_id applicant_id external_id unique_id"
    " user_id uid number no nr nummer löpnummer"
).split()
ID_LIKE = re.compile(r".*[-_ ]id", re.IGNORECASE)
Row = tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Which columns tell organisation and household, if any."""

    organisation: str = ""
    household: str = ""


def read_people(
    table: Table, quotas: Sequence[Quota], columns: Columns, faults: list[Remark]
) -> tuple[list[Person], list[Remark], str]:
    """Give people, notes and the name of the column of ids; faults are added to the list."""
    criteria = _criteria(quotas)
    id_column = id_column_of(table, criteria)
    wanted = [*criteria, *filter(None, (columns.organisation, columns.household))]
    faults.extend(_missing_columns(table, wanted))
    readers = {name: _Answers(table, name, known, faults) for name, known in criteria.items()}
    people = [
        Person(
            _cell(table, id_column, row) if id_column else str(place),
            {name: reader.read(number, row) for name, reader in readers.items()},
            _cell(table, columns.organisation, row),
            _cell(table, columns.household, row),
        )
        for place, (number, row) in enumerate(table.rows, 1)
    ]
    faults.extend(_id_faults(table, people, id_column))
    if not people and not table.faults:
        faults.append(Remark("no_people", RESPONDENTS))
    notes = [note for reader in readers.values() for note in reader.notes(len(people))]
    if not id_column:
        notes.append(Remark("numbered", RESPONDENTS))
    return people, notes, id_column


def _criteria(quotas: Sequence[Quota]) -> dict[str, list[str]]:
    """Give the values with quotas of every criterion, in the order of the file."""
    criteria: dict[str, list[str]] = {}
    for quota in quotas:
        for criterion, value in quota.cell:
            criteria.setdefault(criterion, []).append(value)
    return criteria


def id_column_of(table: Table, criteria: Iterable[str]) -> str:
    """Give the name of the column of ids, or nothing where there is none."""
    taken = {name.casefold() for name in criteria}
    free = [name for name in table.header if name.casefold() not in taken]
    by_name = [name for wanted in ID_NAMES for name in free if name.casefold() == wanted]
    return next(iter([*by_name, *filter(ID_LIKE.fullmatch, free)]), "")


def _missing_columns(table: Table, wanted: Sequence[str]) -> list[Remark]:
    facts = {"columns": table.header[:10]}
    return [
        Remark("same_column" if table.several(name) else "no_column", RESPONDENTS, 1, name, facts)
        for name in wanted
        if table.column(name) is None or table.several(name)
    ]


def _cell(table: Table, name: str, row: Row) -> str:
    place = table.column(name) if name else None
    return "" if place is None else row[place]


def _id_faults(table: Table, people: Sequence[Person], id_column: str) -> list[Remark]:
    """Everyone has an id of their own."""
    first: dict[str, int] = {}
    faults = []
    for (number, _row), person in zip(table.rows, people, strict=True):
        if not person.id:
            faults.append(Remark("no_id", RESPONDENTS, number, id_column))
        elif first.setdefault(person.id, number) != number:
            facts = {"id": person.id[:60], "first": first[person.id]}
            faults.append(Remark("same_id", RESPONDENTS, number, id_column, facts))
    return faults


class _Answers:
    """The values of one criterion, read from cell after cell."""

    def __init__(
        self, table: Table, criterion: str, known: Sequence[str], faults: list[Remark]
    ) -> None:
        self.criterion, self.known, self.faults = criterion, known, faults
        self.place = table.column(criterion)
        self.names = {value.casefold(): value for value in reversed(known)}
        self.names |= {value: value for value in known}
        self.silent: list[int] = []
        self.read_before: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}

    def read(self, number: int, row: Row) -> frozenset[str]:
        """Give the values in the row's cell; one without a quota is a fault."""
        cell = "" if self.place is None else row[self.place]
        if cell not in self.read_before:
            self.read_before[cell] = self._split(cell)
        values, unknown = self.read_before[cell]
        if not values and not unknown:
            self.silent.append(number)
        for value in unknown:
            facts = {"value": value[:60], "known": tuple(self.known[:NAMED_VALUES])}
            self.faults.append(Remark("unknown_value", RESPONDENTS, number, self.criterion, facts))
        return values

    def _split(self, cell: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """Give the values of a cell, as the quotas write them, and those without a quota."""
        parts = [cell] if self._name(cell) else [part.strip() for part in cell.split(SEVERAL)]
        given = [part for part in parts if part]
        unknown = tuple(part for part in given if not self._name(part))
        return frozenset(filter(None, map(self._name, given))), unknown

    def _name(self, text: str) -> str:
        """Give the value as the quotas write it, whatever the capitals, or nothing."""
        return self.names.get(text) or self.names.get(text.casefold(), "")

    def notes(self, people: int) -> list[Remark]:
        """Say how many have no value: they count in none of the criterion's quotas."""
        if not self.silent or self.place is None:
            return []
        facts = {"people": len(self.silent), "of": people, "rows": tuple(self.silent[:NAMED_ROWS])}
        return [Remark("no_value", RESPONDENTS, self.silent[0], self.criterion, facts)]
