from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from susi.outbox.checks import check_server, check_timeout
from susi.outbox.choices import State
from susi.outbox.models import Message
from susi.outbox.tasks import deliver_due
from susi.schedule import beat_schedule
from tests.factories.outbox import NOW, MessageFactory

pytestmark = pytest.mark.django_db


@time_machine.travel(NOW, tick=False)
def test_the_task_sends_what_is_due():
    message = MessageFactory()

    deliver_due()

    message.refresh_from_db()
    assert (message.state, message.sent_at) == (State.SENT, NOW)


def test_beat_knows_the_task_by_its_name():
    tasks = [entry["task"] for entry in beat_schedule().values()]

    assert tasks.count(deliver_due.name) == 1


def test_the_test_mail_is_sent_at_once():
    out = StringIO()

    call_command("send_test_mail", "eva@example.se", language="en", stdout=out)

    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["eva@example.se"], "Test e-mail from SUSI")
    ]
    assert out.getvalue().split(" through ")[0] == "Sent to eva@example.se"


def test_the_test_mail_needs_an_address():
    with pytest.raises(CommandError, match=r"^'eva' is not an e-mail address\.$"):
        call_command("send_test_mail", "eva")

    assert Message.objects.count() == 0


def test_the_test_mail_says_why_it_was_not_sent(server):
    server.follow(opens=[ConnectionRefusedError("nobody there")])

    with pytest.raises(CommandError) as refusal:
        call_command("send_test_mail", "eva@example.se")

    assert str(refusal.value) == "Not sent (pending): ConnectionRefusedError: nobody there"


@pytest.mark.parametrize(("seconds", "errors"), [(20, 0), (24, 0), (25, 1), (None, 1), (0, 1)])
def test_a_mail_timeout_must_be_shorter_than_the_lease(settings, seconds, errors):
    settings.EMAIL_TIMEOUT = seconds

    assert [e.id for e in check_timeout()] == ["outbox.E001"] * errors


def test_a_deployment_needs_a_mail_server(settings):
    settings.EMAIL_BACKEND = "susi.outbox.mailbox.MailboxBackend"
    without = [e.id for e in check_server()]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    assert (without, check_server()) == (["outbox.E002"], [])


@time_machine.travel(NOW, tick=False)
def test_the_mailbox_of_the_demo_takes_everything(settings):
    settings.EMAIL_BACKEND = "susi.outbox.mailbox.MailboxBackend"
    message = MessageFactory()

    deliver_due()

    message.refresh_from_db()
    assert (message.state, mail.outbox) == (State.SENT, [])
