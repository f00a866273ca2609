"""The dates of 2020, and the shift that makes a stage happen now.

All dates are wall-clock times in Stockholm. A shift moves them by whole days on the wall clock,
so that a session at nine stays at nine across the change to winter time; the two live stages also
move the sessions of the day, so that one is going on at this very moment.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
STAGES = (
    *("draft", "call", "closed", "draw", "selected"),
    *("session-1", "between", "session-2", "result"),
)


def _wall(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2020, month, day, hour, minute)  # noqa: DTZ001 -- a wall-clock time on purpose


# The day and time of 2020 at which each stage is looked at.
LOOKED_AT = {
    "draft": _wall(8, 28, 10),
    "call": _wall(9, 27, 10),
    "closed": _wall(10, 6, 10),
    "draw": _wall(10, 7, 9, 50),
    "selected": _wall(10, 10, 10),
    "session-1": _wall(10, 22, 10, 10),
    "between": _wall(10, 28, 10),
    "session-2": _wall(11, 4, 10, 10),
    "result": _wall(11, 10, 10),
}
HANDED_IN = _wall(8, 27, 15)
PUBLISHED = _wall(8, 31, 10)
OPENS = _wall(9, 7, 8)
CLOSES = _wall(10, 4, 23, 59)
# One case at a time, since many applied to both: each list is out a day before its digits.
LOCKED = {
    "barns-bostad-forst": _wall(10, 6, 9),
    "jamlik-halsa": _wall(10, 7, 10, 30),
}
DRAWN = {
    "barns-bostad-forst": _wall(10, 7, 10),
    "jamlik-halsa": _wall(10, 8, 10, 40),
}
RELEASED = _wall(10, 8, 11)
DECISION = _wall(10, 9, 17)
ANSWER_BY = _wall(10, 12, 12)
SUMMIT = _wall(11, 10, 13)
RESULTS = _wall(11, 10, 9)
SESSIONS = {
    "barns-bostad-forst": (_wall(10, 22, 9), _wall(11, 4, 9)),
    "jamlik-halsa": (_wall(10, 23, 9), _wall(11, 3, 9)),
}
SESSION_LENGTH = timedelta(hours=3)
LIVE = ("session-1", "session-2")


@dataclass(frozen=True)
class Shift:
    """How far the dates of 2020 move: days for all, minutes for the sessions of a live stage."""

    days: int = 0
    session_minutes: int = 0

    def moment(self, wall: datetime) -> datetime:
        """Give a moment of 2020, moved, in aware UTC."""
        return (wall + timedelta(days=self.days)).replace(tzinfo=STOCKHOLM).astimezone(UTC)

    def session(self, wall: datetime) -> datetime:
        """Give a session's start or end, moved, in aware UTC."""
        return self.moment(wall + timedelta(minutes=self.session_minutes))


def shift_for(stage: str, now: datetime, *, historical: bool) -> Shift:
    """Give the shift that makes ``stage`` happen at ``now``; none where dates stay historical."""
    if historical:
        return Shift()
    local = now.astimezone(STOCKHOLM)
    looked_at = LOOKED_AT[stage]
    days = (local.date() - looked_at.date()).days
    if stage not in LIVE:
        return Shift(days=days)
    minutes = (local.hour * 60 + local.minute) - (looked_at.hour * 60 + looked_at.minute)
    return Shift(days=days, session_minutes=minutes - minutes % 5)
