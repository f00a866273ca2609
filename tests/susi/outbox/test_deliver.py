import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError

from susi.outbox.choices import OnUncertain, Outcome, State
from susi.outbox.deliver import deliver_due
from susi.outbox.domain import backoff, chance_of
from susi.outbox.models import Attempt
from tests.factories.outbox import NOW, AttachmentFactory, MessageFactory

pytestmark = pytest.mark.django_db


def deliver(now=NOW):
    return deliver_due(clock=lambda: now)


def refused(code):
    return smtplib.SMTPRecipientsRefused({"a@b.se": (code, b"said so")})


def test_a_due_message_is_sent_and_says_when():
    message = MessageFactory(to_name="Åsa Öberg", to_address="asa@example.se")

    sent = deliver()

    message.refresh_from_db()
    assert (sent, message.state, message.sent_at) == (1, State.SENT, NOW)
    assert (message.claim, message.lease_until, message.handed_over) == (None, None, False)
    assert [a.outcome for a in message.tries.all()] == [Outcome.ACCEPTED]
    assert mail.outbox[0].message()["To"] == "=?utf-8?b?w4VzYSDDlmJlcmc=?= <asa@example.se>"


def test_the_mail_carries_its_headers_text_and_html():
    message = MessageFactory(headers={"List-Unsubscribe": "<https://x/>"}, reply_to="eva@x.se")

    deliver()

    email = mail.outbox[0].message()
    names = ["Message-ID", "Auto-Submitted", "Reply-To", "List-Unsubscribe"]
    expected = [message.message_id, "auto-generated", "eva@x.se", "<https://x/>"]
    assert [email[name] for name in names] == expected
    parts = [part.get_content_type() for part in email.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_a_calendar_part_stands_last_inline_and_as_a_file():
    ics = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Å\r\nEND:VCALENDAR\r\n".encode()
    AttachmentFactory(
        file_name="invite.ics", content_type="text/calendar", content=ics, method="REQUEST"
    )

    deliver()

    parts = [p for p in mail.outbox[0].message().walk() if not p.is_multipart()]
    types = [p.get_content_type() for p in parts]
    assert types == ["text/plain", "text/html", "text/calendar", "application/ics"]
    assert (parts[2].get_param("method"), parts[2].get_filename()) == ("REQUEST", None)
    assert parts[2].get_payload(decode=True).replace(b"\r\n", b"\n") == ics.replace(b"\r\n", b"\n")
    assert (parts[3].get_payload(decode=True), parts[3].get_filename()) == (ics, "invite.ics")


def test_a_cancelled_event_is_only_inline():
    AttachmentFactory(content_type="text/calendar", content=b"BEGIN", method="CANCEL")

    deliver()

    types = [p.get_content_type() for p in mail.outbox[0].message().walk()]
    assert types[-1] == "text/calendar"


def test_a_file_arrives_byte_by_byte():
    file = AttachmentFactory(content=bytes(range(256)))

    deliver()

    part = list(mail.outbox[0].message().walk())[-1]
    assert part.get_payload(decode=True) == bytes(file.content)


def test_what_is_not_due_waits():
    MessageFactory(next_try_at=NOW + timedelta(seconds=1))

    assert (deliver(), len(mail.outbox)) == (0, 0)


def test_the_longest_due_goes_first():
    MessageFactory(subject="B", next_try_at=NOW - timedelta(minutes=1))
    MessageFactory(subject="A", next_try_at=NOW - timedelta(minutes=2))

    deliver()

    assert [m.subject for m in mail.outbox] == ["A", "B"]


def test_nothing_is_sent_after_its_time():
    late = MessageFactory(expires_at=NOW)
    maybe = MessageFactory(expires_at=NOW, uncertain_resends=1)

    deliver()

    late.refresh_from_db()
    maybe.refresh_from_db()
    assert (late.state, maybe.state, len(mail.outbox)) == (State.EXPIRED, State.UNCERTAIN, 0)


def test_a_run_ends_when_its_time_is_up():
    MessageFactory.create_batch(3)
    ticks = iter(NOW + timedelta(seconds=7 * n) for n in range(99))

    assert deliver_due(clock=lambda: next(ticks)) == 1


@pytest.mark.parametrize(
    ("error", "outcome", "state"),
    [
        (refused(450), Outcome.LATER, State.PENDING),
        (refused(550), Outcome.REFUSED, State.FAILED),
        (smtplib.SMTPSenderRefused(421, b"busy", "a@b.se"), Outcome.LATER, State.PENDING),
        (smtplib.SMTPDataError(451, b"later"), Outcome.LATER, State.PENDING),
        (smtplib.SMTPDataError(554, b"spam"), Outcome.REFUSED, State.FAILED),
        (smtplib.SMTPHeloError(501, b"who"), Outcome.LATER, State.PENDING),
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), Outcome.REFUSED, State.FAILED),
        (ValueError("a header"), Outcome.REFUSED, State.FAILED),
        (smtplib.SMTPServerDisconnected("gone"), Outcome.NO_ANSWER, State.PENDING),
        (TimeoutError("slow"), Outcome.NO_ANSWER, State.PENDING),
    ],
)
def test_the_servers_answer_decides(server, error, outcome, state):
    message = MessageFactory()
    server.follow(answers=[error])

    assert deliver() == 0

    message.refresh_from_db()
    assert (message.state, message.tries.get().outcome) == (state, outcome)
    assert message.uncertain_resends == (1 if outcome == Outcome.NO_ANSWER else 0)


