from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from challenges.choices import Role
from tests.factories import moments
from tests.factories.accounts import StaffFactory
from tests.factories.challenges import CaseFactory, TeamMemberFactory
from tests.factories.workshops import SessionFactory
from tests.ideas.people import in_two_steps
from workshops.choices import SessionStatus
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def before_the_sessions():
    with time_machine.travel(moments.SESSION_1[0] - timedelta(days=2), tick=False):
        yield


@pytest.fixture
def session():
    return SessionFactory()


@pytest.fixture
def eva(session, as_actor):
    person = in_two_steps(StaffFactory())
    TeamMemberFactory(challenge=session.case.challenge, user=person, role=Role.ORGANISER)
    return as_actor(person)


def change(session):
    return reverse("admin:workshops_session_change", args=[session.pk])


def fields(**changed):
    return {
        "number": 1,
        "starts_at_0": "2020-10-22",
        "starts_at_1": "10:00",
        "ends_at_0": "2020-10-22",
        "ends_at_1": "12:00",
        "purpose_sv": "Vi gräver.",
        "delivery": "online",
        "provider": "zoom",
        "opens_minutes_before": 15,
        **changed,
    }


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_organisers_see_their_own_sessions_only(eva, session):
    other = SessionFactory()

    rows = eva.get(reverse("admin:workshops_session_changelist")).context["cl"].result_list

    assert list(rows) == [session]
    assert eva.get(change(session)).status_code == 200
    assert eva.get(change(other)).status_code == 302


def test_a_case_of_another_team_cannot_be_chosen(eva):
    data = fields(case=CaseFactory().pk)

    answer = eva.post(reverse("admin:workshops_session_add"), data)

    assert list(answer.context["adminform"].form.errors) == ["case"]


def test_a_move_raises_the_sequence(eva, session):
    answer = eva.post(change(session), fields())

    session.refresh_from_db()
    assert (answer.status_code, session.sequence) == (302, 1)
    assert session.starts_at == moments.SESSION_1[0] + timedelta(hours=1)


def test_an_overlap_is_pointed_out(eva, session):
    case = CaseFactory(challenge=session.case.challenge, title_sv="Jämlik Hälsa", title_en="")
    SessionFactory(case=case)

    answer = eva.post(change(session), fields(), follow=True)

    assert told(answer)[0] == (
        "Sessionen ligger samtidigt som Jämlik Hälsa, session 1, torsdag 22 oktober kl.\xa009:00."
    )


def test_time_and_place_stand_still_once_it_has_been(eva, session):
    with time_machine.travel(moments.BETWEEN, tick=False):
        answer = eva.post(change(session), fields(purpose_sv="Ny text"))

    session.refresh_from_db()
    assert (answer.status_code, session.purpose_sv) == (302, "Ny text")
    assert (session.starts_at, session.sequence) == (moments.SESSION_1[0], 0)


def test_calling_off_is_an_action(eva, session):
    data = {"action": "call_off", "_selected_action": [session.pk]}

    eva.post(reverse("admin:workshops_session_changelist"), data)

    assert Session.objects.get().status == SessionStatus.CANCELLED
