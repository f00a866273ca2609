"""Quotas from a table: a criterion, a value, at least and at most, in the headers of the field."""

import re
from collections.abc import Sequence

from participants.domain.selection.problem import Quota, Value
from participants.domain.selection.tables import Remark, Table

QUOTAS = "quotas"
# The names of the columns of criterion and value, as the tools of the field write them.
PAIRS = (
    ("category", "feature"),
    ("category", "name"),
    ("category", "value"),
    ("feature", "value"),
    ("criterion", "value"),
    ("kriterium", "värde"),
)
PLAIN_PAIR = ("feature", "value")
LEAST = ("min", "minimum", "minst")
MOST = ("max", "maximum", "högst")
# Spreadsheets write 5 as 5.0 now and then.
NUMBER = re.compile(r"(-?\d{1,9})(?:[.,]0+)?", re.ASCII)


def read_quotas(table: Table, faults: list[Remark]) -> tuple[Quota, ...]:
    """Give the quotas; everything wrong is added to the list of faults.

    A value whose numbers are wrong is given too, as 0 to 0, so that it counts as known.
    """
    places = _places(table, faults)
    if places is None:
        return ()
    first: dict[Value, int] = {}
    quotas = []
    for number, cells in table.rows:
        criterion, value, least, most = (cells[place] for place in places)
        named = (criterion, value)
        row = _Row(table, number, places, faults)
        bounds = row.bounds(least, most) or (0, 0)
        if row.has_names(named) and not row.is_again(first.setdefault(named, number)):
            quotas.append(Quota(frozenset({named}), *bounds))
    return tuple(quotas)


def _places(table: Table, faults: list[Remark]) -> tuple[int, ...] | None:
    """Give the places of criterion, value, least and most, or nothing where one is missing."""
    header = [name.casefold() for name in table.header]
    pair = next((pair for pair in PAIRS if set(pair) <= set(header)), PLAIN_PAIR)
    wanted = [_named(header, names) for names in (*((name,) for name in pair), LEAST, MOST)]
    names = (*pair, LEAST[0], MOST[0])
    missing = [name for name, place in zip(names, wanted, strict=True) if place is None]
    faults.extend(
        Remark("no_column", QUOTAS, 1, name, {"columns": table.header[:10]}) for name in missing
    )
    return None if missing else tuple(place for place in wanted if place is not None)


def _named(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


class _Row:
    """One row of quotas, which knows where its faults are to be named."""

    def __init__(
        self, table: Table, number: int, places: tuple[int, ...], faults: list[Remark]
    ) -> None:
        self.number = number
        self.columns = [table.header[place] for place in places]
        self.faults = faults

    def fault(self, code: str, place: int, **facts: object) -> None:
        """Add a fault of the row."""
        self.faults.append(Remark(code, QUOTAS, self.number, self.columns[place], facts))

    def has_names(self, named: Value) -> bool:
        """Tell whether criterion and value are there."""
        empty = [place for place, name in enumerate(named) if not name]
        for place in empty:
            self.fault("no_name", place)
        return not empty

    def is_again(self, first: int) -> bool:
        """Tell whether the same value had a row before."""
        again = first != self.number
        if again:
            self.fault("same_quota", 1, first=first)
        return again

    def bounds(self, least: str, most: str) -> tuple[int, int] | None:
        """Give the two numbers, if they are numbers and in order."""
        low, high = self._number(2, least), self._number(3, most)
        if low is None or high is None:
            return None
        if low > high:
            self.fault("min_above_max", 2, min=low, max=high)
            return None
        return low, high

    def _number(self, place: int, text: str) -> int | None:
        match = NUMBER.fullmatch(text)
        if match is None:
            self.fault("no_number", place, text=text[:60])
            return None
        if int(match[1]) < 0:
            self.fault("negative", place, text=text)
            return None
        return int(match[1])
