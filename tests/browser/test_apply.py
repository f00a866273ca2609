"""Applying in Chromium: a code by mail, seven pages by keyboard, errors, receipt."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from participants.choices import ApplicationStatus
from participants.models import Application
from susi.outbox.models import Message
from tests.factories.call import open_call
from tests.support.axe import violations
from workshops.models import Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMAIL = "amina@exempel.se"
SIZES = [(1280, 900), (390, 844)]
PAGES = ["kontakt", "case", "sektor", "erfarenhet", "kompetens", "datum", "stod"]


@pytest.fixture
def call():
    """A call that is open now, and nobody who has tried to sign in too often."""
    cache.clear()
    now = timezone.now()
    call = open_call(
        published_at=now - timedelta(days=9),
        opens_at=now - timedelta(days=8),
        closes_at=now + timedelta(days=8),
        decision_at=now + timedelta(days=12),
        answer_by=now + timedelta(days=15),
    )
    for number in (1, 2):
        start = now + timedelta(days=10 + 10 * number)
        sessions = Session.objects.filter(number=number)
        sessions.update(starts_at=start, ends_at=start + timedelta(hours=3))
    return call


def address(live_server, name, *args, language="sv"):
    with override(language):
        return live_server.url + reverse(name, args=["hosten-2020", *args])


def sign_in_by_code(page, live_server, language="sv"):
    """Begin, type the address, and type the code that came by mail."""
    page.goto(address(live_server, "application_start", language=language))
    page.locator("a.btn--primary").click()
    page.locator("input[type=email]").fill(EMAIL)
    page.locator("input[type=email]").press("Enter")
    page.wait_for_url("**/logga-in/kod/**")
    text = Message.objects.filter(to_address=EMAIL).latest("pk").text
    code = re.search(r"\b(\d{4}-\d{4})\b", text)[1]
    page.locator("input[name=code]").fill(code)
    page.locator("input[name=code]").press("Enter")
    page.wait_for_url("**/ansok/kontakt/")


def tab_to(page, control):
    """Press Tab until the control has focus, as somebody without a mouse does."""
    for _ in range(40):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {control}")


def answer_by_keyboard(page, slug):
    """Answer one page: the name typed, the first choice of every group taken."""
    if slug == "kontakt":
        tab_to(page, page.locator("#id_name"))
        page.keyboard.type("Amina Warsame")
    else:
        for group in page.locator("fieldset").all():
            tab_to(page, group.locator("input").first)
            page.keyboard.press("Space")
    tab_to(page, page.locator("form#ansokan button.btn--primary"))
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_whole_form_by_keyboard(page, live_server, call, language):
    sign_in_by_code(page, live_server, language)

    for slug in PAGES:
        expect(page).to_have_url(address(live_server, "application_step", slug, language=language))
        answer_by_keyboard(page, slug)

    expect(page).to_have_url(address(live_server, "application_review", language=language))
    tab_to(page, page.locator("#id_consent"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address(live_server, "application_received", language=language))
    assert Application.objects.get().status == ApplicationStatus.SUBMITTED
    assert Message.objects.filter(kind="application_received", to_address=EMAIL).count() == 1


def test_enter_in_a_text_goes_on_and_does_not_close(page, live_server, call):
    sign_in_by_code(page, live_server)

    page.locator("#id_name").fill("Amina Warsame")
    page.locator("#id_name").press("Enter")

    expect(page).to_have_url(address(live_server, "application_step", "case"))


def test_save_and_close_keeps_what_was_typed(page, live_server, call):
    sign_in_by_code(page, live_server)

    page.locator("#id_name").fill("Amina Warsame")
    page.get_by_role("button", name="Spara och stäng").click()

    expect(page).to_have_url(f"{live_server.url}/min/")
    expect(page.get_by_text("Det är 6 frågor kvar.")).to_be_visible()


def test_an_error_takes_focus_and_leads_to_its_field(page, live_server, call):
    sign_in_by_code(page, live_server)

    page.locator("#id_name").fill(" ")
    page.locator("#id_name").press("Enter")

    expect(page).to_have_title(re.compile("^Fel: Vad heter du?"))
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Skriv ditt namn").click()
    expect(page.locator("#id_name")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_nothing(page, live_server, call, language, width, height):
    page.set_viewport_size({"width": width, "height": height})
    found = {}

    def look(name):
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[name] = [*violations(page), *([f"{wide} px wide"] if wide > width else [])]

    sign_in_by_code(page, live_server, language)
    for slug in PAGES:
        look(slug)
        if slug != "stod":
            page.locator("#id_name").fill("") if slug == "kontakt" else None
            page.locator("form#ansokan button.btn--primary").click()
            look(f"{slug}, with an error")
        answer_by_keyboard(page, slug)
        page.wait_for_url(lambda url, slug=slug: not url.endswith(f"/{slug}/"))
    for name in ("application_start", "application_review"):
        page.goto(address(live_server, name, language=language))
        look(name)
    page.locator("#id_consent").check()
    page.locator("form button.btn--primary").click()
    look("application_received")
    page.goto(address(live_server, "application_withdraw", language=language))
    look("application_withdraw")
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_everything_works_without_script(browser, live_server, call):
    page = browser.new_context(java_script_enabled=False, locale="sv-SE").new_page()
    sign_in_by_code(page, live_server)

    page.locator("#id_name").fill("Amina Warsame")
    for slug in PAGES:
        expect(page).to_have_url(address(live_server, "application_step", slug))
        for group in page.locator("fieldset").all():
            group.locator("input").first.check()
        page.locator("form#ansokan button.btn--primary").click()
    page.locator("#id_consent").check()
    page.get_by_role("button", name="Skicka ansökan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Din ansökan är inne")
    page.get_by_role("link", name="Gå till min utmaning").click()
    expect(page.get_by_role("link", name="Ladda om sidan")).to_be_visible()
