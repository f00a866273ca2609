"""The public screen of the draw, and the state that hundreds of people ask for."""

import re

import pytest
import time_machine

from challenges.models import Case, Challenge
from participants.choices import DrawStatus
from participants.models import Draw
from participants.services.draws import draw_digit
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.draws import draw_digits
from tests.participants.views.draw_world import make_drawn_world, public, text_of

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def screen(client, world, language=""):
    return text_of(client.get(f"{language}{public(world, 'draw_live')}"))


def turned(page):
    """Give how many tiles show somebody's sector."""
    return page.count('<g class="t-') - page.count('<g class="t-empty')


@pytest.mark.parametrize("status", [DrawStatus.LOCKED, DrawStatus.PREPARED])
@pytest.mark.parametrize(
    "name", ["draw_live", "draw_live_state", "draw_protocol", "draw_panels_csv", "draw_record"]
)
def test_nothing_is_public_before_the_list_is(client, as_actor, status, name):
    world = make_drawn_world(status)

    assert client.get(public(world, name)).status_code == 404
    assert as_actor(UserFactory.create()).get(public(world, name)).status_code == 404


def test_the_organisers_see_the_waiting_picture_before(as_actor):
    world = make_drawn_world(DrawStatus.LOCKED)

    page = screen(as_actor(world.organiser), world)

    assert "Listan med grupper tas fram." in page
    assert "Förhandsvisning. Listan är inte publicerad än." in page


def test_a_challenge_nobody_may_see_has_no_draw_to_see(client):
    world = make_drawn_world()
    Challenge.objects.update(published_at=None)

    assert client.get(public(world, "draw_live")).status_code == 404


@pytest.mark.parametrize(
    ("digits", "heading", "text", "tiles"),
    [
        ("", "Tre siffror kvar", "1 000 grupper uppfyller kvoterna. Ingen siffra är dragen än.", 0),
        ("4", "Två siffror kvar", "En siffra är dragen. 100 grupper är kvar.", 1),
        ("42", "En siffra kvar", "Två siffror är dragna. 10 grupper är kvar.", 2),
    ],
)
def test_each_digit_shows(client, digits, heading, text, tiles):
    world = make_drawn_world(DrawStatus.LIVE, digits=digits)

    page = screen(client, world)

    assert f"<h1>{heading}</h1>" in page
    assert text in page
    assert "Direkt" in page
    assert turned(page) == tiles
    assert page.count('<span class="is-empty">') == 3 - len(digits)


def test_waiting_and_done(client):
    world = make_drawn_world()
    before = screen(client, world)
    Draw.objects.update(status=DrawStatus.LIVE, started_at=NOW)
    draw_digits(Draw.objects.get(), "417", by=world.organiser)

    after = screen(client, world)

    assert "<h1>Snart drar vi tre siffror</h1>" in before
    assert "De avgör vilken av 1 000 möjliga grupper det blir." in before
    assert "<h1>Gruppen är lottad</h1>" in after
    assert "Det blev grupp 417. Alla som sökt får besked senast fredag 9 oktober." in after
    assert (turned(before), turned(after)) == (0, 3)


def test_in_english(client):
    world = make_drawn_world(DrawStatus.LIVE, digits="42")

    page = screen(client, world, "/en")

    assert "<h1>One digit left</h1>" in page
    assert "1,000 groups keep the quotas." in page


def test_no_names_and_no_counts_of_people_before_the_end(client):
    world = make_drawn_world(DrawStatus.LIVE, digits="4")

    page = screen(client, world)

    assert "Warsame" not in page
    # Addresses of the test world bear numbers of their own.
    assert re.findall(r"(?<![\w/-])31(?![\w/-])", re.sub(r"<[^>]*>", " ", page)) == []
    assert "<b>" not in page


def test_the_legend_counts_at_the_end(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = screen(client, world)

    assert "Akademi <b>1</b>" in page
    assert "Boende <b>1</b>" in page


def test_a_tile_that_has_turned_stays(client):
    world = make_drawn_world(DrawStatus.LIVE, digits="4")
    tiles = [part.split("</g>")[0] for part in screen(client, world).split("<g ")[1:]]
    draw_digit(world.draw, "1", already="4", by=world.organiser, now=NOW)

    later = [part.split("</g>")[0] for part in screen(client, world).split("<g ")[1:]]

    assert [new for old, new in zip(tiles, later, strict=True) if "t-empty" not in old] == [
        old for old in tiles if "t-empty" not in old
    ]


# --- asked again and again ------------------------------------------------------------------------
def test_nothing_new_takes_one_query_and_no_body(client, django_assert_num_queries):
    world = make_drawn_world(DrawStatus.LIVE, digits="4")
    first = client.get(public(world, "draw_live_state"))

    with django_assert_num_queries(1):
        again = client.get(
            public(world, "draw_live_state"), headers={"if-none-match": first["ETag"]}
        )

    assert (again.status_code, again.content) == (304, b"")


def test_a_digit_gives_a_new_screen_and_says_it(client):
    world = make_drawn_world(DrawStatus.LIVE, digits="4")
    first = client.get(public(world, "draw_live_state"))
    draw_digit(world.draw, "1", already="4", by=world.organiser, now=NOW)

    again = client.get(public(world, "draw_live_state"), headers={"if-none-match": first["ETag"]})

    assert again.status_code == 200
    assert "En siffra kvar. Dragna siffror: 4 och 1. 1 000 grupper uppfyller" in text_of(again)
    assert "3 platser. 2 är redan givna." in text_of(again)


@pytest.mark.parametrize("people", [30, 60])
def test_a_new_screen_takes_as_many_queries_whatever_the_pool(
    client, django_assert_num_queries, people
):
    world = make_drawn_world(DrawStatus.LIVE, digits="4", people=people)
    client.get(public(world, "draw_live_state"))  # the list is read once by each process

    with django_assert_num_queries(2):
        client.get(public(world, "draw_live_state"))


def test_the_release_shows_too(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")
    first = client.get(public(world, "draw_live_state"))
    Case.objects.update(released_at=NOW)

    again = client.get(public(world, "draw_live_state"), headers={"if-none-match": first["ETag"]})

    assert "Alla som sökt har fått besked." in text_of(again)
