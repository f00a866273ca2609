from datetime import UTC, datetime, timedelta

import pytest

from participants.choices import PlaceStatus
from participants.models import Place
from participants.services.reminders import send_due_reminders
from participants.tasks import send_session_reminders
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.workshops import SessionFactory
from tests.ideas.people import participant
from workshops.choices import SessionStatus
from workshops.models import Session

pytestmark = pytest.mark.django_db
START = moments.SESSION_1[0]
WEEK, DAY = START - timedelta(days=7), START - timedelta(days=1)
SOON = START - timedelta(minutes=30)


@pytest.fixture
def session():
    session = SessionFactory()
    participant(session.case, email="amina@exempel.se", name="Amina Warsame")
    return session


def subjects():
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("now", "subject", "until"),
    [
        (WEEK, "Torsdag 22 oktober kl. 09:00: Session 1", DAY),
        (DAY, "I morgon kl. 09:00: Session 1", SOON),
        (START - timedelta(hours=6), "I dag kl. 09:00: Session 1", SOON),
        (SOON, "Anslut till Session 1", START),
    ],
)
def test_each_reminder_has_its_words_and_ends_when_it_is_of_no_use(session, now, subject, until):
    assert send_due_reminders(now=now) == 1

    message = Message.objects.get()
    assert (message.subject, message.expires_at, message.to_address) == (
        subject,
        until,
        "amina@exempel.se",
    )


def test_each_leaves_once_however_often_the_clock_asks(session):
    for now in (WEEK, WEEK, DAY, DAY + timedelta(hours=3), SOON, SOON):
        send_due_reminders(now=now)

    assert subjects() == [
        "Torsdag 22 oktober kl. 09:00: Session 1",
        "I morgon kl. 09:00: Session 1",
        "Anslut till Session 1",
    ]


def test_a_late_worker_skips_what_is_of_no_use(session):
    assert send_due_reminders(now=START - timedelta(hours=2)) == 1

    assert subjects() == ["I dag kl. 09:00: Session 1"]


@pytest.mark.parametrize("now", [WEEK - timedelta(seconds=1), START, START + timedelta(hours=1)])
def test_nothing_too_early_and_nothing_from_the_start_on(session, now):
    assert send_due_reminders(now=now) == 0


def test_only_confirmed_participants_are_reminded(session):
    for status in set(PlaceStatus) - {PlaceStatus.CONFIRMED}:
        participant(session.case, status=status)

    assert send_due_reminders(now=DAY) == 1


def test_who_has_just_said_yes_is_not_told_again(session):
    Place.objects.update(answered_at=WEEK + timedelta(days=2))

    sent = [send_due_reminders(now=WEEK + timedelta(days=2)), send_due_reminders(now=DAY)]

    assert sent == [0, 1]


def test_a_moved_session_reminds_again(session):
    send_due_reminders(now=DAY)
    Session.objects.update(starts_at=START + timedelta(days=4), ends_at=START + timedelta(days=5))

    sent = [send_due_reminders(now=DAY), send_due_reminders(now=DAY + timedelta(days=4))]

    assert (sent, Message.objects.count()) == ([1, 1], 3)


def test_a_session_called_off_reminds_nobody(session):
    Session.objects.update(status=SessionStatus.CANCELLED)

    assert send_due_reminders(now=DAY) == 0


def test_a_week_across_the_change_of_clocks(session):
    start = datetime(2020, 10, 27, 8, 0, tzinfo=UTC)
    Session.objects.update(starts_at=start, ends_at=start + timedelta(hours=3))
    week = datetime(2020, 10, 20, 7, 0, tzinfo=UTC)

    sent = [send_due_reminders(now=week - timedelta(seconds=1)), send_due_reminders(now=week)]

    assert sent == [0, 1]


@pytest.mark.parametrize("now", [WEEK, DAY, SOON])
@pytest.mark.parametrize("delivery", ["online", "onsite", "hybrid"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_meetings_own_link_is_in_no_mail(session, now, delivery, language):
    Session.objects.update(delivery=delivery, address="Gatan 1, Malmö")
    person = Place.objects.get().application.user
    person.language = language
    person.save()

    send_due_reminders(now=now)

    message = Message.objects.get()
    page = f"http://testserver{'/en' if language == 'en' else ''}/live/{session.pk}/anslut/"
    assert [text.count("zoom.example") for text in (message.text, message.html)] == [0, 0]
    assert [text.count(page) for text in (message.text, message.html)] == [1, 1]
    assert message.text.count("Gatan 1") == (delivery != "online")


def test_queries_do_not_grow_with_people(session, django_assert_num_queries):
    send_due_reminders(now=DAY)

    with django_assert_num_queries(3):
        send_due_reminders(now=DAY)
    for _ in range(5):
        participant(session.case)
    send_due_reminders(now=DAY)
    with django_assert_num_queries(3):
        send_due_reminders(now=DAY)


def test_the_task_of_beat_asks_the_clock(session):
    send_session_reminders()

    assert send_session_reminders.name == "participants.send_due_reminders"
