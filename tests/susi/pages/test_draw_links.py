"""The ways to a draw from the challenge's own page and from the page about SUSI."""

import pytest
import time_machine

from participants.choices import DrawStatus
from participants.models import Draw
from tests.factories import moments
from tests.factories.draws import by_hand
from tests.factories.plain_draw import make_draw
from tests.participants.views.draw_world import make_drawn_world, public, text_of
from tests.participants.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        yield


def landing(client, world):
    return text_of(client.get(f"/{world.challenge.slug}/"))


def test_the_places_are_drawn_by_lot(client):
    page = landing(client, make_world())

    assert "Vi lottar, men inte rakt av" in page
    assert 'href="/om/#lottning"' in page
    assert "Följ lottningen" not in page


def test_a_published_list_leads_to_the_draw(client):
    world = make_drawn_world()

    page = landing(client, world)

    button = f'<a class="btn btn--primary btn--big" href="{public(world, "draw_live")}">'
    assert f"{button}Följ lottningen" in page
    assert "Pågår nu" not in page


def test_while_the_digits_are_drawn_the_page_is_yellow(client):
    world = make_drawn_world(DrawStatus.LIVE)

    page = landing(client, world)

    assert "site-head--raps" in page
    assert "Lottningen av Barns Bostad Först pågår." in page


def test_afterwards_it_leads_to_the_protocol(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = landing(client, world)

    assert public(world, "draw_protocol") in page
    assert "Följ lottningen" not in page


@pytest.mark.parametrize("status", [DrawStatus.LOCKED, DrawStatus.PREPARED, DrawStatus.UNLOCKED])
def test_nothing_shows_before_the_list_is_published(client, status):
    world = make_drawn_world(status)

    assert "/lottning/" not in landing(client, world)


def test_the_newest_draw_of_a_case_is_the_one_that_is_shown(client):
    world = make_drawn_world()
    Draw.objects.update(status=DrawStatus.UNLOCKED)
    make_draw(world.case, world.people, DrawStatus.DRAWN, digits="417", sequence=2)

    page = landing(client, world)

    assert page.count(public(world, "draw_protocol")) == 1


def test_people_chosen_by_hand_are_not_said_to_be_drawn(client):
    world = make_world()
    by_hand(world.case)

    page = landing(client, world)
    case = text_of(client.get(f"/{world.challenge.slug}/case/{world.case.slug}/"))

    assert "Så väljs deltagarna" in page
    assert "lottar" not in page
    assert "Arrangören väljer deltagare inom ramarna." in case


def test_the_page_about_susi_explains_the_draw(client):
    assert '<h2 id="lottning">Så lottar vi</h2>' in text_of(client.get("/om/"))
