"""The dates of 2020, and the shift that makes a stage happen now.

All dates are wall-clock times in Stockholm. A shift moves them by whole days on the wall clock,
so that a session at nine stays at nine across the change to winter time; the two live stages also
move the sessions of the day, so that one is going on at this very moment.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
STAGES = ("draft", "call", "closed", "selected", "session-1", "between", "session-2", "result")

# The day and time of 2020 at which each stage is looked at.
LOOKED_AT = {
    "draft": datetime(2020, 8, 28, 10, 0),
    "call": datetime(2020, 9, 27, 10, 0),
    "closed": datetime(2020, 10, 6, 10, 0),
    "selected": datetime(2020, 10, 10, 10, 0),
    "session-1": datetime(2020, 10, 22, 10, 10),
    "between": datetime(2020, 10, 28, 10, 0),
    "session-2": datetime(2020, 11, 4, 10, 10),
    "result": datetime(2020, 11, 10, 10, 0),
}
PUBLISHED = datetime(2020, 8, 31, 10, 0)
OPENS = datetime(2020, 9, 7, 8, 0)
CLOSES = datetime(2020, 10, 4, 23, 59)
RELEASED = datetime(2020, 10, 8, 11, 0)
DECISION = datetime(2020, 10, 9, 17, 0)
ANSWER_BY = datetime(2020, 10, 12, 12, 0)
SUMMIT = datetime(2020, 11, 10, 13, 0)
RESULTS = datetime(2020, 11, 10, 9, 0)
SESSIONS = {
    "barns-bostad-forst": (datetime(2020, 10, 22, 9, 0), datetime(2020, 11, 4, 9, 0)),
    "jamlik-halsa": (datetime(2020, 10, 23, 9, 0), datetime(2020, 11, 3, 9, 0)),
}
SESSION_LENGTH = timedelta(hours=3)
LIVE = ("session-1", "session-2")


@dataclass(frozen=True)
class Shift:
    """How far the dates of 2020 move: whole days for all, minutes for the sessions of a live stage."""

    days: int = 0
    session_minutes: int = 0

    def moment(self, wall: datetime) -> datetime:
        """Give a moment of 2020, moved, in aware UTC."""
        return (wall + timedelta(days=self.days)).replace(tzinfo=STOCKHOLM).astimezone(UTC)

    def session(self, wall: datetime) -> datetime:
        """Give a session's start or end, moved, in aware UTC."""
        return self.moment(wall + timedelta(minutes=self.session_minutes))


def shift_for(stage: str, now: datetime, *, historical: bool) -> Shift:
    """Give the shift that makes ``stage`` happen at ``now``, or none where dates stay historical."""
    if historical:
        return Shift()
    local = now.astimezone(STOCKHOLM)
    looked_at = LOOKED_AT[stage]
    days = (local.date() - looked_at.date()).days
    if stage not in LIVE:
        return Shift(days=days)
    minutes = (local.hour * 60 + local.minute) - (looked_at.hour * 60 + looked_at.minute)
    return Shift(days=days, session_minutes=minutes - minutes % 5)
