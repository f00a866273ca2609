"""Workers that die, come back too late, or are overtaken by somebody who stops the mail."""

from datetime import timedelta

import pytest

from susi.outbox.choices import Outcome, State
from susi.outbox.deliver import LEASE, claim_next, hand_over
from susi.outbox.models import Attempt
from susi.outbox.queue import cancel_message
from susi.outbox.settle import recover, settle
from susi.outbox.verdict import Verdict
from tests.factories.outbox import NOW, MessageFactory

pytestmark = pytest.mark.django_db


def test_a_worker_that_died_before_handing_over_is_replaced_at_once():
    message = MessageFactory()
    claim_next(now=NOW)

    recover(now=NOW + LEASE + timedelta(seconds=1), lease=LEASE)

    message.refresh_from_db()
    assert (message.state, message.crashes, message.uncertain_resends) == (State.PENDING, 1, 0)
    assert message.tries.get().outcome == Outcome.BROKEN_OFF


def test_a_message_that_kills_its_workers_is_taken_out():
    message, now = MessageFactory(), NOW

    for _ in range(3):
        claim_next(now=now)
        now += LEASE + timedelta(seconds=1)
        recover(now=now, lease=LEASE)

    message.refresh_from_db()
    assert (message.state, message.crashes, message.tries.count()) == (State.FAILED, 3, 3)


def test_a_worker_that_died_after_handing_over_is_replaced_once():
    message, now, states = MessageFactory(), NOW, []

    for _ in range(2):
        hand_over(claim_next(now=now), now=now)
        now += LEASE + timedelta(seconds=1)
        recover(now=now, lease=LEASE)
        message.refresh_from_db()
        states.append(message.state)

    assert states == [State.PENDING, State.UNCERTAIN]


def test_a_lease_that_runs_is_left_alone():
    message = MessageFactory()
    claim_next(now=NOW)

    recover(now=NOW + LEASE, lease=LEASE)

    message.refresh_from_db()
    assert message.state == State.SENDING


def test_a_worker_that_comes_back_too_late_changes_nothing():
    MessageFactory()
    late = claim_next(now=NOW)
    now = NOW + LEASE + timedelta(seconds=1)
    recover(now=now, lease=LEASE)
    other = claim_next(now=now)

    may_send = hand_over(late, now=now)
    settled = settle(late, Verdict(Outcome.ACCEPTED), started_at=NOW, now=now)

    other.refresh_from_db()
    assert (may_send, settled, other.state) == (False, False, State.SENDING)
    assert Attempt.objects.count() == 2


def test_a_message_stopped_before_it_is_handed_over_is_not_sent():
    message = MessageFactory()
    claimed = claim_next(now=NOW)

    stopped = cancel_message(message.dedupe_key, now=NOW)

    assert (stopped, hand_over(claimed, now=NOW)) == (True, False)


def test_a_message_that_is_handed_over_cannot_be_stopped():
    message = MessageFactory()
    hand_over(claim_next(now=NOW), now=NOW)

    assert cancel_message(message.dedupe_key, now=NOW) is False
