"""The style page in Chromium: every component is accessible and keeps within the window."""

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [1280, 390, 320]


@pytest.fixture
def style_page(page, live_server, settings):
    settings.DEMO = True
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("response", lambda answer: answer.ok or faults.append(answer.url))

    def opened(width, language=""):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}{language}/stil/", wait_until="networkidle")
        return page

    yield opened
    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["", "/en"])
def test_axe_finds_nothing(style_page, width, language):
    assert violations(style_page(width, language)) == []


def test_axe_finds_what_is_wrong(style_page):
    page = style_page(1280)
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=/static/favicon.svg>'")

    assert "image-alt" in {line.split(" ")[0] for line in violations(page)}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_never_wider_than_the_window(style_page, width):
    page = style_page(width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_error_summary_has_focus_and_leads_to_its_field(style_page):
    page = style_page(1280)

    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Välj vilken sektor du främst företräder").click()
    expect(page.locator("#id_faulty-sector_0")).to_be_focused()


def test_every_icon_is_drawn(style_page):
    page = style_page(1280)
    flat = page.evaluate(
        "[...document.querySelectorAll('.ic use')].filter((u) => u.checkVisibility()"
        " && !u.getBBox().width).map((u) => u.href.baseVal)"
    )

    assert flat == []


def test_the_phone_menu_opens_with_the_keyboard(style_page):
    page = style_page(390)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".menu__panel").get_by_role("link", name="Om SUSI")).to_be_visible()


def test_being_offline_is_told(style_page):
    page = style_page(1280)
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_have_text(
        "Du är frånkopplad. Det du skriver ligger kvar. Vi försöker igen."
    )
    page.context.set_offline(False)

    expect(page.locator(".offline")).to_have_count(0)
