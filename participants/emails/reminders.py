"""The reminders of a session."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import override

from participants.domain.reminders import Reminder, dedupe_key
from participants.models import Place
from susi.core.links import absolute
from susi.core.text import reading_minutes
from susi.outbox.letter import Letter
from susi.outbox.models import Message
from susi.outbox.queue import queue_message
from workshops.choices import Delivery
from workshops.models import Session
from workshops.queries import join_opens_at

ZONE = ZoneInfo(settings.TIME_ZONE)


def not_reminded(places: Sequence[Place], session: Session, reminder: Reminder) -> list[Place]:
    """Give the places whose reminder has not been queued yet, with one query for all."""
    keys = {place.pk: _key(place, session, reminder) for place in places}
    queued = set(
        Message.objects.filter(dedupe_key__in=keys.values()).values_list("dedupe_key", flat=True)
    )
    return [place for place in places if keys[place.pk] not in queued]


def session_reminder(
    places: Iterable[Place], session: Session, reminder: Reminder, *, now: datetime
) -> int:
    """Queue the reminder to each until the next is due; give how many were new."""
    return sum(_queue(place, session, reminder, now) for place in places)


def _queue(place: Place, session: Session, reminder: Reminder, now: datetime) -> bool:
    application, case = place.application, session.case
    language = application.user.language
    with override(language):
        minutes = reading_minutes(
            case.background, case.problem, case.challenge_question, case.setup
        )
    letter = Letter(
        kind="session_reminder",
        template="participants/emails/session_reminder",
        to_address=application.user.email,
        to_name=application.name,
        language=language,
        dedupe_key=_key(place, session, reminder),
        context={
            "kind": reminder.kind.value,
            "session": session,
            "case": case,
            "place": place,
            "is_today": now.astimezone(ZONE).date() == session.starts_at.astimezone(ZONE).date(),
            "opens_at": join_opens_at(session),
            "is_online": session.delivery != Delivery.ONSITE,
            "is_onsite": session.delivery != Delivery.ONLINE,
            "minutes": minutes,
            "join_page": absolute("session_join", session.pk, language=language),
            "case_page": absolute("case_page", case.challenge.slug, case.slug, language=language),
        },
        expires_at=reminder.useful_until,
        about=f"challenge:{case.challenge_id}",
        reply_to=case.challenge.contact_email,
    )
    return queue_message(letter, now=now) is not None


def _key(place: Place, session: Session, reminder: Reminder) -> str:
    return dedupe_key(session.pk, place.pk, reminder.kind, session.starts_at)
