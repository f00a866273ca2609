"""Applications that were begun and left, in calls that close soon."""

from datetime import datetime

from django.db.models import QuerySet

from participants.choices import ApplicationStatus
from participants.domain.nudge import nudge_window
from participants.models import Application


def drafts_near_closing(now: datetime) -> QuerySet[Application]:
    """Give the drafts of published calls that close within the time a word is of use."""
    after, until = nudge_window(now)
    return (
        Application.objects.filter(
            status=ApplicationStatus.DRAFT,
            user__is_active=True,
            challenge__published_at__lte=now,
            challenge__opens_at__lte=now,
            challenge__closes_at__gt=after,
            challenge__closes_at__lte=until,
        )
        .select_related("challenge", "user")
        .order_by("pk")
    )
