"""Rules of delivery: when to try again, and what a broken-off attempt means."""

from datetime import timedelta
from hashlib import sha256
from typing import Literal

# Short waits for greylisting, long ones for an outage over night.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
)
SPREAD = 0.2
MOST_CRASHES = 3

After = Literal["pending", "failed", "uncertain"]


def backoff(attempt: int, *, chance: float) -> timedelta | None:
    """Give the wait after the ``attempt``-th try (from 1), or ``None`` when it was the last.

    The wait is spread by ±20 %, so that what failed together does not come back together.

    Args:
        attempt: how many tries there have been.
        chance: a number from 0 to 1 that places the wait inside the spread.
    """
    if attempt > len(WAITS):
        return None
    return WAITS[attempt - 1] * (1 - SPREAD + 2 * SPREAD * chance)


def chance_of(message_id: str, attempt: int) -> float:
    """Give a number from 0 to 1 that is always the same for one try of one message."""
    digest = sha256(f"{message_id}:{attempt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def after_crash(*, crashes: int, may_have_arrived: bool) -> After:
    """Give the state after a worker died before it handed the message over.

    A message that kills every worker that touches it is taken out after the third time.
    """
    if crashes < MOST_CRASHES:
        return "pending"
    return final(may_have_arrived=may_have_arrived)


def after_silence(*, resends: int, on_uncertain: str) -> After:
    """Give the state after the message was handed over and no answer came."""
    return "pending" if on_uncertain == "resend" and resends == 0 else "uncertain"


def final(*, may_have_arrived: bool) -> After:
    """Give the last state of a message that cannot be sent.

    Where an earlier try may have arrived, ``failed`` would be a lie.
    """
    return "uncertain" if may_have_arrived else "failed"
