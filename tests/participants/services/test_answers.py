from datetime import timedelta

import pytest

from challenges.choices import Role
from participants.choices import PlaceStatus
from participants.models import Place
from participants.services.answers import (
    accept_place,
    decline_place,
    remind_of_answers,
    withdraw_place,
)
from participants.tasks import expire_unanswered_offers
from susi.core.errors import ActionRefused
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.challenges import TeamMemberFactory
from tests.factories.participants import PlaceFactory
from tests.participants.worlds import make_case, make_world, put, release

pytestmark = pytest.mark.django_db
NOW = moments.RELEASED + timedelta(hours=1)


@pytest.fixture
def offered():
    world = make_world()
    release(world.case)
    return put(world, PlaceStatus.OFFERED)


def held(place):
    place.case.refresh_from_db()
    return place.case.held_places


def kinds():
    return sorted(Message.objects.values_list("kind", flat=True))


def test_a_yes_confirms_the_place(offered):
    accept_place(offered, by=offered.application.user, now=NOW)

    assert (offered.status, offered.answered_at, held(offered)) == ("confirmed", NOW, 1)
    assert kinds() == ["place_confirmed"]


def test_a_second_yes_changes_nothing(offered):
    accept_place(offered, by=None, now=NOW)

    accept_place(offered, by=None, now=NOW)

    assert (kinds(), offered.events.count()) == (["place_confirmed"], 1)


def test_a_no_frees_the_seat(offered):
    decline_place(offered, by=None, now=NOW)

    assert (offered.status, held(offered), kinds()) == ("declined", 0, ["place_declined"])


def test_a_second_no_changes_nothing(offered):
    decline_place(offered, by=None, now=NOW)

    decline_place(offered, by=None, now=NOW)

    assert (held(offered), kinds()) == (0, ["place_declined"])


@pytest.mark.parametrize("service", [accept_place, decline_place])
def test_an_answer_after_the_time_is_refused(offered, service):
    with pytest.raises(ActionRefused) as refusal:
        service(offered, by=None, now=offered.answer_by)

    assert str(refusal.value) == "Svarstiden har gått ut."


def test_a_no_after_a_yes_is_refused(offered):
    accept_place(offered, by=None, now=NOW)

    with pytest.raises(ActionRefused) as refusal:
        decline_place(offered, by=None, now=NOW)

    assert str(refusal.value) == "Platsen väntar inte längre på ditt svar."


def test_a_yes_takes_the_person_off_the_other_waiting_list(offered):
    other = make_case(offered.case.challenge)
    waiting = PlaceFactory.create(
        application=offered.application, case=other, status=PlaceStatus.WAITING
    )

    accept_place(offered, by=None, now=NOW)

    waiting.refresh_from_db()
    assert (waiting.status, kinds()) == ("closed", ["place_confirmed"])


def test_giving_up_a_place_tells_the_person_and_the_organisers():
    world = make_world()
    release(world.case)
    place = put(world, PlaceStatus.CONFIRMED)
    TeamMemberFactory.create(challenge=world.challenge, role=Role.FACILITATOR)

    withdraw_place(place, by=place.application.user, now=NOW)

    assert (place.status, held(place)) == ("withdrawn", 0)
    assert dict(Message.objects.values_list("kind", "to_address")) == {
        "place_withdrawn": place.application.user.email,
        "place_freed": world.organiser.email,
    }


def test_an_offer_is_answered_not_given_up(offered):
    with pytest.raises(ActionRefused) as refusal:
        withdraw_place(offered, by=offered.application.user, now=NOW)

    assert str(refusal.value) == "Du har ingen plats att lämna."


def test_nothing_is_given_up_when_the_sessions_are_over():
    world = make_world()
    release(world.case)
    place = put(world, PlaceStatus.CONFIRMED)

    with pytest.raises(ActionRefused) as refusal:
        withdraw_place(place, by=place.application.user, now=moments.RESULTS)

    assert str(refusal.value) == "Sessionerna är klara."


def test_the_last_reminder_comes_once(offered):
    day_before = offered.answer_by - timedelta(hours=20)

    assert remind_of_answers(day_before) == 1
    assert remind_of_answers(day_before + timedelta(minutes=1)) == 0
    assert kinds() == ["place_answer_reminder"]


def test_no_reminder_two_days_before_or_after_an_answer(offered):
    assert remind_of_answers(offered.answer_by - timedelta(hours=40)) == 0

    accept_place(offered, by=None, now=NOW)

    assert remind_of_answers(offered.answer_by - timedelta(hours=20)) == 0


def test_beat_ends_late_offers_and_reminds(offered, time_machine):
    time_machine.move_to(offered.answer_by, tick=False)

    expire_unanswered_offers()

    assert (Place.objects.get().status, kinds()) == ("expired", ["place_expired"])
