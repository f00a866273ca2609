"""Proofs that rules conflict which anyone can follow: count people, add up, compare."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from participants.domain.selection.explanation import Bound, Counting, Recruit, Share
from participants.domain.selection.problem import Quota
from participants.domain.selection.seat_table import (
    MUST_IN,
    ORGANISATION,
    SIZE,
    Label,
    RowBound,
    SeatTable,
    Side,
)
from participants.domain.selection.whole import Ints

Family = tuple[str, ...]


def family(label: Label) -> Family:
    """Tell which rules belong together: a criterion, a kind of combination, organisations."""
    if isinstance(label, Quota):
        return tuple(sorted(criterion for criterion, _ in label.cell))
    return ("", label.partition(":")[0])


def families(table: SeatTable) -> dict[Family, list[int]]:
    """Give the rows of each family, but for the places and those who must be in."""
    found: dict[Family, list[int]] = defaultdict(list)
    for row, label in enumerate(table.labels):
        if label not in {SIZE, MUST_IN}:
            found[family(label)].append(row)
    return dict(found)


def bound_of(table: SeatTable, bound: RowBound) -> Bound:
    """Give the facts of a bound."""
    row, side = bound
    return Bound(table.labels[row], side, table.value(bound), int(table.pool[row]))


def conflicts(table: SeatTable, demands: Sequence[int], caps: Sequence[int]) -> bool:
    """Tell whether the minimums of some rows exceed what the maximums of others let in."""
    spare = int(_spare(table, demands, caps) @ table.people)
    return int(table.lower[list(demands)].sum()) > int(table.upper[list(caps)].sum()) + spare


def simple_conflicts(table: SeatTable) -> Iterator[list[RowBound]]:
    """Give sets of bounds that counting alone proves to conflict, the plainest first."""
    for demands, caps in _guesses(table):
        if conflicts(table, demands, caps):
            low = [(row, Side.MINIMUM) for row in demands]
            yield low + [(row, Side.MAXIMUM) for row in caps]


def count_up(table: SeatTable, bounds: Sequence[RowBound]) -> Counting | None:
    """Prove a conflict by counting, if counting is enough."""
    demands = [row for row, side in bounds if side is Side.MINIMUM]
    caps = [row for row, side in bounds if side is Side.MAXIMUM]
    if not conflicts(table, demands, caps):
        return None
    able = _times(table, demands) > 0
    spare = _spare(table, demands, caps)
    outside = int((spare * (_times(table, caps) == 0) > 0) @ table.people)
    counting = Counting(
        demands=tuple(bound_of(table, (row, Side.MINIMUM)) for row in demands),
        shares=tuple(_share(table, able, row, int(table.upper[row])) for row in caps),
        people=int(able @ table.people),
        outside=outside,
        doubled=int(spare @ table.people) - outside,
        required=int(table.lower[demands].sum()),
        room=int(table.upper[caps].sum() + spare @ table.people),
    )
    return _with_neighbours(table, counting, demands, caps)


def who_is_missing(table: SeatTable, counting: Counting) -> Recruit | None:
    """Say who else could have applied so that the demand could be filled, if anybody."""
    if len(counting.demands) > 1 or counting.doubled or counting.demands[0].of == MUST_IN:
        return None
    full = [share.of for share in counting.shares if share.maximum <= share.people]
    if SIZE in full:
        return None
    groups = families(table)
    for label in full:
        alike = [table.labels[row] for row in groups[family(label)]]
        if family(label) != ("", ORGANISATION) and set(alike) <= {*full, counting.demands[0].of}:
            return None
    return Recruit(counting.required - counting.room, counting.demands[0].of, tuple(full))


def _guesses(table: SeatTable) -> Iterator[tuple[list[int], list[int]]]:
    size = len(table.labels) - 1
    asking = [row for row in range(size) if table.lower[row] > 0]
    groups = families(table).values()
    yield from (([row], []) for row in [*asking, size])
    whole = [row for row in (*asking, size) if table.labels[row] in {SIZE, MUST_IN}]
    yield from (([row], [cap]) for row in whole for cap in (size, *range(size)))
    for rows in groups:
        yield [row for row in rows if table.lower[row] > 0], [size]
        yield [size], _binding(table, size, rows)
    for demand in asking:
        yield from (([demand], _binding(table, demand, rows)) for rows in groups)


def _binding(table: SeatTable, demand: int, rows: Iterable[int]) -> list[int]:
    """Give the rows whose maximum stops some of those who could fill the demand."""
    able = table.people * table.rows[demand]
    return [r for r in rows if r != demand and table.upper[r] < int(table.rows[r] @ able)]


def _times(table: SeatTable, rows: Sequence[int]) -> Ints:
    """Count for each type how many of the rows it is in."""
    return np.asarray(table.rows[list(rows)].sum(axis=0), dtype=np.int64)


def _spare(table: SeatTable, demands: Sequence[int], caps: Sequence[int]) -> Ints:
    """Count for each type how often a person of it fills a demand that no maximum counts."""
    spare = np.maximum(_times(table, demands) - _times(table, caps), 0)
    return np.asarray(spare, dtype=np.int64)


def _share(table: SeatTable, able: Iterable[bool], row: int, maximum: int) -> Share:
    people = int((table.rows[row] * np.asarray(able)) @ table.people)
    return Share(table.labels[row], people, maximum, min(maximum, people))


def _with_neighbours(
    table: SeatTable, counting: Counting, demands: Sequence[int], caps: Sequence[int]
) -> Counting:
    """Name every value of the criterion whose maximums conflict, if nobody has two of them."""
    groups = {family(table.labels[row]) for row in caps}
    if len(demands) != 1 or len(groups) != 1 or ("", SIZE) in groups:
        return counting
    able = table.rows[demands[0]] > 0
    rows = [row for row in families(table)[groups.pop()] if row != demands[0]]
    if np.any(_times(table, rows)[able & (table.people > 0)] > 1):
        return counting
    every = [_share(table, able, row, int(table.upper[row])) for row in rows]
    shares = tuple(share for share in every if share.people)
    outside = counting.people - sum(share.people for share in shares)
    room = sum(share.seats for share in shares) + outside
    return replace(counting, shares=shares, outside=outside, doubled=0, room=room)
