"""From application to confirmed place in Chromium: marks, plot, release, mail link, yes."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from challenges.models import Challenge
from participants.choices import PlaceStatus
from participants.emails.places import answer_token
from participants.models import Place
from susi.outbox.models import Message
from tests.participants.worlds import apply, make_world, put, release
from tests.support.axe import violations
from workshops.models import Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world():
    """A world whose applications closed yesterday."""
    world = make_world(places=3, hand=True)
    now = timezone.now()
    Challenge.objects.update(
        opens_at=now - timedelta(days=20),
        closes_at=now - timedelta(days=1),
        answer_by=now + timedelta(days=4),
    )
    Session.objects.filter(number=1).update(
        starts_at=now + timedelta(days=14), ends_at=now + timedelta(days=14, hours=3)
    )
    Session.objects.filter(number=2).update(
        starts_at=now + timedelta(days=28), ends_at=now + timedelta(days=28, hours=3)
    )
    for name in ("Amina Warsame", "Nils Ek"):
        apply(world, name, world.academia)
    apply(world, "Karin Å", world.residents)
    return world


def sign_in(context, live_server, user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def desk_page(browser, live_server, world, **options):
    context = browser.new_context(bypass_csp=True, locale="sv-SE", **options)
    sign_in(context, live_server, world.organiser)
    return context.new_page()


def choose(page, name):
    page.get_by_role("button", name=f"Välj {name}").click()
    expect(page.get_by_role("button", name=f"Ta bort {name}")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_from_mark_to_yes(browser, live_server, world, script):
    page = desk_page(browser, live_server, world, java_script_enabled=script)
    page.goto(live_server.url + reverse("selection", args=[world.case.pk]))
    plot = page.locator(f"#bild-{world.academia.pk} svg g")
    before = plot.get_attribute("transform")

    choose(page, "Amina Warsame")
    expect(plot).not_to_have_attribute("transform", before)
    choose(page, "Karin Å")
    expect(page.locator("#antal-valda")).to_have_text("2")
    page.get_by_role("link", name="Granska och skicka besked").click()
    page.get_by_label("Jag har läst avvikelserna").check()
    page.get_by_role("button", name="Skicka 3 besked").click()

    expect(page.locator("h1")).to_have_text("Svar i Barns Bostad Först")
    mail = Message.objects.get(kind="place_offered", to_name="Amina Warsame")
    path = re.search(r"/min/svar/\S+/\?svar=ja", mail.text)[0]
    page.goto(live_server.url + path)
    page.get_by_role("button", name="Ja, jag kommer båda dagarna").click()
    expect(page.locator("h1")).to_have_text("Du är med!")
    assert Place.objects.get(application__name="Amina Warsame").status == "confirmed"


def test_a_choice_keeps_what_is_typed_and_where_one_is(browser, live_server, world):
    page = desk_page(browser, live_server, world)
    page.goto(live_server.url + reverse("selection", args=[world.case.pk]))
    page.get_by_label("Akademi, minst").fill("1")
    page.get_by_label("Markera Nils Ek").check()

    choose(page, "Amina Warsame")

    expect(page.get_by_label("Akademi, minst")).to_have_value("1")
    expect(page.get_by_label("Markera Nils Ek")).to_be_checked()
    expect(page.get_by_role("button", name="Ta bort Amina Warsame")).to_be_focused()
    expect(page.locator("#live-region")).to_have_text("1 sökande är vald.")


def test_a_refusal_takes_focus_and_says_why(browser, live_server, world):
    world.case.places = 1
    world.case.save()
    page = desk_page(browser, live_server, world)
    page.goto(live_server.url + reverse("selection", args=[world.case.pk]))
    choose(page, "Amina Warsame")

    page.get_by_role("button", name="Välj Nils Ek").click()

    expect(page.locator("#urval-nekat .notice")).to_be_focused()
    expect(page.locator("#urval-nekat p")).to_have_text(
        "Den enda platsen är vald. Ta bort någon först."
    )


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["", "/en"])
def test_axe_finds_nothing_on_the_desk(browser, live_server, world, language, width):
    page = desk_page(browser, live_server, world, viewport={"width": width, "height": 900})
    waiting = put(world, PlaceStatus.WAITING, "Väntar")
    put(world, PlaceStatus.OFFERED, "Svarar", answer_by=timezone.now() + timedelta(days=1))
    pk = world.case.pk
    before = [reverse("desk"), reverse("selection", args=[pk])]
    before += [reverse("selection_release", args=[pk])]
    before += [reverse("applicant", args=[pk, waiting.application_id])]
    for address in before:
        check(page, f"{live_server.url}{language}{address}", width)
    release(world.case, timezone.now())
    check(page, f"{live_server.url}{language}{reverse('answers', args=[pk])}", width)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("status", PlaceStatus.values)
def test_axe_finds_nothing_on_an_answer(browser, live_server, world, status, width):

    release(world.case, timezone.now())
    place = put(world, status, answer_by=timezone.now() + timedelta(days=1))
    page = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}).new_page()

    check(page, live_server.url + reverse("place_answer", args=[answer_token(place)]), width)


def check(page, address, width):
    page.goto(address)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
