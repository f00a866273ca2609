"""When somebody with an unfinished application is reminded of it: once, near the end."""

from datetime import datetime, timedelta

AHEAD = timedelta(hours=48)
# Whoever wrote in it a while ago is at it and needs no word.
QUIET = timedelta(hours=12)


def nudge_window(now: datetime) -> tuple[datetime, datetime]:
    """Give between which moments a call must close for its drafts to be reminded of now."""
    return now, now + AHEAD


def is_left(saved_at: datetime, now: datetime) -> bool:
    """Tell whether a draft has been left alone for so long that a word is of use."""
    return saved_at <= now - QUIET
