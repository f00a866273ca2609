from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from participants.choices import Availability, PlaceStatus
from participants.models import Place, PlaceEvent
from participants.services.places import (
    close_waiting_list,
    expire_offers,
    move_place,
    offer_place,
    resend_offer,
)
from susi.core.errors import ActionRefused
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.participants import PlaceFactory
from tests.participants.worlds import apply, make_case, make_world, put, release, statuses

pytestmark = pytest.mark.django_db
NOW = moments.ANSWER_BY + timedelta(hours=1)


def held(world):
    world.case.refresh_from_db()
    return world.case.held_places


def offer(world, application, now=NOW):
    return offer_place(application, world.case, by=world.organiser, now=now)


def test_a_move_writes_its_history_and_counts_the_seat():
    world = make_world()
    place = put(world, PlaceStatus.CONFIRMED)

    move_place(place, PlaceStatus.WITHDRAWN, by=world.organiser, now=NOW)

    event = PlaceEvent.objects.get()
    assert (place.status, held(world)) == ("withdrawn", 0)
    assert (event.old, event.new, event.at, event.by) == (
        "confirmed",
        "withdrawn",
        NOW,
        world.organiser,
    )


def test_a_forbidden_step_changes_nothing():
    world = make_world()
    place = put(world, PlaceStatus.CONFIRMED)

    with pytest.raises(ActionRefused) as refusal:
        move_place(place, PlaceStatus.OFFERED, by=None, now=NOW)

    assert (refusal.value.code, held(world)) == ("step", 1)


def test_a_place_that_somebody_else_moved_stays_and_its_seat_too():
    world = make_world()
    place = put(world, PlaceStatus.OFFERED)
    Place.objects.update(status=PlaceStatus.CONFIRMED)

    with pytest.raises(ActionRefused) as refusal:
        move_place(place, PlaceStatus.EXPIRED, by=None, now=NOW)

    assert (refusal.value.code, held(world)) == ("changed", 1)


def test_a_full_case_offers_nothing():
    world = make_world(places=1)
    put(world, PlaceStatus.CONFIRMED)
    release(world.case)
    nils = apply(world, "Nils Ek")

    with pytest.raises(ActionRefused) as refusal:
        offer(world, nils)

    assert (str(refusal.value), held(world)) == ("Alla platser är upptagna.", 1)


def test_the_database_itself_refuses_more_people_than_places():
    world = make_world(places=1)
    world.case.held_places = 2

    with pytest.raises(IntegrityError), transaction.atomic():
        world.case.save()


def test_a_free_place_is_offered_for_48_hours():
    world = make_world()
    release(world.case)
    waiting = put(world, PlaceStatus.WAITING)

    place = offer(world, waiting.application)

    assert (place.status, place.link_version, held(world)) == ("offered", 2, 1)
    assert place.answer_by - NOW == timedelta(hours=48)
    assert Message.objects.get().kind == "place_offered_later"


def test_who_was_left_out_of_the_waiting_list_may_be_offered_a_place():
    world = make_world()
    release(world.case)

    place = offer(world, apply(world))

    assert list(place.events.values_list("old", "new")) == [("", "waiting"), ("waiting", "offered")]


def test_who_has_a_place_elsewhere_is_not_offered_another():
    world = make_world()
    release(world.case)
    amina = apply(world)
    other = make_case(world.challenge, title_sv="Jämlik Hälsa")
    PlaceFactory.create(application=amina, case=other, status=PlaceStatus.CONFIRMED)

    with pytest.raises(ActionRefused) as refusal:
        offer(world, amina)

    assert str(refusal.value) == "Amina Warsame har eller erbjuds en plats i Jämlik Hälsa."


@pytest.mark.parametrize("status", [PlaceStatus.DECLINED, PlaceStatus.CLOSED])
def test_who_said_no_or_is_out_is_not_offered_a_place(status):
    world = make_world()
    release(world.case)
    place = put(world, status)

    with pytest.raises(ActionRefused) as refusal:
        offer(world, place.application)

    assert refusal.value.code == "no_candidate"


def test_who_cannot_come_is_not_offered_a_place():
    world = make_world()
    release(world.case)

    with pytest.raises(ActionRefused) as refusal:
        offer(world, apply(world, availability=Availability.NO))

    assert refusal.value.code == "no_candidate"


@pytest.mark.parametrize("now", [moments.IN_SESSION_1, moments.BETWEEN, moments.RESULTS])
def test_no_offers_once_session_1_has_begun(now):
    world = make_world()
    release(world.case)
    waiting = put(world, PlaceStatus.WAITING)

    with pytest.raises(ActionRefused) as refusal:
        offer(world, waiting.application, now=now)

    assert str(refusal.value) == "Session 1 har börjat. Då erbjuder vi inga fler platser."


def test_no_offers_before_the_release():
    world = make_world()

    with pytest.raises(ActionRefused) as refusal:
        offer(world, apply(world))

    assert refusal.value.code == "not_released"


def test_an_offer_sent_again_has_a_new_link():
    world = make_world()
    place = put(world, PlaceStatus.OFFERED)

    resend_offer(place, by=world.organiser, now=moments.RELEASED)

    assert (place.link_version, place.status, Message.objects.count()) == (2, "offered", 1)


def test_an_answered_offer_is_not_sent_again():
    world = make_world()
    place = put(world, PlaceStatus.CONFIRMED)

    with pytest.raises(ActionRefused) as refusal:
        resend_offer(place, by=world.organiser, now=moments.RELEASED)

    assert str(refusal.value) == "Erbjudandet väntar inte längre på svar."


def test_late_offers_end_and_free_their_seats():
    world = make_world()
    put(world, PlaceStatus.OFFERED, "Sen")
    put(world, PlaceStatus.OFFERED, "I tid", answer_by=NOW + timedelta(hours=1))
    put(world, PlaceStatus.CONFIRMED, "Klar")

    number = expire_offers(NOW)

    assert (number, held(world)) == (1, 2)
    assert statuses(world.case) == {"Sen": "expired", "I tid": "offered", "Klar": "confirmed"}
    assert Message.objects.get().kind == "place_expired"


def test_expiring_again_changes_nothing():
    world = make_world()
    put(world, PlaceStatus.OFFERED)
    expire_offers(NOW)

    assert (expire_offers(NOW), held(world)) == (0, 0)


def test_closing_the_waiting_list_tells_those_on_it():
    world = make_world()
    put(world, PlaceStatus.WAITING, "Väntar")
    put(world, PlaceStatus.EXPIRED, "Svarade inte")
    put(world, PlaceStatus.DECLINED, "Sa nej")

    number = close_waiting_list(world.case, by=world.organiser, now=moments.IN_SESSION_1)

    assert number == 2
    assert statuses(world.case) == {
        "Väntar": "closed",
        "Svarade inte": "closed",
        "Sa nej": "declined",
    }
    assert set(Message.objects.values_list("kind", flat=True)) == {"place_closed"}


def test_the_waiting_list_is_open_until_session_1():
    world = make_world()

    with pytest.raises(ActionRefused) as refusal:
        close_waiting_list(world.case, by=world.organiser, now=NOW)

    assert str(refusal.value) == "Väntelistan kan stängas när session 1 har börjat."
