"""Reminding of sessions, from what the clock says now: a lost or late run loses nothing else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from participants.domain.reminders import due_reminder, is_news_to
from participants.emails import reminders as letters
from participants.queries.people import confirmed_places
from participants.queries.reminders import sessions_to_remind_of
from workshops.models import Session

ZONE = ZoneInfo(settings.TIME_ZONE)
# A week on the wall clock is at most an hour longer than seven days.
AHEAD = timedelta(days=7, hours=1)


def send_due_reminders(*, now: datetime) -> int:
    """Queue the reminders that are of use at ``now``, each once; give how many were new.

    Each letter is a transaction of its own, so that the database is never held for long.
    """
    return sum(_remind_of(session, now) for session in sessions_to_remind_of(now, now + AHEAD))


def _remind_of(session: Session, now: datetime) -> int:
    reminder = due_reminder(session.starts_at, now, ZONE)
    if reminder is None:
        return 0
    places = [p for p in confirmed_places(session.case) if is_news_to(reminder, p.answered_at)]
    new = letters.not_reminded(places, session, reminder)
    return letters.session_reminder(new, session, reminder, now=now)
