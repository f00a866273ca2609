"""What pages show about sessions, and the phase, which follows from them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from challenges.choices import CaseStatus, Phase
from challenges.domain.lifecycle import Facts, phase_at
from challenges.models import Case, Challenge
from susi.core.links import absolute
from workshops.choices import Delivery, SessionStatus
from workshops.domain import timetable
from workshops.domain.ical import Meeting, Organiser, publish
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
    """Give the phase of one case: the challenge's window, its own sessions and release."""
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


def join_opens_at(session: Session) -> datetime:
    """Give the moment from which people may go to the session's meeting."""
    return timetable.join_opens_at(session.starts_at, session.opens_minutes_before)


def join_is_open(session: Session, now: datetime) -> bool:
    """Tell whether people may go to the session's meeting at ``now``.

    There must be a meeting to go to: a link, and a session that has not been called off.
    """
    if session.status == SessionStatus.CANCELLED or not session.meeting_url:
        return False
    return timetable.join_is_open(
        session.starts_at, session.ends_at, session.opens_minutes_before, now
    )


def overlapping_sessions(session: Session) -> list[Session]:
    """Give the other planned sessions of the challenge that share time with this one."""
    others = Session.objects.filter(
        case__challenge_id=session.case.challenge_id,
        status=SessionStatus.PLANNED,
        starts_at__lt=session.ends_at,
        ends_at__gt=session.starts_at,
    )
    return list(others.exclude(pk=session.pk).select_related("case"))


def place_of(session: Session) -> str:
    """Give where a session is held in the active language, without any link."""
    room = ", ".join(part for part in (session.venue, session.address) if part)
    service = session.get_provider_display() if session.provider else ""
    online = _("På nätet (%(service)s)") % {"service": service} if service else _("På nätet")
    if session.delivery == Delivery.ONLINE:
        return online
    return room if session.delivery == Delivery.ONSITE else f"{room} / {online}"


def session_calendar_file(session: Session, language: str) -> bytes:
    """Give the calendar file of one session."""
    return _calendar_file([session], language)


def case_calendar_file(case: Case, language: str) -> bytes:
    """Give the calendar file of the case's sessions; those called off are marked so."""
    sessions = Session.objects.filter(case=case).select_related("case__challenge")
    return _calendar_file(sessions.order_by("starts_at", "pk"), language)


def _calendar_file(sessions: Iterable[Session], language: str) -> bytes:
    with override(language):
        return publish([_meeting(session, language) for session in sessions])


def _meeting(session: Session, language: str) -> Meeting:
    page = absolute("session_join", session.pk, language=language)
    return Meeting(
        uid=f"{session.uid}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}",
        sequence=session.sequence,
        stamp=session.updated_at,
        summary=_summary(session),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        description="\n\n".join(_description(session, page)),
        location=page,
        url=page,
        organiser=Organiser(
            session.case.challenge.organiser_name, session.case.challenge.contact_email
        ),
        cancelled=session.status == SessionStatus.CANCELLED,
    )


def _summary(session: Session) -> str:
    words = {"case": session.case.title, "number": session.number}
    if session.status == SessionStatus.CANCELLED:
        return _("Inställd: %(case)s – session %(number)s") % words
    return _("%(case)s – session %(number)s") % words


def _description(session: Session, page: str) -> Sequence[str]:
    opens = localtime(join_opens_at(session)).strftime("%H:%M")
    lines = [_("Din sida: %(page)s") % {"page": page}, session.purpose]
    if session.delivery != Delivery.ONLINE:
        lines.append(_("Plats: %(place)s") % {"place": place_of(session)})
    if session.delivery != Delivery.ONSITE:
        lines.append(_("Mötet öppnar kl. %(time)s. Länken finns på din sida.") % {"time": opens})
    return lines
