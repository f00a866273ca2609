"""Moving and calling off a session, so that calendars understand what happened."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from susi.core.errors import ActionRefused
from workshops.choices import SessionStatus
from workshops.models import Session

# What a calendar shows; a change of any of these raises the sequence.
CALENDAR_FIELDS = ("starts_at", "ends_at", "delivery", "venue", "address", "provider", "status")


@transaction.atomic
def reschedule_session(session: Session, *, now: datetime) -> Session:
    """Save a changed session; a new time or place gets the next sequence, else calendars ignore it.

    Args:
        session: with its new values, not saved yet.
        now: a session that has ended cannot be moved.

    Raises:
        ActionRefused: the session has ended.
    """
    stored = Session.objects.select_for_update().get(pk=session.pk)
    moved = any(getattr(session, name) != getattr(stored, name) for name in CALENDAR_FIELDS)
    if moved and stored.ends_at < now:
        raise ActionRefused(
            _("Sessionen har redan varit. Tid och plats går inte att ändra."), code="ended"
        )
    session.sequence = stored.sequence + 1 if moved else stored.sequence
    session.save()
    return session


@transaction.atomic
def cancel_session(session: Session, *, now: datetime) -> Session:
    """Call a session off; its calendar entry stays and says so.

    Raises:
        ActionRefused: it has been called off already, or has begun.
    """
    stored = Session.objects.select_for_update().get(pk=session.pk)
    if stored.status == SessionStatus.CANCELLED:
        raise ActionRefused(_("Sessionen är redan inställd."), code="cancelled")
    if stored.starts_at <= now:
        raise ActionRefused(_("Sessionen har börjat och kan inte ställas in."), code="started")
    stored.status = SessionStatus.CANCELLED
    stored.sequence += 1
    stored.save()
    return stored
