"""The pages of challenges and cases in Chromium: accessible, narrow enough, and kept typing."""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from challenges.choices import CaseStatus, Role
from challenges.models import Case, CaseDraft
from challenges.queries import texts_of
from challenges.services.case_text import autosave_case, save_case
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.challenges import CaseFactory, ConsentTextFactory, TeamMemberFactory
from tests.factories.landing import whole_challenge
from tests.support.axe import violations
from tests.support.world import two_steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)


@pytest.fixture
def call():
    """Give a challenge that is open now, with an organiser who also researches a draft."""
    now = timezone.now()
    challenge = whole_challenge(
        cases=2,
        published_at=now - 9 * DAY,
        opens_at=now - DAY,
        closes_at=now + 9 * DAY,
        decision_at=now + 10 * DAY,
        answer_by=now + 11 * DAY,
    )
    ConsentTextFactory(challenge=challenge)
    draft = CaseFactory(challenge=challenge, status=CaseStatus.DRAFT, slug="utkast")
    draft.researchers.add(two_steps(StaffFactory()))
    for role in (Role.ORGANISER, Role.RESEARCHER):
        TeamMemberFactory(challenge=challenge, user=draft.researchers.get(), role=role)
    return draft


@pytest.fixture
def at(page, live_server, call, context):
    """Give a function that opens an address, signed in where it is asked for."""
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    client = Client()
    client.force_login(call.researchers.get(), backend="django.contrib.auth.backends.ModelBackend")
    name = site.SESSION_COOKIE_NAME

    def opened(address, *, signed_in=True):
        value = client.cookies[name].value if signed_in else "nobody"
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        page.goto(f"{live_server.url}{address.format(pk=call.pk, challenge=call.challenge_id)}")
        return page

    yield opened
    assert faults == []


def seen(page):
    """Give what axe finds in two windows, and how wide the page is in the smallest."""
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += violations(page)
    page.set_viewport_size({"width": 320, "height": 900})
    return found, page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("address", ["/susi/", "/en/susi/", "/susi/case/case-0/"])
def test_public_pages_are_accessible_and_narrow_enough(at, address):
    assert seen(at(address, signed_in=False)) == ([], 320)


@pytest.mark.parametrize(
    "address",
    [
        "/forskare/",
        "/forskare/nytt/",
        "/forskare/{pk}/",
        "/en/forskare/{pk}/",
        "/forskare/{pk}/granska/",
        "/arr/{challenge}/case/",
        "/arr/susi/klar/",
    ],
)
def test_pages_of_the_team_are_accessible_and_narrow_enough(at, address):
    assert seen(at(address)) == ([], 320)


@pytest.mark.parametrize(
    "address",
    [
        "challenge/",
        "challenge/add/",
        "challenge/{challenge}/change/",
        "case/{pk}/change/",
        "criterion/",
    ],
)
def test_the_admin_is_accessible(at, address):
    assert violations(at(f"/admin/challenges/{address}")) == []


def test_what_is_typed_is_kept_and_offered_again(at, call):
    page = at("/forskare/{pk}/")
    page.get_by_label("Problem på svenska").fill("ord " * 30)
    expect(page.get_by_text("En lång mening. Går den att dela?")).to_be_visible()
    expect(page.locator("[data-kept]")).to_contain_text("Utkastet är sparat", timeout=10_000)

    at("/forskare/")
    page = at("/forskare/{pk}/")
    page.get_by_role("link", name="Fortsätt på den").click()

    expect(page.get_by_label("Problem på svenska")).to_have_value("ord " * 30)
    assert Case.objects.get(pk=call.pk).problem_sv == "Problemet."


def test_a_clash_is_accessible_and_loses_nothing(at, call):
    page = at("/forskare/{pk}/")
    theirs = {**texts_of(call), "problem_sv": "Deras text"}
    save_case(call, by=UserFactory(), texts=theirs, version=1)

    page.get_by_label("Problem på svenska").fill("Min text")
    page.get_by_role("button", name="Spara utkastet").click()

    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Problem på svenska").last).to_have_value("Min text")
    assert violations(page) == []


def test_a_restored_draft_and_a_faulty_form_are_accessible(at, call):
    user = call.researchers.get()
    autosave_case(call, by=user, texts={"title_sv": "x"}, version=1, now=timezone.now())
    page = at("/forskare/{pk}/")
    offered = violations(page)

    page.get_by_label("Titel på svenska").fill("")
    page.get_by_role("button", name="Spara utkastet").click()

    expect(page.locator(".error-summary")).to_be_focused()
    assert (offered, violations(page)) == ([], [])
    assert CaseDraft.objects.count() == 1
