"""Until when somebody may answer an offered place."""

from datetime import datetime, timedelta

TIME_TO_ANSWER = timedelta(hours=48)
# The organisers need the last half day before a session for groups and links.
QUIET_BEFORE_SESSION = timedelta(hours=12)
SHORTEST = timedelta(hours=4)
REMINDER = timedelta(hours=24)
# Who got the offer less than this before its end has just read it and needs no reminder.
NEEDS_REMINDER = timedelta(hours=36)


def first_answer_time(deadline: datetime, now: datetime, *, session: datetime | None) -> datetime:
    """Give until when the first round may answer: the deadline, or 48 hours where that is past."""
    return deadline if deadline > now else later_answer_time(now, session=session)


def later_answer_time(now: datetime, *, session: datetime | None) -> datetime:
    """Give until when a place that became free may be answered: 48 hours, up to the whole hour.

    Near ``session`` (the start of the first one) it is shorter: half a day before it, but at least
    four hours from now and never after the start itself.
    """
    latest = whole_hour(now + TIME_TO_ANSWER)
    if session is None:
        return latest
    shortest = whole_hour(now + SHORTEST)
    return min(latest, max(session - QUIET_BEFORE_SESSION, shortest), session)


def whole_hour(moment: datetime) -> datetime:
    """Give the moment, or the next whole hour where it is none."""
    floor = moment.replace(minute=0, second=0, microsecond=0)
    return floor if floor == moment else floor + timedelta(hours=1)


def reminder_is_due(offered_at: datetime, answer_by: datetime, now: datetime) -> bool:
    """Tell whether the last reminder is due: one day before the end, for those who had longer."""
    long_enough = answer_by - offered_at >= NEEDS_REMINDER
    return long_enough and answer_by - REMINDER <= now < answer_by
