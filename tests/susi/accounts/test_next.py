"""After signing in people go on only to pages of this site."""

import pytest
from django.urls import reverse

from tests.factories.accounts import StaffFactory, UserFactory

pytestmark = pytest.mark.django_db
HOSTILE = [
    "https://evil.example/",
    "http://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "https:///evil.example",
    "http:/evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "ftp://testserver/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "http://evil.example#testserver",
    "http://evil.example?testserver",
    "http://testserver:8000/",
    " //evil.example/",
    "\t//evil.example/",
    "\x00//evil.example/",
    "/\t/evil.example/",
    "//evil.example\r\nSet-Cookie: a=b",
    "https://[::1",
]
OWN = ["/min/konto/", "/en/min/konto/", "http://testserver/min/konto/", "/x/?a=1#b"]


def go(client, newest_code, wanted):
    UserFactory(email="amina@exempel.se")
    asked = client.post(reverse("account_login"), {"login": "amina@exempel.se", "next": wanted})
    return client.post(
        reverse("account_confirm_login_code"),
        {"code": newest_code("amina@exempel.se"), "next": wanted},
    ), asked


@pytest.mark.parametrize("wanted", HOSTILE)
def test_foreign_address_is_forgotten(client, newest_code, wanted):
    answer, asked = go(client, newest_code, wanted)

    assert asked["Location"] == reverse("account_confirm_login_code")
    assert answer["Location"] == reverse("my_challenge")


@pytest.mark.parametrize("wanted", OWN)
def test_own_address_is_where_the_person_goes(client, newest_code, wanted):
    answer, _asked = go(client, newest_code, wanted)

    assert answer["Location"] == wanted


@pytest.mark.parametrize("wanted", HOSTILE)
def test_demo_goes_on_only_to_own_pages(client, settings, wanted):
    settings.DEMO = True
    UserFactory(email="nils@demo.susi.example")

    answer = client.post("/prova/", {"email": "nils@demo.susi.example", "next": wanted})

    assert answer["Location"] == reverse("my_challenge")


@pytest.mark.parametrize("wanted", HOSTILE)
def test_signing_out_goes_on_only_to_own_pages(client, wanted):
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(reverse("account_logout"), {"next": wanted})

    assert answer["Location"] == reverse("home")


@pytest.mark.parametrize("wanted", HOSTILE)
def test_admins_own_door_keeps_no_foreign_address(client, wanted):
    answer = client.get("/admin/login/", {"next": wanted})

    assert answer["Location"] == "/logga-in/?next=%2Fadmin%2F"


def test_staff_who_are_signed_in_go_straight_on(client, settings):
    settings.DEMO = True
    client.force_login(StaffFactory(), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/admin/login/")["Location"] == "/admin/"
