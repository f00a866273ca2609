"""SUSI's script: forms are sent once, live parts change, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = (
    '<form method="post" action="/sent/" target="away"><button>Spara</button></form>'
    '<iframe name="away" title="Svar"></iframe>'
)
LIVE = '<div id="list" data-live="/news/" data-live-every="1" data-live-say="{say}">{inner}</div>'


@pytest.fixture
def shown(page, live_server):
    """Give a function that shows a body with SUSI's script in a page of its own."""

    def show(body):
        html = (
            '<!doctype html><meta charset="utf-8"><body data-saving="Sparar …" data-slow="Dröjer">'
            f"{body}"
            '<p role="status" id="live-region"></p><script src="/static/js/susi.js" defer></script>'
        )
        page.route("**/probe/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(f"{live_server.url}/probe/")
        return page

    return show


def test_a_form_is_sent_once_and_its_button_says_so(shown):
    page, sent = shown(FORM), []
    page.route("**/sent/", lambda route: sent.append(route.request.method))
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    page.evaluate("document.querySelector('form').requestSubmit()")

    expect(page.get_by_role("button")).to_have_text("Sparar …")
    assert sent == ["POST"]


def test_a_live_part_changes_and_the_news_is_said(shown):
    page = shown(LIVE.format(say="En ny idé", inner="Inget än"))
    page.route("**/news/", lambda route: route.fulfill(body="<p>En idé</p>"))

    expect(page.locator("#list")).to_have_text("En idé")
    expect(page.get_by_role("status")).to_have_text("En ny idé")


def test_a_live_part_asks_with_the_mark_of_what_it_has(shown):
    page, asked = shown(LIVE.format(say="", inner="")), []

    def answer(route):
        asked.append(route.request.headers.get("if-none-match"))
        known = asked[-1] == '"1"'
        route.fulfill(status=304 if known else 200, body="Ett", headers={"ETag": '"1"'})

    page.route("**/news/", answer)
    page.wait_for_timeout(2500)

    expect(page.locator("#list")).to_have_text("Ett")
    assert asked[:2] == [None, '"1"']


def test_a_live_part_that_somebody_writes_in_is_left_alone(shown):
    page = shown(LIVE.format(say="", inner='<input aria-label="Text">'))
    page.get_by_label("Text").fill("Halvfärdigt")
    with page.expect_response("**/news/"):
        page.route("**/news/", lambda route: route.fulfill(body="Nytt"))
    page.wait_for_timeout(200)

    assert page.get_by_label("Text").input_value() == "Halvfärdigt"


def test_focus_stays_on_the_same_thing_when_a_live_part_changes(shown):
    page = shown(LIVE.format(say="", inner='<button id="plus">3</button>'))
    page.locator("#plus").focus()
    page.route("**/news/", lambda route: route.fulfill(body='<button id="plus">4</button>'))

    expect(page.locator("#plus")).to_have_text("4")
    expect(page.locator("#plus")).to_be_focused()
