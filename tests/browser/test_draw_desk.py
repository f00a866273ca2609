"""The draw at the desk in Chromium: quotas looked at while typed, a trial that ends by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from challenges.models import Challenge
from participants.services.runs import work_on_runs
from tests.browser.test_choose import desk_page
from tests.participants.draw_worlds import make_draw_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOON = 15_000


@pytest.fixture
def world():
    """A world whose applications closed yesterday and whose sessions are ahead."""
    world = make_draw_world()
    now = timezone.now()
    Challenge.objects.update(
        opens_at=now - timedelta(days=20),
        closes_at=now - timedelta(days=1),
        answer_by=now + timedelta(days=4),
    )
    for session in world.case.sessions.all():
        session.starts_at = now + timedelta(days=14 * session.number)
        session.ends_at = session.starts_at + timedelta(hours=3)
        session.save()
    return world


@pytest.fixture
def shown(browser, live_server, world):
    def show(name):
        page = desk_page(browser, live_server, world)
        page.goto(live_server.url + reverse(name, args=[world.case.pk]))
        return page

    return show


def test_what_is_typed_is_looked_at_and_not_saved(shown, world):
    page = shown("selection_quotas")
    page.get_by_label("Akademi, högst").fill("3")

    expect(page.get_by_role("heading", name="De är inte sparade än.")).to_be_visible()
    expect(page.locator(f"#andrad-{world.academia.pk}")).to_have_text("Ändrad")
    expect(page.get_by_label("Akademi, högst")).to_be_focused()
    expect(page.locator("#live-region")).to_contain_text("De är inte sparade än.")
    assert world.case.quotas.get(value=world.academia).maximum == 2


def test_what_cannot_meet_is_explained_at_once(shown, world):
    page = shown("selection_quotas")
    page.get_by_label("Akademi, minst").fill("0")
    page.get_by_label("Akademi, högst").fill("1")

    expect(page.locator("#konflikt-rubrik")).to_contain_text("Kvoterna går inte ihop")
    page.get_by_role("button", name="Spara kvoterna").click()
    page.get_by_role("button", name="Använd ändringen").click()

    expect(page.get_by_role("heading", name="Kvoterna går ihop")).to_be_visible()


def test_a_trial_ends_by_itself_on_the_page(shown):
    page = shown("selection_trial")
    page.get_by_role("button", name="Spara och provlotta").click()
    expect(page.get_by_role("heading", name="Räknar …")).to_be_visible()

    work_on_runs(now=timezone.now())

    heading = page.get_by_role("heading", name="Hur rättvist blir det?")
    expect(heading).to_be_visible(timeout=SOON)
    expect(page.locator("svg.fairness use")).to_have_count(12)


def test_from_lock_to_a_published_list(shown):
    page = shown("selection_lock")
    page.get_by_label("Skriv LÅS").fill("nej")
    page.get_by_role("button", name="Lås kvoterna").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_label("Skriv LÅS").fill("lås")
    page.get_by_role("button", name="Lås kvoterna").click()
    expect(page.get_by_role("heading", name="Tar fram listan …")).to_be_visible()

    work_on_runs(now=timezone.now())

    publish = page.get_by_role("button", name="Publicera listan")
    expect(publish).to_be_visible(timeout=SOON)
    publish.click()
    expect(page.get_by_role("link", name="Till lottningens sida")).to_be_visible()
