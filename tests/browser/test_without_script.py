"""With JavaScript off: every page shows its content, and the forms that matter work."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ideas.models import Ballot, Idea
from participants.models import Application, Place
from tests.browser.pages import PAGES, value_of
from tests.support.visit import Visitor

pytestmark = pytest.mark.browser
# What only a script can do is not shown without one.
NEEDS_SCRIPT = "[data-needs-script]:visible"


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


@pytest.fixture(scope="module")
def plain(browser, live_server):
    """A window without JavaScript."""
    visitor = Visitor(browser, live_server.url, java_script_enabled=False)
    yield visitor
    visitor.leaves()


@pytest.fixture
def opened(plain, live_server, world):
    """Give a function that opens a page as somebody."""

    def opened(who, name, *args, width=1280):
        plain.becomes(world.people[who])
        plain.goes_to(reverse(name, args=args), width=width)
        return plain.page

    return opened


def at(*stages):
    return pytest.mark.parametrize("world", stages, indirect=True)


ROWS = [pytest.param(one.stage, one, id=str(one)) for one in PAGES]


@pytest.mark.parametrize(("world", "one"), ROWS, indirect=["world"], scope="module")
def test_a_page_shows_its_content(opened, plain, world, one):
    shown = opened(one.who, one.name, *[value_of(word, world) for word in one.args])

    expect(shown.locator("h1")).to_be_visible()
    assert (plain.status, plain.noise) == (200, [])
    assert len(shown.locator("main").inner_text()) > len(shown.locator("h1").inner_text())
    assert shown.locator(NEEDS_SCRIPT).count() == 0


@at("call")
def test_a_step_of_the_application(opened, world):
    page = opened("nils", "application_step", world.challenge.slug, "kontakt")

    page.get_by_label("Vad vill du kallas").fill("Nisse")
    page.locator("form#ansokan button.btn--primary").click()

    expect(page).to_have_url(f"{page.url.split('/ansok/')[0]}/ansok/case/")
    assert Application.objects.filter(user=world.people["nils"]).count() == 1


@at("call")
def test_an_error_names_its_field(opened, world):
    page = opened("nils", "application_step", world.challenge.slug, "kontakt")

    page.get_by_label("Ditt namn").fill(" ")
    page.locator("form#ansokan button.btn--primary").click()

    expect(page.locator(".error-summary")).to_be_visible()
    assert page.title().startswith("Fel: ")


@at("call")
def test_the_account(opened):
    page = opened("nils", "account")

    page.get_by_label("Tilltalsnamn").fill("Nisse")
    page.get_by_role("button", name="Spara").click()

    expect(page.locator(".notice--ok")).to_have_text("Sparat.")
    expect(page.get_by_label("Tilltalsnamn")).to_have_value("Nisse")


@at("call")
def test_the_other_language(opened, world):
    page = opened("nobody", "challenge_page", world.challenge.slug)

    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main .btn--primary").first).to_have_text("Apply for a place")


@at("call")
def test_the_menu_of_a_phone(opened, world):
    page = opened("nobody", "challenge_page", world.challenge.slug, width=390)
    menu = page.locator("details.menu")

    menu.locator("summary").click()
    menu.get_by_role("link", name="Om SUSI").click()

    expect(page.locator("h1")).to_have_text("Om SUSI")


@at("closed")
def test_quotas_are_looked_at_saved_and_tried(opened, world):
    page = opened("eva", "selection_quotas", world.case.pk)
    page.get_by_label("Akademi, högst").fill("7")

    page.get_by_role("button", name="Visa chanserna utan att spara").click()
    expect(page.get_by_text("De är inte sparade än.")).to_be_visible()
    page.get_by_role("button", name="Spara och provlotta").click()

    expect(page.get_by_role("heading", name="Räknar …")).to_be_visible()
    expect(page.get_by_role("link", name="Ladda om sidan")).to_be_visible()
    assert world.case.quotas.get(value__key="academia").maximum == 7


@at("selected")
def test_an_answer(opened, world):
    page = opened("nobody", "place_answer", world.token)

    page.get_by_role("button", name="Ja, jag kommer båda dagarna").click()

    expect(page.locator("h1")).to_have_text("Du är med!")
    assert Place.objects.get(pk=world.place.pk).status == "confirmed"


@at("session-1")
def test_an_idea(opened, world):
    page = opened("amina", "idea_board", world.case.pk)

    page.get_by_label("Ny idé").fill("En gemensam nyckel")
    page.get_by_role("button", name="Lägg upp idén").click()

    expect(page.get_by_role("heading", name="En gemensam nyckel")).to_be_visible()
    assert Idea.objects.filter(title="En gemensam nyckel").count() == 1


@at("voting")
def test_a_ballot(opened, world):
    page = opened("amina", "ballot", world.case.pk)

    page.locator("input[name=mark]").first.check()
    page.get_by_role("button", name="Spara min röst").click()

    expect(page.locator(".notice--ok")).to_contain_text("Du har röstat på en idé.")
    assert Ballot.objects.filter(voter=world.people["amina"]).count() == 1
