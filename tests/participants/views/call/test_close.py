"""The question whether somebody works closely with the project."""

import pytest
from django.urls import reverse

from participants.models import Application
from tests.factories.accounts import UserFactory
from tests.factories.call import filled_in, open_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create()


def send(client, call, **more):
    address = reverse("application_step", args=[call.challenge.slug, "kontakt"])
    return client.post(address, {"name": "Amina", **more})


def test_it_is_saved_and_shown_again(as_actor, call, user):
    filled_in(call, user)
    client = as_actor(user)
    send(client, call, close_to_project="on", close_text="Jag är doktorand")

    saved = Application.objects.get()
    page = client.get(reverse("application_review", args=[call.challenge.slug])).text

    assert (saved.close_to_project, saved.close_text) == (True, "Jag är doktorand")
    assert "Arbetar nära projektet" in page
    assert "Jag är doktorand" in page


def test_nobody_has_to_answer(as_actor, call, user):
    assert send(as_actor(user), call).status_code == 302
    assert Application.objects.get().close_to_project is False


def test_words_without_the_tick_are_asked_about(as_actor, call, user):
    response = send(as_actor(user), call, close_text="Jag är doktorand")

    assert response.status_code == 422
    assert "Kryssa i rutan, eller ta bort texten under den" in response.text
    assert "Jag är doktorand</textarea>" in response.text
