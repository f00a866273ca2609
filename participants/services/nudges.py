"""Reminding people of an application they began, before the call closes."""

from datetime import datetime

from participants.domain.nudge import is_left
from participants.emails.drafts import application_unfinished, not_nudged
from participants.models import Application
from participants.queries.applications import record_of
from participants.queries.drafts import drafts_near_closing


def remind_of_drafts(*, now: datetime) -> int:
    """Write once to everybody whose draft has been left, and give how many were new.

    Each letter is a transaction of its own, so that the database is never held for long.
    """
    left = [draft for draft in drafts_near_closing(now) if is_left(draft.saved_at, now)]
    return sum(_remind_of(draft, now) for draft in not_nudged(left))


def _remind_of(draft: Application, now: datetime) -> bool:
    record = record_of(draft.challenge, draft.user, now)
    if record.on_team or not record.is_open:
        return False
    return application_unfinished(draft, left=len(record.missing), now=now)
