"""The first page of the form: machines are asked again, people lose nothing."""

import re

import pytest
from django.urls import reverse

from participants.models import Application
from tests.factories.accounts import UserFactory
from tests.factories.call import open_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def two_seconds(settings):
    settings.FORM_SECONDS = 2


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def client(as_actor):
    return as_actor(UserFactory.create())


def page(call):
    return reverse("application_step", args=[call.challenge.slug, "kontakt"])


def mark(response):
    return re.search(r'name="borjade" value="([^"]+)"', response.text)[1]


def send(client, call, **more):
    return client.post(page(call), {"name": "Amina Warsame", **more})


def test_a_person_goes_on(client, call, clock):
    told = mark(client.get(page(call)))
    clock.shift(2)

    assert send(client, call, borjade=told, webbplats="").status_code == 302
    assert Application.objects.get().name == "Amina Warsame"


def test_who_is_too_fast_is_asked_again_with_everything_still_there(client, call, clock):
    told = mark(client.get(page(call)))
    clock.shift(1)
    fast = send(client, call, borjade=told)
    clock.shift(1)
    again = send(client, call, borjade=mark(fast))

    assert (fast.status_code, again.status_code) == (422, 302)
    assert "Det gick väldigt fort." in fast.text
    assert 'value="Amina Warsame"' in fast.text


@pytest.mark.parametrize("forged", ["", "1600000000", "\x00", "x:y", "e30:" + "a" * 43])
def test_a_forged_mark_is_no_mark(client, call, forged):
    response = send(client, call, borjade=forged)

    assert (response.status_code, Application.objects.count()) == (422, 0)


def test_the_field_that_nobody_sees_is_emptied_and_asked_again(client, call, clock):
    told = mark(client.get(page(call)))
    clock.shift(9)

    response = send(client, call, borjade=told, webbplats="http://spam.example")

    assert (response.status_code, Application.objects.count()) == (422, 0)
    assert "Ett fält som ska vara tomt var ifyllt." in response.text
    assert "spam.example" not in response.text
    assert 'value="Amina Warsame"' in response.text


def test_nobody_sees_hears_or_tabs_to_the_field(client, call):
    shown = client.get(page(call)).text

    assert re.search(r"<div hidden><label>Lämna tomt <input [^>]*tabindex=\"-1\"", shown)


def test_who_has_a_draft_is_not_guarded(client, call, clock, settings):
    settings.FORM_SECONDS = 0
    send(client, call)
    settings.FORM_SECONDS = 2

    assert send(client, call).status_code == 302
    assert "Lämna tomt" not in client.get(page(call)).text


def test_beginning_has_a_limit_for_each_address(as_actor, settings):
    settings.FORM_SECONDS = 0
    settings.ACCOUNT_RATE_LIMITS = {"application_start": "2/h/key"}
    client = as_actor(UserFactory.create())
    calls = [open_call(slug=f"nummer-{n}") for n in range(3)]

    said = [send(client, call) for call in calls]

    assert [response.status_code for response in said] == [302, 302, 422]
    assert "Vänta en stund och försök igen." in said[2].text
    assert 'value="Amina Warsame"' in said[2].text
