"""The demo's mailbox in Chromium: accessible, within the window, with links that lead out."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from susi.outbox.choices import State
from tests.factories.outbox import AttachmentFactory, MessageFactory
from tests.support.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HTML = (
    '<!DOCTYPE html><html lang="sv"><head><title>Plats</title></head><body><main>'
    '<h1 style="color: #010203">Plats</h1><script>document.title = "ran"</script>'
    '<p><a href="{}/brevlada/?to=svar">Svara</a></p></main></body></html>'
)


@pytest.fixture
def mail(live_server, settings):
    settings.DEMO = True
    message = MessageFactory(html=HTML.format(live_server.url), state=State.FAILED, error="550 no")
    AttachmentFactory(message=message)
    MessageFactory.create_batch(30)
    return message


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("language", ["", "/en"])
def test_axe_finds_nothing_and_nothing_sticks_out(page, live_server, mail, language, width):
    page.set_viewport_size({"width": width, "height": 900})

    for address in (reverse("mailbox"), reverse("mailbox_message", args=[mail.pk])):
        page.goto(f"{live_server.url}{language}{address}")

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False])
def test_a_link_in_a_mail_leaves_the_frame(browser, live_server, mail, script):
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(live_server.url + reverse("mailbox_message", args=[mail.pk]))
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")

    frame.get_by_role("link", name="Svara").click()

    expect(page).to_have_url(f"{live_server.url}/brevlada/?to=svar")
    expect(page.locator("h1")).to_have_text("Brevlådan")


def test_nothing_in_a_mail_runs(browser, live_server, mail):
    page = browser.new_context().new_page()

    page.goto(live_server.url + reverse("mailbox_message", args=[mail.pk]))

    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
    assert [frame.title() for frame in page.frames[1:]] == ["Plats"]


def test_a_person_is_found_by_address_without_script(browser, live_server, mail):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + reverse("mailbox"))

    page.get_by_label("E-postadress").fill(mail.to_address)
    page.get_by_role("button", name="Visa mejlen").click()

    expect(page.get_by_role("heading", level=2).first).to_have_text(f"Mejl till {mail.to_address}")
    expect(page.locator("tbody tr")).to_have_count(1)
