"""One's own page: name, what to be called, language, time zone."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "Amina Warsame",
    "call_name": "Amina",
    "language": "sv",
    "time_zone": "Europe/Stockholm",
}


def test_person_saves_what_they_changed(as_actor):
    user = UserFactory(name="", call_name="")

    answer = as_actor(user).post(reverse("account"), GOOD)

    user.refresh_from_db()
    assert answer["Location"] == "/min/konto/"
    assert (user.name, user.call_name) == ("Amina Warsame", "Amina")


@pytest.mark.parametrize(("language", "address"), [("en", "/en/min/konto/"), ("sv", "/min/konto/")])
def test_saving_a_language_goes_to_the_page_in_it(as_actor, language, address):
    client = as_actor(UserFactory(language="sv" if language == "en" else "en"))

    answer = client.post(reverse("account"), {**GOOD, "language": language}, follow=True)

    assert answer.redirect_chain == [(address, 302)]
    assert ("Saved." if language == "en" else "Sparat.") in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "a" * 121),
        ("name", "Amina\x00"),
        ("call_name", "b" * 61),
        ("language", "de"),
        ("language", ""),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(as_actor, field, value):
    user = UserFactory(name="Förut")

    answer = as_actor(user).post(reverse("account"), {**GOOD, field: value})

    user.refresh_from_db()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"][field].value() == value
    assert user.name == "Förut"


def test_other_fields_cannot_be_set_from_here(as_actor):
    user = UserFactory(email="amina@exempel.se")

    as_actor(user).post(
        reverse("account"),
        {**GOOD, "email": "x@y.se", "is_staff": "on", "is_superuser": "on", "password": "x"},
    )

    user.refresh_from_db()
    assert (user.email, user.is_staff, user.is_superuser) == ("amina@exempel.se", False, False)


def test_hostile_name_is_shown_as_text(as_actor):
    user = UserFactory(name="<script>alert(1)</script>")

    page = as_actor(user).get(reverse("account")).content.decode()

    assert "<script>alert(1)" not in page


def test_uncommon_time_zone_of_the_person_stays_choosable(as_actor):
    user = UserFactory(time_zone="America/Nuuk")

    as_actor(user).post(reverse("account"), {**GOOD, "time_zone": "America/Nuuk"})

    user.refresh_from_db()
    assert user.time_zone == "America/Nuuk"


def test_strangers_are_sent_to_the_front_door(client):
    with override("en"):
        answer = client.get(reverse("account"))

    assert answer["Location"] == "/en/logga-in/?next=/en/min/konto/"


def test_page_says_how_to_ask_for_ones_data(as_actor, settings):
    page = as_actor(UserFactory()).get(reverse("account")).content.decode()

    assert f"mailto:{settings.CONTACT_EMAIL}" in page
