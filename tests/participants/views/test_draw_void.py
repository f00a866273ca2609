"""A draw is done again: a reason, two people, before anybody was told."""

import pytest
import time_machine

from participants.choices import DrawStatus
from participants.models import Draw
from tests.factories import moments
from tests.participants.views.draw_world import desk, make_drawn_world, public, text_of
from tests.participants.worlds import release

pytestmark = pytest.mark.django_db
REASON = "En boll föll i golvet."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        yield


@pytest.fixture
def world():
    return make_drawn_world(DrawStatus.LIVE, digits="4")


@pytest.fixture
def asked(world, as_actor):
    """Give the world with the first organiser's wish to draw again."""
    as_actor(world.organiser).post(desk(world, "draw_void"), {"reason": REASON})
    return world


def test_a_reason_is_needed(world, as_actor):
    page = as_actor(world.organiser).post(desk(world, "draw_void"), {"reason": "  "})

    assert page.status_code == 422
    assert "Skriv varför lottningen ska göras om" in text_of(page)
    assert Draw.objects.get().void_asked_by is None


def test_who_asked_cannot_agree(asked, as_actor):
    eva = as_actor(asked.organiser)

    page = eva.get(desk(asked, "draw_void"))
    agreed = eva.post(desk(asked, "draw_void"), {"godkann": "ja"})

    assert "En annan arrangör behöver godkänna." in text_of(page)
    assert "godkann" not in text_of(page)
    assert agreed.status_code == 422
    assert Draw.objects.get().status == DrawStatus.LIVE


def test_another_organiser_agrees_and_the_draw_is_void(asked, as_actor):
    second = as_actor(asked.second)

    control = text_of(second.get(desk(asked, "draw_control")))
    page = text_of(second.get(desk(asked, "draw_void")))
    done = second.post(desk(asked, "draw_void"), {"godkann": "ja"})

    assert "Någon vill göra om lottningen" in control
    assert REASON in page
    assert done.url == desk(asked, "draw_control")
    assert Draw.objects.get().status == DrawStatus.VOID


def test_everybody_reads_why(asked, as_actor, client):
    as_actor(asked.second).post(desk(asked, "draw_void"), {"godkann": "ja"})

    live = text_of(client.get(public(asked, "draw_live")))
    protocol = text_of(client.get(public(asked, "draw_protocol")))

    assert "Lottningen görs om" in live
    assert "Ogiltig" in live
    assert REASON in protocol
    assert "En annan arrangör godkände. Lottningen blev ogiltig." in protocol


def test_after_the_release_it_is_too_late(asked, as_actor):
    release(asked.case)

    page = as_actor(asked.second).post(desk(asked, "draw_void"), {"godkann": "ja"})

    assert page.status_code == 422
    assert "Beskeden är skickade." in text_of(page)
    assert Draw.objects.get().status == DrawStatus.LIVE


def test_before_the_list_is_published_there_is_nothing_to_do_again(as_actor):
    world = make_drawn_world(DrawStatus.PREPARED)

    page = as_actor(world.organiser).get(desk(world, "draw_void"))

    assert "Listan är inte publicerad. Lås upp kvoterna i stället." in text_of(page)
