from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from tests.factories import moments
from tests.factories.workshops import SessionFactory
from tests.ideas import people
from workshops.models import Session

pytestmark = pytest.mark.django_db
START, END = moments.SESSION_1
OPENS = START - timedelta(minutes=15)
SECOND = timedelta(seconds=1)
URL = "https://zoom.example/j/123"
# fmt: off
ACTORS = ("participant", "facilitator", "organiser", "researcher", "waiting", "stranger", "nobody")
PAGES = {
    "session_join":      (200, 200, 200, 200, 403, 404, 302),
    "session_join_live": (200, 200, 200, 200, 403, 404, 302),
    "session_calendar":  (200, 200, 200, 200, 403, 404, 302),
    "case_calendar":     (200, 200, 200, 200, 404, 404, 302),
}
# fmt: on
ROWS = [(n, a, s) for n, all_ in PAGES.items() for a, s in zip(ACTORS, all_, strict=True)]


@pytest.fixture
def session():
    return SessionFactory()


def address(session, name="session_join"):
    return reverse(name, args=[session.case_id if name == "case_calendar" else session.pk])


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.mark.parametrize(("name", "actor", "status"), ROWS)
def test_who_gets_in(as_actor, session, name, actor, status):
    person = None if actor == "nobody" else getattr(people, actor)(session.case)

    with at(moments.IN_SESSION_1):
        answer = as_actor(person).get(address(session, name))

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("actor", "status"), [("waiting", 403), ("stranger", 404), ("nobody", 302)]
)
def test_who_does_not_get_to_the_meeting(as_actor, session, actor, status):
    person = None if actor == "nobody" else getattr(people, actor)(session.case)

    with at(moments.IN_SESSION_1):
        answer = as_actor(person).post(address(session, "session_go"))

    assert (answer.status_code, answer.get("Location", "").count("zoom")) == (status, 0)


@pytest.mark.parametrize(
    ("now", "state"),
    [(OPENS - SECOND, "waiting"), (OPENS, "open"), (END, "open"), (END + SECOND, "over")],
)
def test_the_door_opens_and_closes_and_the_link_is_never_on_a_page(as_actor, session, now, state):
    person = people.participant(session.case)

    with at(now):
        client = as_actor(person)
        answers = [client.get(address(session, n)) for n in ("session_join", "session_join_live")]

    assert [answer.context["state"] for answer in answers] == [state, state]
    assert [answer.content.decode().count("zoom.example") for answer in answers] == [0, 0]


@pytest.mark.parametrize(
    ("now", "goes"),
    [(OPENS - SECOND, False), (OPENS, True), (END, True), (END + SECOND, False)],
)
def test_the_way_to_the_meeting_while_it_is_open(as_actor, session, now, goes):
    with at(now):
        answer = as_actor(people.participant(session.case)).post(address(session, "session_go"))

    assert (answer.status_code, answer["Location"]) == (303, URL if goes else address(session))
    assert answer["Referrer-Policy"] == ("no-referrer" if goes else "same-origin")


def test_a_get_leads_nowhere(as_actor, session):
    with at(moments.IN_SESSION_1):
        answer = as_actor(people.participant(session.case)).get(address(session, "session_go"))

    assert (answer.status_code, answer.get("Location")) == (405, None)


@pytest.mark.parametrize("url", ["http://zoom.example/j/1", "javascript:alert(1)", ""])
def test_only_https_is_followed(as_actor, session, url):
    Session.objects.update(meeting_url=url)

    with at(moments.IN_SESSION_1):
        answer = as_actor(people.participant(session.case)).post(address(session, "session_go"))

    assert answer["Location"] == address(session)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"status": "cancelled"}, "cancelled"),
        ({"meeting_url": ""}, "no_link"),
        ({"delivery": "onsite", "address": "Gatan 1, Malmö"}, "onsite"),
        ({"delivery": "hybrid", "address": "Gatan 1, Malmö"}, "open"),
    ],
)
def test_other_states_of_the_page(as_actor, session, fields, state):
    Session.objects.update(**fields)

    with at(moments.IN_SESSION_1):
        answer = as_actor(people.participant(session.case)).get(address(session))

    assert answer.context["state"] == state
    assert answer.content.decode().count("Gatan 1") == 2 * ("address" in fields)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Stockholm", None),
        ("Europe/Berlin", None),
        ("Europe/London", "08:00"),
        ("America/New_York", "03:00"),
        ("Mars/Olympus", None),
        ("../../etc/passwd", None),
    ],
)
def test_hours_where_the_person_is(as_actor, session, zone, expected):
    with at(moments.IN_SESSION_1):
        answer = as_actor(people.participant(session.case, time_zone=zone)).get(address(session))

    hours = answer.context["own_hours"]
    assert (hours and f"{hours[0]:%H:%M}") == expected


def test_the_part_that_changes_is_sent_when_it_does(as_actor, session):
    person = people.participant(session.case)

    def ask(now, tag=""):
        with at(now):
            live = address(session, "session_join_live")
            return as_actor(person).get(live, headers={"if-none-match": tag})

    tag = ask(OPENS - SECOND)["ETag"]
    assert ask(OPENS - SECOND, tag).status_code == 304
    assert ask(OPENS, tag).status_code == 200


@pytest.mark.parametrize(("name", "entries"), [("session_calendar", 1), ("case_calendar", 2)])
def test_calendar_files_are_attachments(as_actor, session, name, entries):
    two = {"starts_at": moments.SESSION_2[0], "ends_at": moments.SESSION_2[1]}
    SessionFactory(case=session.case, number=2, **two)

    answer = as_actor(people.participant(session.case)).get(address(session, name))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="susi.ics"'
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == entries


def test_queries_of_the_page(as_actor, session, django_assert_max_num_queries):
    client = as_actor(people.participant(session.case))

    with django_assert_max_num_queries(7):
        client.get(address(session))
