"""The field's usual files: respondents, one row a person, and quotas, one row a value.

Everything wrong in both files is found in one go and named by file, row and column.
"""

from dataclasses import dataclass

from participants.domain.selection.people_file import RESPONDENTS, Columns, read_people
from participants.domain.selection.problem import Person, Quota
from participants.domain.selection.quota_file import QUOTAS, read_quotas
from participants.domain.selection.tables import Remark, Table, UnreadableError, read_table

PLAIN = Columns()


@dataclass(frozen=True)
class Pool:
    """What the files hold. ``id_column`` is empty where people are numbered as they stand."""

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    notes: tuple[Remark, ...]
    id_column: str


def read_files(respondents: bytes, quotas: bytes, *, columns: Columns = PLAIN) -> Pool:
    """Read both files.

    Raises:
        UnreadableError: with every fault of both files, those of the quotas first.
    """
    faults: list[Remark] = []
    quota_table, people_table = (
        _table(data, file, faults) for data, file in ((quotas, QUOTAS), (respondents, RESPONDENTS))
    )
    if quota_table is None or people_table is None:
        raise UnreadableError(faults)
    read = read_quotas(quota_table, faults)
    people, notes, id_column = read_people(people_table, read, columns, faults)
    if quota_table.faults or (faults and not read):  # then nobody knows which values have quotas
        faults = [fault for fault in faults if fault.code != "unknown_value"]
    if faults:
        raise UnreadableError(sorted(faults, key=lambda fault: (fault.file != QUOTAS, fault.row)))
    notes = [*quota_table.notes, *people_table.notes, *notes]
    if not read:
        notes.append(Remark("no_quotas", QUOTAS))
    return Pool(tuple(people), read, tuple(notes), id_column)


def _table(data: bytes, file: str, faults: list[Remark]) -> Table | None:
    """Give the table, or nothing where the file is none; faults are added to the list."""
    try:
        table = read_table(data, file)
    except UnreadableError as error:
        faults.extend(error.faults)
        return None
    faults.extend(table.faults)
    return table
