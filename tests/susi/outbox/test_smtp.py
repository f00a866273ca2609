"""Django's own SMTP backend against a server that speaks SMTP."""

import pytest

from susi.outbox.choices import Outcome, State
from susi.outbox.deliver import deliver_due
from tests.factories.outbox import NOW, MessageFactory
from tests.susi.outbox.smtp_server import REPLIES, smtp_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def smtp(settings):
    with smtp_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
        yield server


def test_many_messages_go_over_one_line(smtp):
    messages = MessageFactory.create_batch(3)

    sent = deliver_due(clock=lambda: NOW)

    ids = [f"Message-ID: {m.message_id}".encode() for m in messages]
    found = [m.count(i) for m, i in zip(smtp.messages, ids, strict=True)]
    assert (sent, smtp.calls, found) == (3, 1, [1, 1, 1])


@pytest.mark.parametrize(
    ("script", "outcome", "state", "said"),
    [
        ("busy", Outcome.LATER, State.PENDING, "421 busy"),
        ("grey", Outcome.LATER, State.PENDING, "450 later"),
        ("nobody", Outcome.REFUSED, State.FAILED, "550 no"),
        ("spam", Outcome.REFUSED, State.FAILED, "554 spam"),
        ("full", Outcome.LATER, State.PENDING, "451 full"),
    ],
)
def test_what_the_server_says_is_understood(smtp, script, outcome, state, said):
    smtp.script = REPLIES[script]
    message = MessageFactory()

    deliver_due(clock=lambda: NOW)

    message.refresh_from_db()
    assert (message.state, message.tries.get().outcome) == (state, outcome)
    assert (message.smtp_reply, message.uncertain_resends) == (said, 0)


def test_a_server_that_takes_a_message_and_hangs_up_leaves_it_uncertain(smtp):
    smtp.script = REPLIES["silent"]
    message = MessageFactory(on_uncertain="hold")

    deliver_due(clock=lambda: NOW)

    message.refresh_from_db()
    assert (message.state, len(smtp.messages)) == (State.UNCERTAIN, 1)


def test_after_a_421_the_next_message_dials_again(smtp):
    smtp.script = REPLIES["busy"]
    first, second = MessageFactory.create_batch(2)

    deliver_due(clock=lambda: NOW)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.PENDING, State.PENDING)
    assert (first.uncertain_resends, second.uncertain_resends, smtp.calls) == (0, 0, 2)
