"""The front door: an address, a code, in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.urls import reverse
from django.utils.translation import override

from susi.accounts.models import User
from susi.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 9, 20, 10, 0, tzinfo=UTC)
DOORS = ["account_login", "account_signup"]


@pytest.mark.parametrize("door", DOORS)
def test_known_person_signs_in_with_the_mailed_code(client, newest_code, door):
    user = UserFactory(email="amina@exempel.se")

    asked = client.post(reverse(door), {"login": "amina@exempel.se"})
    answer = client.post(asked["Location"], {"code": newest_code("amina@exempel.se")})

    assert asked["Location"] == reverse("account_confirm_login_code")
    assert answer["Location"] == reverse("my_challenge")
    assert client.session[SESSION_KEY] == str(user.pk)


@pytest.mark.parametrize("door", DOORS)
def test_unknown_address_becomes_a_person_once_the_code_is_typed(client, newest_code, door):
    asked = client.post(reverse(door), {"login": "Ny@Exempel.se"})

    client.post(asked["Location"], {"code": newest_code("ny@exempel.se")})

    user = User.objects.get()
    assert (user.email, user.has_usable_password()) == ("ny@exempel.se", False)
    assert client.session[SESSION_KEY] == str(user.pk)
    assert EmailAddress.objects.values_list("email", "verified", "primary").get() == (
        "ny@exempel.se",
        True,
        True,
    )


def test_new_person_gets_the_language_of_the_page(client):
    with override("en"):
        client.post(reverse("account_login"), {"login": "new@example.com"})

    assert User.objects.get().language == "en"
    assert "is your code for SUSI" in Message.objects.get().subject


def test_mail_is_in_the_persons_own_language(client):
    UserFactory(email="amina@exempel.se", language="sv")

    with override("en"):
        client.post(reverse("account_login"), {"login": "amina@exempel.se"})

    assert Message.objects.get().subject.endswith("är din kod till SUSI")


def test_code_is_eight_digits_and_may_be_typed_without_the_dash(client, newest_code):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    code = newest_code("ny@exempel.se")

    client.post(asked["Location"], {"code": f" {code.replace('-', '')} "})

    assert re.fullmatch(r"\d{4}-\d{4}", code)
    assert SESSION_KEY in client.session


@time_machine.travel(NOW, tick=False)
def test_mail_expires_with_its_code(client, settings):
    client.post(reverse("account_login"), {"login": "ny@exempel.se"})

    lifetime = Message.objects.get().expires_at - NOW
    assert lifetime == timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    # The pages say so in words.
    assert lifetime == timedelta(minutes=15)


def test_wrong_code_shows_the_form_again_and_signs_nobody_in(client):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})

    answer = client.post(asked["Location"], {"code": "0000-000"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Fel: Skriv koden – SUSI</title>" in page
    assert "Koden stämmer inte. Skriv koden från det senaste mejlet." in page
    assert SESSION_KEY not in client.session


def test_old_code_no_longer_signs_in(client, newest_code):
    with time_machine.travel(NOW, tick=False) as clock:
        asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
        code = newest_code("ny@exempel.se")
        clock.shift(timedelta(minutes=15, seconds=1))
        client.post(asked["Location"], {"code": code})

        assert SESSION_KEY not in client.session


def test_third_wrong_code_ends_the_try_so_that_the_right_one_is_too_late(client, newest_code):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    code = newest_code("ny@exempel.se")

    answers = [client.post(asked["Location"], {"code": "1"}) for _ in range(3)]
    client.post(asked["Location"], {"code": code})

    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert SESSION_KEY not in client.session


def test_code_belongs_to_the_browser_that_asked_for_it(client, as_actor, newest_code):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    stranger = as_actor()

    stranger.post(asked["Location"], {"code": newest_code("ny@exempel.se")})

    assert SESSION_KEY not in stranger.session


def test_new_code_replaces_the_old(client, newest_code):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    old = newest_code("ny@exempel.se")

    client.post(asked["Location"], {"action": "resend"})
    new = newest_code("ny@exempel.se")
    wrong = client.post(asked["Location"], {"code": old})
    client.post(asked["Location"], {"code": new})

    assert (wrong.status_code, old != new) == (422, True)
    assert SESSION_KEY in client.session


@pytest.mark.parametrize(
    "address", ["", "amina", "amina@", "@b.se", f"{'a' * 250}@b.se", "a\x00@b.se", "a@b.se\nBcc: c"]
)
def test_what_is_no_address_gets_a_sentence_and_stays_typed(client, address):
    answer = client.post(reverse("account_login"), {"login": address})

    assert answer.status_code == 422
    assert answer.context["form"]["login"].value() == address
    assert User.objects.count() == Message.objects.count() == 0


def test_fourth_code_in_a_minute_to_one_address_is_refused(client):
    login = reverse("account_login")

    for _ in range(3):
        client.post(login, {"login": "ny@exempel.se"})
        client.post(reverse("account_logout"))
    answer = client.post(login, {"login": "ny@exempel.se"})

    assert answer.status_code == 422
    assert Message.objects.count() == 3


def test_session_gets_a_new_key_on_signing_in(client, newest_code):
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    before = client.session.session_key

    client.post(asked["Location"], {"code": newest_code("ny@exempel.se")})

    assert client.session.session_key != before


def test_no_code_stands_in_the_log(client, newest_code, caplog):
    caplog.set_level("DEBUG")
    asked = client.post(reverse("account_login"), {"login": "ny@exempel.se"})
    code = newest_code("ny@exempel.se")
    client.post(asked["Location"], {"code": code})

    log = caplog.text
    assert (code in log, code.replace("-", "") in log) == (False, False)


@pytest.mark.parametrize(
    ("language", "heading"), [("sv", "För många försök"), ("en", "Too many tries")]
)
def test_too_many_tries_from_one_place_get_a_page_in_our_design(
    client, settings, language, heading
):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}

    with override(language):
        client.post(reverse("account_login"), {"login": ""})
        answer = client.post(reverse("account_login"), {"login": ""})

    assert answer.status_code == 429
    assert f"<h1>{heading}</h1>" in answer.content.decode()
