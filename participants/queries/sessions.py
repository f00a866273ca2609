"""The sessions a person may go to, and why."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from challenges.queries import cases_facilitated_by, cases_of_researcher
from participants.queries.people import cases_of_participant
from susi.accounts.models import User
from workshops.choices import Delivery, SessionStatus
from workshops.models import Session
from workshops.queries import join_is_open, join_opens_at


def sessions_open_to(user: User) -> QuerySet[Session]:
    """Give the sessions of the cases the person takes part in, researches or leads."""
    return Session.objects.filter(
        Q(case__in=cases_of_participant(user).values("pk"))
        | Q(case__in=cases_of_researcher(user).values("pk"))
        | Q(case__in=cases_facilitated_by(user).values("pk"))
    ).select_related("case__challenge")


def own_hours(session: Session, user: User) -> tuple[datetime, datetime] | None:
    """Give start and end on the clock where the person is, or ``None`` where it shows the same.

    A time zone that does not exist counts as the session's own.
    """
    try:
        zone = ZoneInfo(user.time_zone)
    except (KeyError, ValueError, OSError):  # no such zone, or no name of one
        return None
    start, end = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    same = start.utcoffset() == localtime(session.starts_at).utcoffset()
    return None if same else (start.replace(tzinfo=None), end.replace(tzinfo=None))


def session_state(session: Session, now: datetime) -> str:
    """Give what the page of a session shows: cancelled, over, onsite, open, no_link or waiting."""
    if session.status == SessionStatus.CANCELLED:
        return "cancelled"
    if session.ends_at < now:
        return "over"
    if session.delivery == Delivery.ONSITE:
        return "onsite"
    if join_is_open(session, now):
        return "open"
    return "waiting" if session.meeting_url or now < join_opens_at(session) else "no_link"
