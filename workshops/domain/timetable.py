"""When a meeting opens, which sessions overlap, and local times that clocks skip or repeat."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
Wall = Literal["once", "never", "twice"]


def join_opens_at(starts_at: datetime, minutes_before: int) -> datetime:
    """Give the moment from which people may go to the meeting."""
    return starts_at - timedelta(minutes=minutes_before)


def join_is_open(
    starts_at: datetime, ends_at: datetime, minutes_before: int, now: datetime
) -> bool:
    """Tell whether people may go to the meeting: from its opening until its end, both included."""
    return join_opens_at(starts_at, minutes_before) <= now <= ends_at


def overlaps(one: Span, others: Iterable[Span]) -> bool:
    """Tell whether a meeting shares time with any other; one may end when the next begins."""
    start, end = one
    return any(start < other_end and other_start < end for other_start, other_end in others)


def wall_clock(local: datetime, zone: ZoneInfo) -> Wall:
    """Tell how often a naive local time occurs: spring skips an hour, autumn repeats one."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return "once"
    there_and_back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return "twice" if there_and_back == local else "never"


def at_wall_clock(local: datetime, zone: ZoneInfo, *, second: bool = False) -> datetime:
    """Give the aware UTC moment of a naive local time, the ``second`` where there are two."""
    return local.replace(tzinfo=zone, fold=int(second)).astimezone(UTC)


def days_before(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """Give the same time of day so many days earlier on the local clock, as aware UTC.

    Counted on the wall clock: a week before 09:00 is 09:00, also where clocks changed in between.
    """
    local = moment.astimezone(zone).replace(tzinfo=None) - timedelta(days=days)
    return at_wall_clock(local, zone)
