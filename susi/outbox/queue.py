"""The door into the outbox: queue a letter once, or stop one that has not left yet."""

import logging
import time
from datetime import datetime

from celery import current_app
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from susi.outbox.choices import State
from susi.outbox.compose import is_address, message_id_of, one_line, render_letter
from susi.outbox.letter import Letter
from susi.outbox.models import Message, MessageAttachment
from susi.outbox.tasks import deliver_due

logger = logging.getLogger(__name__)
QUIET_SECONDS = 30.0
ONE_TRY = {"max_retries": 0, "socket_timeout": 0.5, "socket_connect_timeout": 0.5}
NO_ADDRESS = "Not an e-mail address."


class Breaker:
    """Keeps hints from being tried for a while after one failed."""

    def __init__(self) -> None:
        """Start closed: hints are sent."""
        self.quiet_until = 0.0

    def is_open(self) -> bool:
        """Tell whether no hint should be tried now."""
        return time.monotonic() < self.quiet_until

    def trip(self) -> None:
        """Stay quiet for half a minute; beat finds the mail meanwhile."""
        self.quiet_until = time.monotonic() + QUIET_SECONDS


breaker = Breaker()


def queue_message(letter: Letter, *, now: datetime) -> Message | None:
    """Write the letter as a row, in the same transaction as what it tells about.

    It is sent after that transaction has committed. An address that is none becomes a message
    that failed, where people see it, and does not undo the business that wanted to tell.

    Returns:
        The new message, or ``None`` where its ``dedupe_key`` was queued before.
    """
    if Message.objects.filter(dedupe_key=letter.dedupe_key).exists():
        return None
    message = _row(letter, now)
    if not _insert(message):
        return None
    MessageAttachment.objects.bulk_create(
        MessageAttachment(
            message=message,
            file_name=one_line(file.file_name)[:120],
            content_type=file.content_type,
            content=file.content,
            method=file.method,
        )
        for file in letter.attachments
    )
    _wake_after_commit()
    return message


def cancel_message(dedupe_key: str, *, now: datetime) -> bool:
    """Stop a message that has not been handed over; ``True`` means that it will not be sent.

    ``False``: there is none, it has left, or it may have left in an earlier try; a second copy of
    such a message is stopped all the same and it ends as uncertain.
    """
    not_left = Q(state=State.PENDING) | Q(state=State.SENDING, handed_over=False)
    stoppable = Message.objects.filter(not_left, dedupe_key=dedupe_key)
    stop = {"claim": None, "lease_until": None, "next_try_at": now}
    stoppable.filter(uncertain_resends__gt=0).update(state=State.UNCERTAIN, **stop)
    return stoppable.update(state=State.CANCELLED, **stop) == 1


def resend_message(message: Message, *, now: datetime) -> bool:
    """Put a message that failed or is uncertain back in the queue; tell whether that was possible.

    It is not where it is too late to send it, or where somebody else was faster.
    """
    in_time = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    rows = Message.objects.filter(in_time, pk=message.pk)
    again = {"state": State.PENDING, "next_try_at": now, "attempts": 0, "crashes": 0, "error": ""}
    moved = rows.filter(state=State.FAILED).update(**again)
    moved += rows.filter(state=State.UNCERTAIN).update(**again, uncertain_resends=1)
    if moved:
        _wake_after_commit()
    return moved == 1


def _row(letter: Letter, now: datetime) -> Message:
    rendered = render_letter(letter)
    due_at = letter.due_at or now
    known = is_address(letter.to_address) and len(letter.to_address) <= 254  # noqa: PLR2004 -- RFC 5321
    return Message(
        dedupe_key=letter.dedupe_key,
        message_id=message_id_of(letter.dedupe_key),
        kind=letter.kind,
        language=letter.language,
        to_address=one_line(letter.to_address)[:254],
        to_name=one_line(letter.to_name)[:200],
        reply_to=one_line(letter.reply_to),
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        headers={one_line(name): one_line(value) for name, value in letter.headers.items()},
        about=letter.about,
        created_at=now,
        due_at=due_at,
        expires_at=letter.expires_at,
        next_try_at=due_at,
        state=State.PENDING if known else State.FAILED,
        on_uncertain=letter.on_uncertain,
        error="" if known else NO_ADDRESS,
    )


def _insert(message: Message) -> bool:
    """Insert the row and tell whether its key was new; the unique column decides between two."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        if Message.objects.filter(dedupe_key=message.dedupe_key).exists():
            return False
        raise
    return True


def _wake_after_commit() -> None:
    """Ask for one hint when the transaction has committed, however many messages it queued."""
    if not any(entry[1] is wake for entry in connection.run_on_commit):
        transaction.on_commit(wake, robust=True)


def wake() -> None:
    """Hint to a worker that something is due; a broker that is away costs nothing but time.

    The row is the truth and beat finds it within seconds, so a hint may be lost.
    """
    if breaker.is_open():
        return
    try:
        # A connection of its own: the pool's would dial a dead broker three times, six seconds.
        with current_app.connection_for_write(transport_options=ONE_TRY) as connection:
            deliver_due.apply_async(  # type: ignore[call-arg]  # -- celery-types forgets the connection
                connection=connection,
                retry=False,
                expires=30,
            )
    except Exception as error:  # noqa: BLE001 -- a hint must never break a request, whatever the broker raises
        breaker.trip()
        logger.warning("No hint to the mail worker: %s", type(error).__name__)
