"""The composer with a keyboard, with a mouse, and without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from participants.models import Grouping, Seat
from tests.participants.group_worlds import GroupWorld
from tests.support.visit import Visitor
from workshops.models import Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world():
    """Give twelve people in three groups, in a session that has not been yet."""
    world = GroupWorld()
    world.deal()
    Session.objects.update(starts_at="2030-10-22T07:00:00Z", ends_at="2030-10-22T10:00:00Z")
    return world


@pytest.fixture
def composer(browser, live_server, world):
    """Give a function that opens the composer as the organiser."""
    visitors = []

    def opened(**options):
        visitors.append(Visitor(browser, live_server.url, **options))
        visitors[-1].becomes(world.organiser)
        address = reverse("groups", args=[world.session().pk])
        visitors[-1].page.set_viewport_size({"width": 1280, "height": 1600})
        visitors[-1].page.goto(live_server.url + address)
        return visitors[-1].page

    yield opened
    for visitor in visitors:
        visitor.leaves()


def card(page, number):
    return page.locator(".group__card", has_text=f"Person {number:02}")


def test_the_keyboard_moves_and_the_focus_follows(composer, world):
    page, elsewhere = composer(), world.group_of(0) % 3 + 1
    place = world.places[0].pk
    page.locator(f"#flytta-{place}").focus()

    page.keyboard.press("Enter")
    expect(page.locator("#flytta-namn")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#flytta-{place}")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Grupp {elsewhere}: blir 3 av 3 sektorer").press("Enter")

    expect(page.locator(f"#grupp-{elsewhere} .group__card")).to_have_count(5)
    expect(page.locator(f"#flytta-{place}")).to_be_focused()
    expect(page.locator("#live-region")).to_contain_text(f"flyttad till Grupp {elsewhere}")
    assert world.group_of(0) == elsewhere


def test_a_card_is_dragged_to_a_group_and_taken_back(composer, world):
    page, here = composer(), world.group_of(0)
    elsewhere = here % 3 + 1
    start = card(page, 0).bounding_box()
    end = page.locator(f"#grupp-{elsewhere}").bounding_box()

    page.mouse.move(start["x"] + 90, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 110, start["y"] + 14, steps=4)
    page.mouse.move(end["x"] + 60, end["y"] + 60, steps=8)
    expect(page.locator(f"#grupp-{elsewhere} .group__drop")).to_be_visible()
    page.mouse.up()
    expect(page.locator(f"#grupp-{elsewhere} .group__card")).to_have_count(5)
    page.get_by_role("button", name="Ångra").click()

    expect(page.locator(f"#grupp-{here} .group__card")).to_have_count(4)
    expect(page.locator("#live-region")).to_have_text("Ändringen är ångrad.")
    assert world.group_of(0) == here


def test_a_new_proposal_asks_where_somebody_was_moved(composer, world):
    Grouping.objects.update(touched=True)
    page = composer()

    page.locator("#foresla-ny").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("button", name="Ja, föreslå ny fördelning").click()

    expect(page.get_by_text("Här är ett nytt förslag.").first).to_be_visible()
    assert not Grouping.objects.get().touched


def test_without_script_a_menu_moves_and_a_button_locks(composer, world):
    page, elsewhere = composer(java_script_enabled=False), world.group_of(0) % 3 + 1
    place = world.places[0].pk

    page.locator(f"#flytta-{place}").click()
    page.get_by_role("button", name=f"Grupp {elsewhere}: blir").click()
    expect(page.locator(f"#grupp-{elsewhere} .group__card")).to_have_count(5)
    page.locator(f"#las-{place}").click()

    expect(page.locator(f"#flytta-{place}")).to_have_count(0)
    assert Seat.objects.get(place=place).locked
    assert page.locator("[data-needs-script]:visible").count() == 0


def test_on_paper_there_are_groups_and_no_buttons(composer):
    page = composer()
    page.emulate_media(media="print")

    assert page.locator(".group__card:visible").count() == 12
    assert page.locator("main button:visible, main .btn:visible").count() == 0
