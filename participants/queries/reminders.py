"""Which sessions are near, and who takes part in them."""

from datetime import datetime

from django.db.models import QuerySet

from challenges.choices import CaseStatus
from workshops.choices import SessionStatus
from workshops.models import Session


def sessions_to_remind_of(now: datetime, until: datetime) -> QuerySet[Session]:
    """Give the planned sessions of published cases that start after ``now`` and by ``until``."""
    return (
        Session.objects.filter(
            status=SessionStatus.PLANNED,
            case__status=CaseStatus.PUBLISHED,
            case__challenge__published_at__lte=now,
            starts_at__gt=now,
            starts_at__lte=until,
        )
        .select_related("case__challenge")
        .order_by("starts_at", "pk")
    )
