"""The one word to people whose application is begun and not sent, before the deadline."""

from collections.abc import Sequence
from datetime import datetime

from participants.models import Application
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.models import Message
from susi.outbox.queue import queue_message

KIND = "application_unfinished"


def not_nudged(drafts: Sequence[Application]) -> list[Application]:
    """Give the drafts nobody was written to about, with one query for all."""
    keys = {draft.pk: _key(draft) for draft in drafts}
    known = Message.objects.filter(dedupe_key__in=keys.values())
    queued = set(known.values_list("dedupe_key", flat=True))
    return [draft for draft in drafts if keys[draft.pk] not in queued]


def application_unfinished(draft: Application, *, left: int, now: datetime) -> bool:
    """Queue the word, with how many questions are left, and tell whether it is the first."""
    user, challenge = draft.user, draft.challenge
    language = user.language
    letter = Letter(
        kind=KIND,
        template=f"participants/emails/{KIND}",
        to_address=user.email,
        to_name=draft.name or user.name,
        language=language,
        dedupe_key=_key(draft),
        context={
            "challenge": challenge,
            "left": left,
            "form": absolute("application_start", challenge.slug, language=language),
        },
        expires_at=challenge.closes_at,
        about=f"challenge:{challenge.pk}",
        reply_to=challenge.contact_email,
    )
    return queue_message(letter, now=now) is not None


def _key(draft: Application) -> str:
    """Give the key that lets it leave once for each draft, however the deadline is moved."""
    return f"application-unfinished:{draft.pk}:1:{draft.user_id}"
