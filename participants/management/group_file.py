"""People to deal into groups, read from a table with any columns; and the groups written back."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participants.domain.selection.people_file import SEVERAL, id_column_of
from participants.domain.selection.tables import Remark, Table, UnreadableError, read_table
from workshops.domain.grouping.request import Member, Request, Wishes, even_sizes

PEOPLE, EARLIER = "people", "earlier"


@dataclass(frozen=True)
class Columns:
    """Which columns of the file say what; ``apart`` and ``together`` may be several."""

    diversify: tuple[str, ...]
    cluster: str = ""
    apart: tuple[str, ...] = ()
    together: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Every column that has to be there, once."""
        extra = (self.cluster,) if self.cluster else ()
        return tuple(dict.fromkeys((*self.diversify, *extra, *self.apart, *self.together)))


@dataclass(frozen=True)
class People:
    """The people of a file in its order, and what else should be known of the file."""

    members: tuple[Member, ...]
    notes: tuple[Remark, ...]
    together: tuple[frozenset[str], ...]
    id_column: str


def read_people(data: bytes, columns: Columns) -> People:
    """Read everybody; several values in a cell have ``;`` between them.

    Raises:
        UnreadableError: faults, each with its row and column.
    """
    table = read_table(data, PEOPLE)
    faults = [*table.faults, *_column_faults(table, columns.named)]
    id_column = id_column_of(table, columns.named)
    ids = _ids(table, id_column, faults)
    if faults or not ids:
        raise UnreadableError(faults or [Remark("no_people", PEOPLE)])
    values = {name: _values(table, name) for name in columns.named}
    members = tuple(
        Member(
            id=ids[at],
            values={
                name: values[name][at] for name in (*columns.diversify, columns.cluster) if name
            },
            organisation=_apart(values, columns.apart, at),
        )
        for at in range(len(ids))
    )
    notes = table.notes if id_column else (*table.notes, Remark("numbered", PEOPLE))
    return People(members, notes, _together(ids, values, columns.together), id_column)


def read_earlier(data: bytes) -> tuple[frozenset[str], ...]:
    """Read the groups of an earlier session: ``id,group``.

    Raises:
        UnreadableError: it has no such columns.
    """
    table = read_table(data, EARLIER)
    faults = [*table.faults, *_column_faults(table, ("id", "group"))]
    if faults:
        raise UnreadableError(faults)
    groups: dict[str, set[str]] = defaultdict(set)
    who, where = table.column("id") or 0, table.column("group") or 0
    for _number, row in table.rows:
        groups[row[where]].add(row[who])
    return tuple(frozenset(groups[name]) for name in sorted(groups))


def make_request(
    people: People, groups: int, columns: Columns, met: Sequence[frozenset[str]]
) -> Request:
    """Give what is asked of the engine."""
    known = {member.id for member in people.members}
    wishes = Wishes(
        together=people.together,
        organisation_apart=bool(columns.apart),
        cluster=columns.cluster,
        met=tuple(group & known for group in met),
    )
    sizes = even_sizes(len(people.members), groups)
    return Request(people.members, sizes, columns.diversify, wishes)


def groups_file(people: People, groups: Sequence[Sequence[str]]) -> bytes:
    """Give the file of groups: ``id,group`` in the order of the people, groups from 1."""
    seat = {name: number for number, group in enumerate(groups, 1) for name in group}
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("id", "group"))
    writer.writerows((member.id, seat[member.id]) for member in people.members)
    return written.getvalue().encode()


def _column_faults(table: Table, wanted: Sequence[str]) -> list[Remark]:
    facts = {"columns": table.header[:10]}
    return [
        Remark("same_column" if table.several(name) else "no_column", table.file, 1, name, facts)
        for name in wanted
        if table.column(name) is None or table.several(name)
    ]


def _ids(table: Table, id_column: str, faults: list[Remark]) -> list[str]:
    place = table.column(id_column) if id_column else None
    if place is None:
        return [str(number) for number in range(1, len(table.rows) + 1)]
    first: dict[str, int] = {}
    for number, row in table.rows:
        if not row[place]:
            faults.append(Remark("no_id", table.file, number, id_column))
        elif first.setdefault(row[place], number) != number:
            facts = {"id": row[place][:60], "first": first[row[place]]}
            faults.append(Remark("same_id", table.file, number, id_column, facts))
    return [row[place] for _number, row in table.rows]


def _values(table: Table, name: str) -> list[frozenset[str]]:
    place = table.column(name)
    if place is None:
        return [frozenset()] * len(table.rows)
    return [
        frozenset(filter(None, (part.strip() for part in row[place].split(SEVERAL))))
        for _number, row in table.rows
    ]


def _apart(values: Mapping[str, Sequence[frozenset[str]]], names: Sequence[str], at: int) -> str:
    """Give what a person shares with those they should not sit with; nothing where it is empty."""
    return "|".join(sorted(value for name in names for value in values[name][at]))


def _together(
    ids: Sequence[str], values: Mapping[str, Sequence[frozenset[str]]], names: Sequence[str]
) -> tuple[frozenset[str], ...]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        for who, held in zip(ids, values[name], strict=True):
            for value in held:
                found[name, value].add(who)
    return tuple(frozenset(found[key]) for key in sorted(found) if len(found[key]) > 1)
