"""Tables as people save them, in any common delimiter and encoding; faults are named by place."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

SHOWN = 20
WORKBOOK = b"PK\x03\x04"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = (",", ";", "\t")
SEP_LINE = "sep="


@dataclass(frozen=True)
class Remark:
    """Something about a place in a file, as a code and facts; words are made where it is shown.

    ``row`` counts as a spreadsheet does, the header being row 1; 0 where it is about no row.
    ``column`` is the name in the header, or empty.
    """

    code: str
    file: str
    row: int = 0
    column: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


class UnreadableError(Exception):
    """Files that cannot be read: the first faults, and how many there are in all."""

    def __init__(self, faults: Sequence[Remark]) -> None:
        """Keep the first faults, in the order of the files."""
        self.faults = tuple(faults[:SHOWN])
        self.total = len(faults)
        super().__init__(", ".join(fault.code for fault in self.faults))


@dataclass(frozen=True)
class Table:
    """A header and the rows below it, each with its number; cells are cleaned of stray blanks."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    def column(self, name: str) -> int | None:
        """Give the place of a column: by its exact name, else whatever the capitals."""
        if name in self.header:
            return self.header.index(name)
        folded = [cell.casefold() for cell in self.header]
        return folded.index(name.casefold()) if name.casefold() in folded else None

    def several(self, name: str) -> bool:
        """Tell whether more than one column has the name."""
        return [cell.casefold() for cell in self.header].count(name.casefold()) > 1


def clean(text: str) -> str:
    """Give a cell in NFC, on one line and without blanks around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_table(data: bytes, file: str) -> Table:
    """Read a table from the bytes of a file; a row that does not fit the header is a fault.

    Raises:
        UnreadableError: it is empty, a workbook, no text, or its quotation marks do not match.
    """
    text, encoding = _decoded(data, file)
    notes = () if encoding == "utf-8" else (Remark("encoding", file, facts={"name": encoding}),)
    rows = _rows(text, file)
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        raise UnreadableError([Remark("empty_file", file)])
    (_number, header), *body = filled
    faults = [fault for row in body if (fault := _shape_fault(file, header, *row))]
    broken = {fault.row for fault in faults}
    whole = tuple((n, cells[: len(header)]) for n, cells in body if n not in broken)
    return Table(file, header, whole, tuple(faults), notes)


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """Give the text and how it was written.

    Raises:
        UnreadableError: it is a workbook or no text at all.
    """
    if data.startswith(WORKBOOK):
        raise UnreadableError([Remark("workbook", file)])
    encodings = ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, "utf-8" if encoding == "utf-8-sig" else encoding
    raise UnreadableError([Remark("no_text", file)])


class _Cleaned(dict[str, str]):
    """Cells that were cleaned before: a large table has the same few over and over."""

    def __missing__(self, cell: str) -> str:
        self[cell] = clean(cell)
        return self[cell]


def _rows(text: str, file: str) -> list[tuple[int, tuple[str, ...]]]:
    """Give the rows with their numbers.

    Raises:
        UnreadableError: a quotation mark is opened and not closed, or closed too early.
    """
    delimiter, skipped = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    cleaned = _Cleaned()
    try:
        rows.extend(
            (number, tuple(cleaned[cell] for cell in cells))
            for number, cells in enumerate(_without_first(reader, skipped), 1 + skipped)
        )
    except csv.Error as error:
        number = len(rows) + 1 + skipped
        raise UnreadableError([Remark("quotation_marks", file, number)]) from error
    return rows


def _without_first(reader: Iterator[list[str]], skipped: int) -> Iterator[list[str]]:
    for _ in range(skipped):
        next(reader, None)
    return reader


def _delimiter(text: str) -> tuple[str, int]:
    """Give the delimiter, and how many lines come before the header (``sep=;`` of Excel)."""
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    if first.lower().startswith(SEP_LINE) and first[len(SEP_LINE) :][:1] in DELIMITERS:
        return first[len(SEP_LINE)], 1
    columns = {mark: len(next(csv.reader([first], delimiter=mark), [])) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: columns[mark]), 0


def _shape_fault(
    file: str, header: tuple[str, ...], number: int, cells: tuple[str, ...]
) -> Remark | None:
    facts = {"cells": len(cells), "columns": len(header)}
    if len(cells) < len(header):
        return Remark("short_row", file, number, header[len(cells)], facts)
    if any(cells[len(header) :]):
        return Remark("long_row", file, number, header[-1], facts)
    return None
