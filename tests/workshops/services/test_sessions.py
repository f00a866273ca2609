from datetime import timedelta

import pytest

from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.workshops import SessionFactory
from workshops.choices import SessionStatus
from workshops.models import Session
from workshops.services.sessions import cancel_session, reschedule_session

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


def refusal(call, session, now):
    with pytest.raises(ActionRefused) as refused:
        call(session, now=now)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("starts_at", moments.SESSION_1[0] + timedelta(minutes=5)),
        ("ends_at", moments.SESSION_1[1] + timedelta(minutes=5)),
        ("venue", "Orkanen"),
        ("address", "Nordenskiöldsgatan 10, Malmö"),
        ("delivery", "hybrid"),
    ],
)
def test_a_new_time_or_place_gets_the_next_sequence(name, value):
    session = SessionFactory(sequence=3)
    setattr(session, name, value)

    reschedule_session(session, now=NOW)

    stored = Session.objects.get()
    assert (getattr(stored, name), stored.sequence) == (value, 4)


@pytest.mark.parametrize("name", ["meeting_url", "purpose_sv", "access_sv"])
def test_other_changes_do_not_trouble_calendars(name):
    session = SessionFactory(sequence=3)
    setattr(session, name, "https://zoom.example/j/999")

    reschedule_session(session, now=NOW)

    assert Session.objects.get().sequence == 3


def test_the_sequence_counts_from_what_is_stored():
    session = SessionFactory()
    Session.objects.update(sequence=7)
    session.venue = "Orkanen"

    assert reschedule_session(session, now=NOW).sequence == 8


def test_a_session_that_has_been_cannot_be_moved():
    session = SessionFactory()
    session.venue = "Orkanen"

    assert refusal(reschedule_session, session, moments.BETWEEN) == "ended"


def test_calling_off_keeps_the_session_and_tells_calendars():
    session = cancel_session(SessionFactory(), now=NOW)

    assert (session.status, session.sequence) == (SessionStatus.CANCELLED, 1)
    assert refusal(cancel_session, session, NOW) == "cancelled"


def test_a_session_that_has_begun_is_not_called_off():
    assert refusal(cancel_session, SessionFactory(), moments.SESSION_1[0]) == "started"
