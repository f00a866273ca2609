"""One word about a draft, two days before the closing."""

from datetime import timedelta

import pytest

from participants.choices import ApplicationStatus
from participants.models import Application
from participants.services.nudges import remind_of_drafts
from participants.tasks import send_session_reminders
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, open_call, steps
from tests.factories.challenges import TeamMemberFactory

pytestmark = pytest.mark.django_db
DUE = moments.CLOSES - timedelta(hours=48)


@pytest.fixture
def call():
    return open_call()


def draft(call, **user):
    person = UserFactory.create(**user)
    steps(call, person).contact()
    return person


def test_a_draft_gets_one_word_with_what_is_left(call):
    draft(call, email="amina@exempel.se")

    said = [remind_of_drafts(now=DUE + timedelta(hours=hour)) for hour in (0, 0, 24, 47)]

    message = Message.objects.get()
    assert said == [1, 0, 0, 0]
    assert message.to_address == "amina@exempel.se"
    assert message.subject == "Din ansökan till Samverkansutmaning är inte inskickad"
    assert "Det är 6 frågor kvar." in message.text
    assert f"http://testserver/{call.challenge.slug}/ansok/" in message.text
    assert message.expires_at == moments.CLOSES


def test_the_word_in_english(call):
    draft(call, language="en")

    remind_of_drafts(now=DUE)

    message = Message.objects.get()
    assert message.subject == "Your application to Co-creation challenge has not been sent"
    assert f"http://testserver/en/{call.challenge.slug}/ansok/" in message.text


@pytest.mark.parametrize("now", [DUE - timedelta(seconds=1), moments.CLOSES, moments.AFTER_CALL])
def test_nothing_too_early_and_nothing_after_the_closing(call, now):
    draft(call)

    assert remind_of_drafts(now=now) == 0


@pytest.mark.parametrize("status", [ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN])
def test_who_sent_or_took_back_hears_nothing(call, status):
    applied(call, status=status)

    assert remind_of_drafts(now=DUE) == 0


def test_who_is_at_it_and_who_is_on_the_team_hear_nothing(call):
    busy, member, gone = draft(call), draft(call), draft(call, is_active=False)
    Application.objects.filter(user=busy).update(saved_at=DUE - timedelta(hours=11))
    TeamMemberFactory.create(challenge=call.challenge, user=member)

    assert (remind_of_drafts(now=DUE), gone.is_active) == (0, False)


def test_a_moved_deadline_reminds_nobody_twice(call):
    draft(call)
    remind_of_drafts(now=DUE)
    call.challenge.closes_at += timedelta(days=2)
    call.challenge.save()

    assert remind_of_drafts(now=DUE + timedelta(days=2)) == 0


def test_beat_runs_it(call, time_machine):
    draft(call)
    time_machine.move_to(DUE, tick=False)

    send_session_reminders()

    assert Message.objects.get().kind == "application_unfinished"


@pytest.mark.parametrize("people", [1, 9])
def test_those_who_were_told_cost_two_queries(call, people, django_assert_num_queries):
    for _number in range(people):
        draft(call)
    remind_of_drafts(now=DUE)

    with django_assert_num_queries(2):
        remind_of_drafts(now=DUE)
