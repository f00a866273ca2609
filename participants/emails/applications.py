"""What an applicant is told about their own application."""

from collections.abc import Mapping
from datetime import datetime

from participants.domain.steps import COUNTED
from participants.models import Application
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message


def application_received(application: Application, *, now: datetime) -> None:
    """Queue the receipt; an application that is sent in again gets a new one."""
    cases = application.preferences.filter(availability__in=COUNTED).select_related("case")
    _queue(
        "application_received",
        application,
        {"cases": [preference.case for preference in cases]},
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
                "my_page": absolute("my_challenge", language=language),
                "form": absolute("application_start", challenge.slug, language=language),
                **context,
            },
            about=f"challenge:{challenge.pk}",
            reply_to=challenge.contact_email,
        ),
        now=now,
    )
