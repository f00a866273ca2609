"""What an applicant is told about their own application."""

from collections.abc import Mapping
from datetime import datetime

from participants.domain.steps import COUNTED
from participants.models import Application
from participants.queries.draw_stage import cases_by_hand
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message


def application_received(application: Application, *, now: datetime) -> None:
    """Queue the receipt; an application that is sent in again gets a new one."""
    cases = application.preferences.filter(availability__in=COUNTED).select_related("case")
    by_hand = cases_by_hand(application.challenge_id)
    _queue(
        "application_received",
        application,
        {
            "cases": [preference.case for preference in cases],
            "is_drawn": bool({one.case_id for one in cases} - by_hand),
        },
        now=now,
    )


def application_withdrawn(application: Application, *, now: datetime) -> None:
    """Queue the word that the application is taken back."""
    _queue("application_withdrawn", application, {}, now=now)


def _queue(
    kind: str, application: Application, context: Mapping[str, object], *, now: datetime
) -> None:
    user, challenge = application.user, application.challenge
    language = user.language
    queue_message(
        Letter(
            kind=kind,
            template=f"participants/emails/{kind}",
            to_address=user.email,
            to_name=application.name,
            language=language,
            dedupe_key=f"{kind}:{application.pk}:{now:%Y%m%dT%H%M%S%f}:{user.pk}",
            context={
                "application": application,
                "challenge": challenge,
                "closes_at": _closes_at(application, now),
                "my_page": absolute("my_challenge", language=language),
                "form": absolute("application_start", challenge.slug, language=language),
                **context,
            },
            about=f"challenge:{challenge.pk}",
            reply_to=challenge.contact_email,
        ),
        now=now,
    )


def _closes_at(application: Application, now: datetime) -> datetime:
    """Give until when it can be changed; a code for a late application has an end of its own."""
    code, closes_at = application.late_code, application.challenge.closes_at
    return code.expires_at if code and closes_at <= now else closes_at
