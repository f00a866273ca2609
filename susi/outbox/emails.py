"""The one mail of the outbox itself: a test that mail works."""

from datetime import datetime

from susi.outbox.letter import Letter
from susi.outbox.models import Message
from susi.outbox.queue import queue_message


def test_letter(address: str, *, language: str, key: str, now: datetime) -> Message | None:
    """Queue a mail that says that mail works."""
    letter = Letter(
        kind="test_letter",
        template="outbox/emails/test_letter",
        to_address=address,
        to_name="",
        language=language,
        dedupe_key=f"test_letter:{key}",
        context={"moment": now},
    )
    return queue_message(letter, now=now)
