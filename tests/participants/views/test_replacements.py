"""A free place after a draw, at the page of the answers."""

import pytest
import time_machine

from participants.models import Place
from participants.services.answers import decline_place
from participants.services.selection import release_decisions
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.selection.desk import address, text

pytestmark = pytest.mark.django_db
NOW = moments.RELEASED


@pytest.fixture(autouse=True)
def after_the_release():
    with time_machine.travel(NOW, tick=False):
        yield


def make_released(**world):
    made = make_draw_world(**world)
    draws.drawn(made.case, by=made.organiser)
    release_decisions(made.case, by=made.organiser, now=NOW)
    return made


def leave(world, value):
    """Let one with the value say no; give their name."""
    places = Place.objects.filter(case=world.case, status="offered")
    place = places.filter(application__answers__value=value).order_by("pk").first()
    decline_place(place, by=None, now=NOW)
    return place.application.name


def all_wait(world, value):
    return Place.objects.filter(
        case=world.case, status="waiting", application__answers__value=value
    )


@pytest.fixture
def world():
    return make_released()


@pytest.fixture
def client(as_actor, world):
    return as_actor(world.organiser)


def test_who_left_and_how_many_keep_the_quotas(client, world):
    name = leave(world, world.residents)

    page = text(client.get(address("answers", world)))

    assert f"{name} (Boende) tackade nej." in page
    assert "2 på väntelistan håller alla kvoter. Lotta mellan dem." in page
    assert "Erbjud platsen" not in page


def test_the_lot_is_shown_and_looking_changes_nothing(client, world):
    leave(world, world.residents)
    looks = [client.get(f"{address('answers', world)}?lotta=1") for _ in range(2)]

    shown = [look.context["proposal"].fitting.drawn[0].number for look in looks]

    assert shown[0] == shown[1]
    assert "Lotten föll på" in text(looks[0])
    assert Place.objects.filter(case=world.case, status="offered").count() == 3


def test_the_offer_leaves(client, world):
    leave(world, world.residents)
    drawn = client.get(address("answers", world)).context["proposal"].fitting.drawn[0]

    response = client.post(address("replacement_offer", world), {"nr": drawn.number})

    assert response["Location"] == address("answers", world)
    assert drawn.places.get().status == "offered"


@pytest.mark.parametrize(
    "data",
    [{}, {"nr": "999"}, {"nr": "abc"}, {"nr": "9" * 40}, {"satt": "7:1"}, {"satt": "x:y,z"}],
)
def test_what_was_not_seen_is_refused(client, world, data):
    leave(world, world.residents)

    response = client.post(address("replacement_offer", world), data)

    assert response.status_code == 422
    assert response.context["refusal"]
    assert Place.objects.filter(case=world.case, status="offered").count() == 3


def test_where_nobody_fits_each_way_says_what_it_breaks(client, world):
    all_wait(world, world.residents).update(status="withdrawn")
    leave(world, world.residents)

    response = client.get(address("answers", world))

    assert "Ingen på väntelistan håller alla kvoter." in text(response)
    assert [option.broken for option in response.context["options"]] == [
        ["Akademi: 3, högst 2.", "Boende: 1 av minst 2."]
    ]


def breach_of(client, world):
    option = client.get(address("answers", world)).context["options"][0]
    return f"0:{','.join(str(one.number) for one in option.drawn)}"


def test_a_breach_needs_a_reason_and_is_then_offered(client, world):
    all_wait(world, world.residents).update(status="withdrawn")
    leave(world, world.residents)
    way = breach_of(client, world)

    refused = client.post(address("replacement_offer", world), {"satt": way})
    done = client.post(address("replacement_offer", world), {"satt": way, "skal": "Sista veckan"})

    assert (
        refused.context["refusal"] == "Skriv varför kvoten får brytas. Skälet syns i protokollet."
    )
    assert refused.context["options"][0].chosen
    assert done.status_code == 302


def test_the_composition_is_shown_at_every_step(client, world):
    leave(world, world.academia)

    context = client.get(address("answers", world)).context

    steps = [step.key for step in context["composition"].steps]
    assert steps == ["drawn", "offered", "accepted", "left", "replaced", "group"]
    ((_criterion, rows),) = context["parts"]
    assert [[number for number, _breach in counts] for _row, counts in rows] == [
        [2, 2, 0, 1, 0, 1],
        [2, 2, 0, 0, 0, 2],
    ]
