"""What people are told about their place: offered, waiting, confirmed, given up, too late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import override

from challenges.choices import Role
from challenges.models import Challenge
from participants.choices import ApplicationStatus, DrawStatus
from participants.models import DrawEntry, Place
from susi.accounts.models import User
from susi.core.links import absolute, make_token
from susi.outbox.choices import State
from susi.outbox.compose import Rendered, render_letter
from susi.outbox.letter import Attachment, Letter
from susi.outbox.models import Message
from susi.outbox.queue import queue_message
from workshops.models import Session
from workshops.queries import case_calendar_file, place_of, sessions_of

PURPOSE = "place-answer"


def answer_token(place: Place) -> str:
    """Give the signed text of the place's answer link; a new offer makes the old ones stop."""
    return make_token(PURPOSE, place=place.pk, version=place.link_version)


def place_offered(place: Place, *, now: datetime) -> None:
    """Queue the offer of the first round, with one link for yes and one for no."""
    _queue("place_offered", place, f"{place.link_version}", now=now, expires_at=place.answer_by)


def place_offered_later(place: Place, *, now: datetime) -> None:
    """Queue the offer of a place that became free."""
    revision = f"{place.link_version}"
    _queue("place_offered_later", place, revision, now=now, expires_at=place.answer_by)


def place_waiting(place: Place, *, now: datetime) -> None:
    """Queue the word that the person stands on the waiting list."""
    _queue("place_waiting", place, "1", now=now)


def place_confirmed(place: Place, *, now: datetime) -> None:
    """Queue the receipt of a yes, with the dates and a calendar file of them."""
    calendar = case_calendar_file(place.case, place.application.user.language)
    file = Attachment(f"{place.case.slug}.ics", "text/calendar", calendar)
    _queue("place_confirmed", place, f"{place.link_version}", now=now, files=(file,))


def place_declined(place: Place, *, now: datetime) -> None:
    """Queue the receipt of a no to an offer."""
    _queue("place_declined", place, f"{place.link_version}", now=now)


def place_withdrawn(place: Place, *, now: datetime) -> None:
    """Queue the receipt for somebody who gave up a confirmed place."""
    _queue("place_withdrawn", place, f"{place.link_version}", now=now)


def place_expired(place: Place, *, now: datetime) -> None:
    """Queue the word that nobody answered in time and the place goes on."""
    _queue("place_expired", place, f"{place.link_version}", now=now)


def place_closed(place: Place, *, now: datetime) -> None:
    """Queue the last word to those who waited and got no place."""
    _queue("place_closed", place, "1", now=now)


def place_answer_reminder(place: Place, *, now: datetime) -> bool:
    """Queue the last reminder to answer, and tell whether it had not been queued before."""
    revision = f"{place.link_version}"
    return _queue("place_answer_reminder", place, revision, now=now, expires_at=place.answer_by)


def place_freed(place: Place, *, now: datetime) -> None:
    """Tell each organiser that somebody gave up their place."""
    team = User.objects.filter(
        team_roles__challenge=place.case.challenge_id, team_roles__role=Role.ORGANISER
    )
    for organiser in team.filter(is_active=True).order_by("pk"):
        address = absolute("answers", place.case_id, language=organiser.language)
        context = {"place": place, "case": place.case, "answers": address}
        key = f"place-freed:{place.pk}:{place.link_version}:{organiser.pk}"
        letter = _letter("place_freed", organiser, place.case.challenge, key, context)
        queue_message(letter, now=now)


def preview_letter(kind: str, place: Place) -> Rendered:
    """Give a letter as the person would read it, without queueing it."""
    user = place.application.user
    context = _context(place, user.language)
    return render_letter(_letter(kind, user, place.case.challenge, "preview", context))


def failed_letters(challenges: list[Challenge]) -> int:
    """Count the letters of the challenges that could not be sent."""
    about = [_about(challenge) for challenge in challenges]
    return Message.objects.filter(about__in=about, state=State.FAILED).count()


def _held_at(session: Session, language: str) -> str:
    with override(language):
        return place_of(session)


def _about(challenge: Challenge) -> str:
    return f"challenge:{challenge.pk}"


def _context(place: Place, language: str) -> dict[str, Any]:
    application, case = place.application, place.case
    sessions = list(sessions_of(case))
    submitted = case.preferences.filter(application__status=ApplicationStatus.SUBMITTED)
    token = answer_token(place)
    address = absolute("place_answer", token, language=language)
    return {
        "place": place,
        "case": case,
        "challenge": case.challenge,
        "name": application.call_name or application.name,
        "sessions": [(session, _held_at(session, language)) for session in sessions],
        "session": sessions[0] if sessions else None,
        "applicants": submitted.count(),
        "answer_yes": f"{address}?svar=ja",
        "answer_no": f"{address}?svar=nej",
        "answer": address,
        "my_page": absolute("my_challenge", language=language),
        "case_page": absolute("case_page", case.challenge.slug, case.slug, language=language),
        "my_draw": _my_draw(place, language),
    }


def _my_draw(place: Place, language: str) -> str:
    """Give the address of the person's own page of the draw; nothing where people were chosen."""
    entry = DrawEntry.objects.filter(
        application=place.application_id, draw__case=place.case_id, draw__status=DrawStatus.DRAWN
    ).first()
    return absolute("my_draw", entry.pk, language=language) if entry else ""


def _queue(
    kind: str,
    place: Place,
    revision: str,
    *,
    now: datetime,
    expires_at: datetime | None = None,
    files: tuple[Attachment, ...] = (),
) -> bool:
    user = place.application.user
    key = f"{kind.replace('_', '-')}:{place.pk}:{revision}"
    letter = _letter(kind, user, place.case.challenge, key, _context(place, user.language))
    whole = replace(letter, expires_at=expires_at, attachments=files)
    return queue_message(whole, now=now) is not None


def _letter(
    kind: str, reader: User, challenge: Challenge, key: str, context: Mapping[str, object]
) -> Letter:
    return Letter(
        kind=kind,
        template=f"participants/emails/{kind}",
        to_address=reader.email,
        to_name=reader.name,
        language=reader.language,
        dedupe_key=key,
        context={"challenge": challenge, **context},
        about=_about(challenge),
        reply_to=challenge.contact_email,
    )
