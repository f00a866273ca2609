"""Claim what is due, send it, settle what became of it; every settling is fenced by the claim.

Between the last dot of a message and our commit nobody can know whether it arrived (RFC 1047).
That window is never hidden: such a message is sent once more with the same Message-ID, or held
for a person, and its state says so.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email.errors import MessageError

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from susi.outbox.choices import Outcome, State
from susi.outbox.envelope import build_email
from susi.outbox.models import Message
from susi.outbox.settle import recover, settle
from susi.outbox.verdict import Verdict, describe, verdict_of

# Longer than any one conversation with the server: MAIL, RCPT, DATA and the dot, each with
# EMAIL_TIMEOUT (a check holds the two together).
LEASE = timedelta(seconds=120)
BUDGET = timedelta(seconds=20)
Clock = Callable[[], datetime]


class ServerAway(Exception):
    """The mail server could not be reached; the next message would fare no better."""


def deliver_due(*, clock: Clock) -> int:
    """Send until nothing is due, the time is up or the server is away; give how many were sent."""
    start = clock()
    recover(now=start, lease=LEASE)
    sent = 0
    with _line() as connection:
        while clock() <= start + BUDGET:
            message = claim_next(now=clock())
            if message is None:
                break
            try:
                sent += send(message, connection, clock=clock)
            except ServerAway:
                break
    return sent


def deliver_message(message: Message, *, clock: Clock) -> bool:
    """Send this one message now, if it is due and nobody else has it; tell whether it was sent."""
    claimed = _claim(_due(clock()).filter(pk=message.pk), now=clock())
    if claimed is None:
        return False
    with _line() as connection, suppress(ServerAway):
        return send(claimed, connection, clock=clock)
    return False


def claim_next(*, now: datetime) -> Message | None:
    """Give the message that is due longest, now claimed for this worker, or ``None``.

    Of any number of workers one gets it: PostgreSQL skips rows that others hold, SQLite lets one
    writer in at a time.
    """
    due = _due(now)
    # A plain read first: on SQLite every transaction is a write lock.
    return _claim(due, now=now) if due.exists() else None


def send(message: Message, connection: BaseEmailBackend, *, clock: Clock) -> bool:
    """Send a claimed message over an open or openable line and settle it; tell whether it was sent.

    Raises:
        ServerAway: no line to the server; the message is settled all the same.
    """
    started_at = clock()
    try:
        email = build_email(message, message.attachments.all(), connection)
    except (ValueError, MessageError, LookupError) as error:
        verdict = Verdict(Outcome.REFUSED, describe(error))
        settle(message, verdict, started_at=started_at, now=clock())
        return False
    try:
        connection.open()
    except OSError as error:  # every error of smtplib is one
        verdict = Verdict(Outcome.LATER, describe(error))
        settle(message, verdict, started_at=started_at, now=clock())
        raise ServerAway from error
    if not hand_over(message, now=clock()):
        return False
    verdict = _speak(connection, email)
    settle(message, verdict, started_at=started_at, now=clock())
    return verdict.outcome == Outcome.ACCEPTED


def hand_over(message: Message, *, now: datetime) -> bool:
    """Mark that from here on the message may arrive; ``False``: stopped or taken over, do not send.

    Django's backend hides the moment of DATA, so the mark is set before the whole conversation; an
    SMTP step of our own can set it later and leave fewer messages uncertain.
    """
    handed_over = Message.objects.filter(
        pk=message.pk, state=State.SENDING, claim=message.claim
    ).update(handed_over=True, lease_until=now + LEASE)
    message.handed_over = handed_over == 1
    return message.handed_over


def _speak(connection: BaseEmailBackend, email: EmailMultiAlternatives) -> Verdict:
    try:
        accepted = connection.send_messages([email])
    except (OSError, ValueError) as error:
        # After a 421 or a broken line smtplib has hung up; the next message dials again.
        _hang_up(connection)
        return verdict_of(error)
    return Verdict(Outcome.ACCEPTED) if accepted else Verdict(Outcome.REFUSED, "Not taken.")


def _due(now: datetime) -> QuerySet[Message]:
    in_time = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    due = Message.objects.filter(in_time, state=State.PENDING, next_try_at__lte=now)
    return due.order_by("next_try_at", "pk")


def _claim(due: QuerySet[Message], *, now: datetime) -> Message | None:
    with transaction.atomic():
        message = due.select_for_update(skip_locked=True).first()
        if message is None:
            return None
        claimed = due.filter(pk=message.pk).update(
            state=State.SENDING,
            claim=uuid.uuid4(),
            lease_until=now + LEASE,
            handed_over=False,
            attempts=F("attempts") + 1,
        )
        message.refresh_from_db()
    return message if claimed == 1 else None


@contextmanager
def _line() -> Iterator[BaseEmailBackend]:
    """Give one connection for a whole run; it is dialled when the first message needs it."""
    connection = get_connection()
    try:
        yield connection
    finally:
        _hang_up(connection)


def _hang_up(connection: BaseEmailBackend) -> None:
    with suppress(OSError):
        connection.close()
