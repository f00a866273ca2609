"""What two do at the same moment, each with a connection of its own."""

from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connections

from susi.outbox.choices import State
from susi.outbox.deliver import claim_next, deliver_due, hand_over
from susi.outbox.models import Attempt, Message
from susi.outbox.queue import cancel_message, queue_message
from tests.factories.outbox import NOW, LetterFactory, MessageFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Start the jobs at the same moment and give what each returned, in order."""
    barrier, results = Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        try:
            barrier.wait(10)
            results[number] = job()
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_every_message_is_sent_exactly_once_by_four_workers():
    messages = MessageFactory.create_batch(40)

    sent = at_once(*[lambda: deliver_due(clock=lambda: NOW)] * 4)

    assert sum(sent) == Attempt.objects.count() == 40
    sent_ids = sorted(m.extra_headers["Message-ID"] for m in mail.outbox)
    assert sent_ids == sorted(m.message_id for m in messages)
    assert Message.objects.filter(state=State.SENT, attempts=1).count() == 40


def test_the_same_key_is_queued_once_by_four_at_once():
    letter = LetterFactory(dedupe_key="offer:1")

    results = at_once(*[lambda: queue_message(letter, now=NOW)] * 4)

    assert sorted(result is None for result in results) == [False, True, True, True]
    assert Message.objects.count() == 1


def test_what_was_said_to_be_stopped_is_never_sent():
    for number in range(15):
        key = MessageFactory(dedupe_key=f"reminder:{number}").dedupe_key
        mail.outbox.clear()

        stopped, _ = at_once(
            lambda key=key: cancel_message(key, now=NOW), lambda: deliver_due(clock=lambda: NOW)
        )

        assert len(mail.outbox) == (0 if stopped else 1)


def test_stopping_and_handing_over_cannot_both_succeed():
    for number in range(15):
        key = MessageFactory(dedupe_key=f"reminder:{number}").dedupe_key
        claimed = claim_next(now=NOW)

        results = at_once(
            lambda key=key: cancel_message(key, now=NOW),
            lambda claimed=claimed: hand_over(claimed, now=NOW),
        )

        assert sorted(results) == [False, True]