def test_a_refusal_keeps_the_servers_words(server):
    message = MessageFactory()
    server.follow(answers=[refused(550)])

    deliver()

    message.refresh_from_db()
    assert (message.smtp_reply, message.error) == ("550 said so", "550 said so")


def test_a_temporary_no_is_tried_seven_times_and_then_failed(server):
    message = MessageFactory()
    server.follow(answers=[refused(450)] * 7)
    now, waits = NOW, []

    for _ in range(7):
        deliver(now)
        message.refresh_from_db()
        waits.append(message.next_try_at - now)
        now = message.next_try_at

    chances = [chance_of(message.message_id, n) for n in range(1, 7)]
    assert waits[:6] == [backoff(n, chance=c) for n, c in enumerate(chances, 1)]
    assert (message.state, message.attempts) == (State.FAILED, 7)


@pytest.mark.parametrize(
    "error", [ConnectionRefusedError(), TimeoutError(), smtplib.SMTPAuthenticationError(535, b"no")]
)
def test_a_server_that_is_away_costs_one_message_one_try(server, error):
    first, second = MessageFactory(), MessageFactory()
    server.follow(opens=[error, error])

    deliver()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, first.uncertain_resends) == (State.PENDING, 1, 0)
    assert (second.state, second.attempts) == (State.PENDING, 0)


def test_one_bad_message_does_not_stop_the_others(server):
    MessageFactory()
    server.follow(answers=[refused(550)])
    MessageFactory()

    assert deliver() == 1


def test_a_message_that_cannot_be_built_fails():
    message = MessageFactory(headers={"X-A": "b\nc"})

    deliver()

    message.refresh_from_db()
    assert message.state == State.FAILED
    assert message.error.split(":")[0] == "BadHeaderError"


def test_a_message_on_hold_is_not_sent_twice(server):
    message = MessageFactory(on_uncertain=OnUncertain.HOLD)
    server.follow(answers=[TimeoutError()])

    deliver()
    deliver(NOW + timedelta(days=1))

    message.refresh_from_db()
    assert (message.state, server.sent) == (State.UNCERTAIN, [])


def test_after_an_uncertain_try_no_end_is_called_failed(server):
    message = MessageFactory()
    server.follow(answers=[TimeoutError(), refused(550)])

    deliver()
    deliver(NOW + timedelta(minutes=2))

    message.refresh_from_db()
    assert message.state == State.UNCERTAIN


def test_a_second_copy_has_the_same_message_id(server):
    message = MessageFactory()
    server.follow(answers=[TimeoutError()])

    deliver()
    deliver(NOW + timedelta(minutes=2))

    message.refresh_from_db()
    assert (message.state, message.uncertain_resends) == (State.SENT, 1)
    assert [m.message()["Message-ID"] for m in server.sent] == [message.message_id]


def test_a_quiet_outbox_reads_three_times_and_writes_nothing(django_assert_num_queries):
    with django_assert_num_queries(3) as queries:
        deliver()

    assert [q["sql"].split()[0] for q in queries.captured_queries] == ["SELECT"] * 3


def test_an_attempt_is_never_changed():
    MessageFactory()
    deliver()
    attempt = Attempt.objects.get()

    with pytest.raises(IntegrityError):
        attempt.save()
