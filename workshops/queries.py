"""What pages show about sessions, and the phase, which follows from them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from challenges.choices import CaseStatus, Phase
from challenges.domain.lifecycle import Facts, phase_at
from challenges.models import Case, Challenge
from workshops.choices import SessionStatus
from workshops.models import Session


def planned_sessions(challenge: Challenge) -> QuerySet[Session]:
    """Give the sessions of the challenge's published cases that are not cancelled, by time."""
    return (
        Session.objects.filter(
            case__challenge=challenge,
            case__status=CaseStatus.PUBLISHED,
            status=SessionStatus.PLANNED,
        )
        .select_related("case")
        .order_by("starts_at", "pk")
    )


def sessions_of(case: Case) -> QuerySet[Session]:
    """Give the case's sessions that are not cancelled, by time."""
    return Session.objects.filter(case=case, status=SessionStatus.PLANNED).order_by("starts_at")


def challenge_phase(
    challenge: Challenge, now: datetime, *, cases: Iterable[Case], sessions: Iterable[Session]
) -> Phase:
    """Give the challenge's phase from its dates, its cases and their sessions.

    People count as chosen when the answers of every case have been released.
    """
    released = [case.released_at for case in cases]
    everyone = max(moment for moment in released if moment) if released and all(released) else None
    return Phase(phase_at(_facts(challenge, everyone, sessions), now))


def case_phase(case: Case, now: datetime, *, sessions: Iterable[Session]) -> Phase:
    """Give the phase of one case: the challenge's window with the case's own sessions and release."""
    return Phase(phase_at(_facts(case.challenge, case.released_at, sessions), now))


def _facts(
    challenge: Challenge, released_at: datetime | None, sessions: Iterable[Session]
) -> Facts:
    return Facts(
        published_at=challenge.published_at,
        opens_at=challenge.opens_at,
        closes_at=challenge.closes_at,
        released_at=released_at,
        sessions=tuple((session.starts_at, session.ends_at) for session in sessions),
        results_at=challenge.results_at,
    )
