from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse

from participants.choices import PlaceStatus
from participants.emails.places import answer_token
from participants.models import Place
from susi.core.links import make_token
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.participants.worlds import make_world, put, release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def after_the_release():
    with time_machine.travel(moments.RELEASED + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def offered():
    world = make_world()
    release(world.case)
    return put(world, PlaceStatus.OFFERED)


def link(place, name="place_answer"):
    return reverse(name, args=[answer_token(place)])


def heading(response):
    page = response.content.decode()
    return " ".join(page.split("<h1>")[1].split("</h1>")[0].split())


def rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}  # noqa: SLF001 -- the models' names


def test_the_page_shows_the_dates_and_two_buttons(client, offered):
    response = client.get(link(offered))

    page = response.content.decode()
    assert (response.status_code, heading(response)) == (200, "Vill du ha din plats?")
    assert "Torsdag 22 oktober kl.\xa009:00–12:00" in page
    assert (link(offered, "place_accept") in page, link(offered, "place_decline") in page) == (
        True,
        True,
    )


@pytest.mark.parametrize("wants", ["", "?svar=ja", "?svar=nej", "?svar=<script>"])
def test_reading_the_page_answers_nothing(client, offered, wants):
    before = rows()

    client.get(link(offered) + wants)
    client.head(link(offered) + wants)

    offered.refresh_from_db()
    assert (offered.status, rows()) == ("offered", before)


@pytest.mark.parametrize("name", ["place_accept", "place_decline"])
def test_the_answers_take_no_get(client, offered, name):
    assert client.get(link(offered, name)).status_code == 405


def test_the_address_is_kept_from_other_sites_and_caches(client, offered):
    response = client.get(link(offered))

    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]


def test_a_yes(client, offered):
    response = client.post(link(offered, "place_accept"), follow=True)

    assert heading(response) == "Du är med!"
    assert "Vi ses torsdag 22 oktober." in response.content.decode()
    assert Place.objects.get().status == "confirmed"


def test_a_no(client, offered):
    response = client.post(link(offered, "place_decline"), follow=True)

    assert heading(response) == "Tack för att du sa till"
    assert Place.objects.get().status == "declined"


def test_a_yes_works_with_the_protection_against_forged_forms(offered):

    strict = Client(enforce_csrf_checks=True)
    token = strict.get(link(offered)).cookies["csrftoken"].value

    response = strict.post(link(offered, "place_accept"), {"csrfmiddlewaretoken": token})

    assert response.status_code == 302


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        ("confirmed", 200, "Du har redan tackat ja"),
        ("declined", 200, "Du har redan tackat nej"),
        ("expired", 410, "Svarstiden har gått ut"),
        ("withdrawn", 410, "Du har lämnat återbud"),
        ("closed", 410, "Väntelistan är stängd"),
        ("waiting", 410, "Länken gäller inte längre"),
        ("marked", 410, "Länken gäller inte längre"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_says_what_was_answered(client, status, code, words, method):
    world = make_world()
    release(world.case)
    place = put(world, status)
    name = "place_answer" if method == "get" else "place_accept"

    response = getattr(client, method)(link(place, name))

    assert (response.status_code, heading(response)) == (code, words)
    assert Place.objects.get().status == status


def test_an_answer_after_the_time_says_that_one_still_waits(client, offered):
    with time_machine.travel(moments.ANSWER_BY, tick=False):
        seen, sent = client.get(link(offered)), client.post(link(offered, "place_accept"))

    assert (seen.status_code, sent.status_code) == (410, 410)
    assert "Du står kvar på väntelistan." in sent.content.decode()
    assert Place.objects.get().status == "offered"


def test_an_older_link_is_of_no_more_use(client, offered):
    old = link(offered)
    Place.objects.update(link_version=2)

    response = client.get(old)

    assert (response.status_code, heading(response)) == (410, "Länken gäller inte längre")


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a:b:c",
        make_token("place-answer", place=999, version=1),
        make_token("another-purpose", place=1, version=1),
        "å" * 300,
    ],
    ids=["word", "parts", "unknown", "other-purpose", "long"],
)
@pytest.mark.parametrize("name", ["place_answer", "place_accept", "place_decline"])
def test_a_foreign_link_is_not_found(client, offered, name, token):
    address = reverse(name, args=[token])

    response = client.get(address) if name == "place_answer" else client.post(address)

    assert response.status_code == 404


def test_a_mutilated_link_is_not_found(client, offered):
    assert client.get(reverse("place_answer", args=[answer_token(offered)[:-3]])).status_code == 404


def test_giving_up_a_place_asks_first(as_actor):
    world = make_world()
    release(world.case)
    place = put(world, PlaceStatus.CONFIRMED)
    client = as_actor(place.application.user)
    address = reverse("place_withdraw", args=[place.pk])

    asked = client.get(address)
    done = client.post(address, follow=True)

    assert heading(asked) == "Vill du lämna återbud?"
    assert heading(done) == "Tack för att du sa till"
    assert Place.objects.get().status == "withdrawn"
    assert Message.objects.count() == 2


def test_nobody_gives_up_the_place_of_another(as_actor):
    place = put(make_world(), PlaceStatus.CONFIRMED)
    address = reverse("place_withdraw", args=[place.pk])

    codes = [as_actor(user).post(address).status_code for user in (None, UserFactory.create())]

    assert (codes, Place.objects.get().status) == ([302, 404], "confirmed")


def test_the_page_in_english(client, offered):
    assert heading(client.get(f"/en{link(offered)}")) == "Do you want your place?"
