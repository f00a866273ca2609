from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from participants.choices import PlaceStatus
from participants.models import Place
from susi.outbox.models import Message
from tests.factories import moments
from tests.participants.worlds import apply, make_world, put, release, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def after_the_answers():
    with time_machine.travel(moments.ANSWER_BY + timedelta(days=1), tick=False):
        yield


@pytest.fixture
def world():
    world = make_world()
    release(world.case)
    return world


def address(name, world, *more):
    return reverse(name, args=[world.case.pk, *more])


def text(response):
    return " ".join(response.content.decode().split())


def ranked(response):
    return [one.application.name for one, _broken in response.context["candidates"]]


def test_those_who_keep_the_quotas_best_stand_first(as_actor, world):
    put(world, PlaceStatus.CONFIRMED, "Ett", world.academia)
    put(world, PlaceStatus.CONFIRMED, "Två", world.academia)
    put(world, PlaceStatus.WAITING, "Akademi", world.academia)
    put(world, PlaceStatus.WAITING, "Boende", world.residents)

    response = as_actor(world.organiser).get(address("answers", world))

    assert ranked(response) == ["Boende", "Akademi"]
    broken = response.context["candidates"][1][1]
    assert [(name, breach.missing, breach.over) for breach, name in broken] == [
        ("Akademi", 0, 1),
        ("Boende", 1, 0),
    ]


def test_equals_do_not_stand_in_the_order_of_applying(as_actor, world):
    for number in range(1, 9):
        person = put(world, PlaceStatus.WAITING, f"Person {number}").application
        person.number = number
        person.save()
    client = as_actor(world.organiser)

    order = ranked(client.get(address("answers", world)))

    assert order == ranked(client.get(address("answers", world)))
    assert order != sorted(order)


def test_who_did_not_answer_comes_after_those_who_keep_quotas_as_well(as_actor, world):
    put(world, PlaceStatus.EXPIRED, "Svarade inte")
    put(world, PlaceStatus.WAITING, "Väntar")

    response = as_actor(world.organiser).get(address("answers", world))

    assert ranked(response) == ["Väntar", "Svarade inte"]
    assert "Svarade inte i tid" in text(response)


def test_numbers_and_lists_by_status(as_actor, world):
    put(world, PlaceStatus.CONFIRMED, "Klar")
    put(world, PlaceStatus.OFFERED, "Väntar", answer_by=moments.IN_SESSION_1)
    put(world, PlaceStatus.DECLINED, "Nej")

    context = as_actor(world.organiser).get(address("answers", world)).context

    shown = {status.value: len(places) for status, places in context["lists"] if places}
    assert shown == {"offered": 1, "confirmed": 1, "declined": 1}
    assert (context["free"], context["heading"]) == (1, "1 ledig plats")
    row = context["board"].row(world.academia.pk)
    assert (row.chosen, row.confirmed) == (2, 1)


def test_a_free_place_is_offered(as_actor, world):
    waiting = put(world, PlaceStatus.WAITING)

    response = as_actor(world.organiser).post(address("place_offer", world, waiting.application_id))

    assert response["Location"] == address("answers", world)
    assert statuses(world.case) == {"Amina Warsame": "offered"}


def test_a_place_that_is_gone_is_told(as_actor, world):
    world.case.places, world.case.held_places = 1, 1
    world.case.save()
    nils = apply(world, "Nils Ek")

    response = as_actor(world.organiser).post(address("place_offer", world, nils.pk))

    assert (response.status_code, response.context["refusal"]) == (
        422,
        "Alla platser är upptagna.",
    )


def test_an_offer_is_sent_again(as_actor, world):
    place = put(world, PlaceStatus.OFFERED, answer_by=moments.IN_SESSION_1)

    as_actor(world.organiser).post(address("place_resend", world, place.pk))

    assert Message.objects.get().kind == "place_offered"


def test_the_waiting_list_is_closed_when_session_1_has_begun(as_actor, world):
    put(world, PlaceStatus.WAITING)
    client = as_actor(world.organiser)
    assert client.post(address("waiting_list_close", world)).status_code == 422

    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        response = client.post(address("waiting_list_close", world))

    assert response["Location"] == address("answers", world)
    assert statuses(world.case) == {"Amina Warsame": "closed"}


def test_before_the_release_the_page_leads_to_the_selection(as_actor):
    world = make_world()

    page = text(as_actor(world.organiser).get(address("answers", world)))

    assert "Beskeden är inte skickade än" in page


@pytest.mark.parametrize("name", ["place_offer", "place_resend", "waiting_list_close"])
def test_nobody_else_acts(as_actor, world, name):
    waiting = put(world, PlaceStatus.WAITING)
    more = {"place_offer": [waiting.application_id], "place_resend": [waiting.pk]}.get(name, [])
    there = address(name, world, *more)

    codes = [
        as_actor(user).post(there).status_code
        for user in (None, waiting.application.user, make_world().organiser)
    ]

    assert codes == [302, 404, 404]
    assert Place.objects.get().status == "waiting"


@pytest.mark.parametrize("people", [1, 12])
def test_the_page_asks_the_same_number_of_queries(
    as_actor, world, people, django_assert_num_queries
):
    for number in range(people):
        put(world, PlaceStatus.WAITING, f"Väntar {number}")
        put(world, PlaceStatus.DECLINED, f"Nej {number}")
    client = as_actor(world.organiser)

    with django_assert_num_queries(33):
        client.get(address("answers", world))
