import logging
import socket
import time
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import transaction

from susi.outbox import queue
from susi.outbox.choices import State
from susi.outbox.letter import Attachment
from susi.outbox.models import Message
from susi.outbox.queue import breaker, cancel_message, queue_message, resend_message, wake
from tests.factories.outbox import NOW, LetterFactory, MessageFactory


class Tags(HTMLParser):
    """What a browser finds in a mail."""

    def __init__(self):
        super().__init__()
        self.names, self.links = [], []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.links += [value for name, value in attrs if name == "href"]


pytestmark = pytest.mark.django_db


def test_a_letter_becomes_a_row_that_is_due_at_once():
    letter = LetterFactory(about="challenge:12", reply_to="eva@example.se")

    message = queue_message(letter, now=NOW)

    message.refresh_from_db()
    assert (message.state, message.due_at, message.next_try_at) == (State.PENDING, NOW, NOW)
    assert (message.to_address, message.to_name) == (letter.to_address, "Amina Ali")
    assert (message.about, message.reply_to) == ("challenge:12", "eva@example.se")
    assert message.subject == "Testmejl från SUSI"


def test_the_same_key_is_queued_once():
    letter = LetterFactory(dedupe_key="offer:1")

    first, second = queue_message(letter, now=NOW), queue_message(letter, now=NOW)

    assert Message.objects.get() == first
    assert second is None


def test_a_letter_for_later_waits():
    due_at, expires_at = NOW + timedelta(hours=1), NOW + timedelta(hours=2)

    message = queue_message(LetterFactory(due_at=due_at, expires_at=expires_at), now=NOW)

    assert (message.due_at, message.next_try_at) == (due_at, due_at)
    assert message.expires_at == expires_at


def test_what_is_undone_queues_nothing():
    with transaction.atomic():
        queue_message(LetterFactory(), now=NOW)
        transaction.set_rollback(True)

    assert Message.objects.count() == 0


def test_a_bad_address_becomes_a_message_that_failed():
    message = queue_message(LetterFactory(to_address="amina@"), now=NOW)

    assert message.state == State.FAILED
    assert message.error == "Not an e-mail address."


def test_a_hostile_name_is_escaped_in_html_and_left_in_text():
    name = '<script>alert("1")</script>'
    letter = LetterFactory(
        template="outbox/emails/test_letter", context={"moment": NOW, "SITE_URL": name}
    )

    message = queue_message(letter, now=NOW)

    tags = Tags()
    tags.feed(message.html)
    assert tags.names.count("script") == 0
    assert tags.links == [name]
    assert message.text.splitlines()[-1] == name


def test_header_lines_cannot_be_smuggled_in():
    letter = LetterFactory(to_name="Amina\r\nBcc: x@y.se", headers={"X-A\r\n": "b\r\nBcc: x@y.se"})

    message = queue_message(letter, now=NOW)

    assert message.to_name == "Amina Bcc: x@y.se"
    assert message.headers == {"X-A": "b Bcc: x@y.se"}


def test_files_are_kept_byte_by_byte():
    content = bytes(range(256))
    files = (Attachment("a\r\nb.bin", "application/octet-stream", content),)

    message = queue_message(LetterFactory(attachments=files), now=NOW)

    file = message.attachments.get()
    assert (file.file_name, bytes(file.content)) == ("a b.bin", content)


def test_many_letters_of_one_transaction_ask_for_one_hint(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as hints:
        for _ in range(3):
            queue_message(LetterFactory(), now=NOW)

    assert hints == [wake]


def test_a_broker_that_is_down_is_noted_once_and_costs_no_time(monkeypatch, caplog):
    caplog.set_level(logging.WARNING)
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", "redis://127.0.0.1:1/0")
    start = time.monotonic()

    wake()
    wake()

    assert time.monotonic() - start < 1
    said = [r.getMessage() for r in caplog.records if r.name == "susi.outbox.queue"]
    assert said == ["No hint to the mail worker: OperationalError"]


def test_a_broker_that_hangs_costs_half_a_second_once(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setenv("CELERY_BROKER_WRITE_URL", f"redis://127.0.0.1:{port}/0")
        start = time.monotonic()

        wake()
        wake()

        assert 0.4 < time.monotonic() - start < 1.5


def test_a_dead_broker_does_not_break_what_was_done(
    monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", "redis://127.0.0.1:1/0")

    with django_capture_on_commit_callbacks(execute=True):
        message = queue_message(LetterFactory(), now=NOW)

    message.refresh_from_db()
    assert message.state == State.PENDING


def test_after_half_a_minute_a_hint_is_tried_again(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(queue.time, "monotonic", lambda: clock[0])

    breaker.trip()
    while_quiet = breaker.is_open()
    clock[0] = 130.1

    assert (while_quiet, breaker.is_open()) == (True, False)


def test_a_waiting_message_is_stopped_once():
    message = MessageFactory(dedupe_key="reminder:1")

    first = cancel_message("reminder:1", now=NOW)
    second = cancel_message("reminder:1", now=NOW)

    message.refresh_from_db()
    assert (first, second, message.state) == (True, False, State.CANCELLED)


@pytest.mark.parametrize(
    "state", [s for s in State if s not in {State.PENDING, State.SENDING, State.SENT}]
)
def test_what_has_ended_is_not_stopped(state):
    MessageFactory(dedupe_key="reminder:1", state=state)

    assert cancel_message("reminder:1", now=NOW) is False


def test_a_second_copy_is_stopped_but_not_called_stopped():
    message = MessageFactory(dedupe_key="reminder:1", uncertain_resends=1)

    stopped = cancel_message("reminder:1", now=NOW)

    message.refresh_from_db()
    assert (stopped, message.state) == (False, State.UNCERTAIN)


@pytest.mark.parametrize(
    ("state", "again", "resends"),
    [
        (State.FAILED, True, 0),
        (State.UNCERTAIN, True, 1),
        (State.EXPIRED, False, 0),
        (State.CANCELLED, False, 0),
        (State.PENDING, False, 0),
    ],
)
def test_only_failed_and_uncertain_messages_are_sent_again(state, again, resends):
    message = MessageFactory(state=state, attempts=7, crashes=3, error="550 no")

    assert resend_message(message, now=NOW) is again

    message.refresh_from_db()
    assert message.state == (State.PENDING if again else state)
    assert message.uncertain_resends == resends
    assert (message.attempts, message.error) == ((0, "") if again else (7, "550 no"))


def test_what_is_too_late_is_not_sent_again():
    message = MessageFactory(state=State.FAILED, expires_at=NOW)

    assert resend_message(message, now=NOW) is False
