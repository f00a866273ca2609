from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.factories import moments
from tests.factories.challenges import CaseFactory
from tests.factories.workshops import SessionFactory
from workshops.choices import SessionStatus
from workshops.queries import (
    case_calendar_file,
    join_is_open,
    overlapping_sessions,
    place_of,
    session_calendar_file,
)

pytestmark = pytest.mark.django_db
START = moments.SESSION_1[0]


@pytest.fixture
def sessions():
    case = CaseFactory()
    two = {"starts_at": moments.SESSION_2[0], "ends_at": moments.SESSION_2[1]}
    return [SessionFactory(case=case), SessionFactory(case=case, number=2, **two)]


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def test_one_file_holds_both_sessions_at_their_moments(sessions):
    found = events(case_calendar_file(sessions[0].case, "sv"))

    assert [event["dtstart"].dt.astimezone(UTC) for event in found] == [
        datetime(2020, 10, 22, 7, 0, tzinfo=UTC),
        datetime(2020, 11, 4, 8, 0, tzinfo=UTC),
    ]


def test_the_meetings_own_link_is_never_in_a_file(sessions):
    content = case_calendar_file(sessions[0].case, "sv").decode().replace("\r\n ", "")

    assert content.count("zoom.example") == 0
    assert content.count(f"http://testserver/live/{sessions[0].pk}/anslut/") == 3


def test_an_entry_is_known_by_the_sessions_own_key(sessions):
    session = sessions[0]
    event = events(session_calendar_file(session, "sv"))[0]

    assert (str(event["uid"]), event["sequence"]) == (f"{session.uid}@testserver", 0)
    assert event["dtstamp"].dt == session.updated_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("language", "summary", "page"),
    [
        ("sv", "Barns Bostad Först – session 1", "http://testserver/live/{}/anslut/"),
        ("en", "Housing First for Children – session 1", "http://testserver/en/live/{}/anslut/"),
    ],
)
def test_the_file_is_in_the_readers_language(sessions, language, summary, page):
    event = events(session_calendar_file(sessions[0], language))[0]

    assert (str(event["summary"]), str(event["location"])) == (
        summary,
        page.format(sessions[0].pk),
    )


def test_a_session_called_off_says_so(sessions):
    sessions[1].status = SessionStatus.CANCELLED
    sessions[1].save()

    event = events(case_calendar_file(sessions[0].case, "sv"))[1]

    assert str(event["summary"]) == "Inställd: Barns Bostad Först – session 2"


def test_the_meeting_is_open_only_where_there_is_one():
    now = START - timedelta(minutes=15)

    assert join_is_open(SessionFactory.build(), now) is True
    assert join_is_open(SessionFactory.build(), now - timedelta(seconds=1)) is False
    assert join_is_open(SessionFactory.build(meeting_url=""), now) is False
    assert join_is_open(SessionFactory.build(status=SessionStatus.CANCELLED), now) is False


def test_overlaps_are_found_in_the_same_challenge_only(sessions):
    challenge = sessions[0].case.challenge
    other = SessionFactory(case=CaseFactory(challenge=challenge))
    SessionFactory()
    SessionFactory(case=CaseFactory(challenge=challenge), status=SessionStatus.CANCELLED)

    assert overlapping_sessions(sessions[0]) == [other]


@pytest.mark.parametrize(
    ("delivery", "expected"),
    [
        ("online", "På nätet (Zoom)"),
        ("onsite", "Orkanen, Gatan 1, Malmö"),
        ("hybrid", "Orkanen, Gatan 1, Malmö / På nätet (Zoom)"),
    ],
)
def test_place_in_words(delivery, expected):
    session = SessionFactory.build(delivery=delivery, venue="Orkanen", address="Gatan 1, Malmö")

    assert place_of(session) == expected
