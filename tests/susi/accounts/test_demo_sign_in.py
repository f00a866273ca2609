"""Signing in as somebody of the demo, in demo mode only."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from susi.accounts.demo_people import DEMO_DOMAIN, DEMO_PEOPLE
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def try_as(client, email):
    return client.post(reverse("demo_sign_in"), {"email": email})


@pytest.mark.usefixtures("demo")
def test_person_of_the_demo_is_signed_in(client):
    user = UserFactory(email="eva@demo.susi.example")

    answer = try_as(client, "eva@demo.susi.example")

    assert answer["Location"] == reverse("my_challenge")
    assert client.session[SESSION_KEY] == str(user.pk)


def test_outside_demo_mode_the_address_does_not_exist(client):
    UserFactory(email="eva@demo.susi.example")

    assert try_as(client, "eva@demo.susi.example").status_code == 404
    assert SESSION_KEY not in client.session


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "email",
    [
        "amina@exempel.se",
        "eva@demo.susi.example.evil.se",
        "eva@xdemo.susi.example",
        "@demo.susi.example",
        "ingen@demo.susi.example",
        "stangd@demo.susi.example",
        "",
        "eva@demo.susi.example\x00",
    ],
)
def test_nobody_else_is_signed_in(client, email):
    UserFactory(email="amina@exempel.se")
    UserFactory(email="eva@demo.susi.example.evil.se")
    UserFactory(email="stangd@demo.susi.example", is_active=False)

    assert try_as(client, email).status_code == 404
    assert SESSION_KEY not in client.session


@pytest.mark.usefixtures("demo")
def test_get_does_nothing(client):
    UserFactory(email="eva@demo.susi.example")

    answer = client.get(reverse("demo_sign_in"), {"email": "eva@demo.susi.example"})

    assert answer.status_code == 405
    assert SESSION_KEY not in client.session


@pytest.mark.usefixtures("demo")
def test_sign_in_page_offers_everybody_of_the_demo(client):
    page = client.get(reverse("account_login")).content.decode()

    offered = [somebody for somebody in DEMO_PEOPLE if f'value="{somebody.email}"' in page]
    assert tuple(offered) == DEMO_PEOPLE


def test_sign_in_page_offers_nobody_outside_demo_mode(client):
    page = client.get(reverse("account_login")).content.decode()

    assert (DEMO_DOMAIN in page, "Prova som" in page) == (False, False)


def test_every_role_has_somebody_with_an_address_of_the_demo():
    roles = {somebody.role for somebody in DEMO_PEOPLE}

    assert roles == {
        "organiser",
        "researcher",
        "facilitator",
        "participant",
        "waiting",
        "visitor",
        "administrator",
    }
    assert all(somebody.email.endswith(DEMO_DOMAIN) for somebody in DEMO_PEOPLE)
