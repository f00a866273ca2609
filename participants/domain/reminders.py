"""Which reminder of a session is due; the days before are counted on the local clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from workshops.domain.timetable import days_before

SOON = timedelta(minutes=30)


class Kind(StrEnum):
    """What a reminder is about."""

    WEEK = "week"
    DAY = "day"
    SOON = "soon"


@dataclass(frozen=True)
class Reminder:
    """A reminder with the time in which it is of use.

    Attributes:
        due_at: from then on.
        useful_until: to the next reminder, or to the start; not sent from then on.
    """

    kind: Kind
    due_at: datetime
    useful_until: datetime


def reminders_of(starts_at: datetime, zone: ZoneInfo) -> tuple[Reminder, Reminder, Reminder]:
    """Give the three reminders of a session in their order; each gives way to the next."""
    week, day = days_before(starts_at, 7, zone), days_before(starts_at, 1, zone)
    soon = starts_at - SOON
    return (
        Reminder(Kind.WEEK, week, day),
        Reminder(Kind.DAY, day, soon),
        Reminder(Kind.SOON, soon, starts_at),
    )


def due_reminder(starts_at: datetime, now: datetime, zone: ZoneInfo) -> Reminder | None:
    """Give the one reminder that is of use at ``now``: none too early, none from the start on."""
    for reminder in reminders_of(starts_at, zone):
        if reminder.due_at <= now < reminder.useful_until:
            return reminder
    return None


def is_news_to(reminder: Reminder, answered_at: datetime | None) -> bool:
    """Tell whether a person should get it: who said yes after it was due has just read the dates.

    The last one carries the way in, so everybody gets it.
    """
    return reminder.kind is Kind.SOON or answered_at is None or answered_at <= reminder.due_at


def dedupe_key(session: int, place: int, kind: Kind, starts_at: datetime) -> str:
    """Give the key that lets each reminder leave once; a moved session reminds again."""
    return f"reminder:{session}:{place}:{kind.value}:{starts_at.isoformat()}"
