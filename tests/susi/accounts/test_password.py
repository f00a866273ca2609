"""A password is something one may have."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from susi.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
OLD, NEW = "fyra helt vanliga ord", "fyra andra vanliga ord"


@pytest.fixture
def amina():
    user = UserFactory(email="amina@exempel.se")
    user.set_password(OLD)
    user.save()
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def sign_in(client, password=OLD):
    return client.post(
        reverse("sign_in_with_password"), {"login": "amina@exempel.se", "password": password}
    )


def test_person_with_a_password_signs_in_with_it(client, amina):
    answer = sign_in(client)

    assert answer["Location"] == reverse("my_challenge")
    assert client.session[SESSION_KEY] == str(amina.pk)


def test_wrong_password_gets_a_sentence_and_keeps_the_address(client, amina):
    answer = sign_in(client, "något helt annat här")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Adressen och lösenordet hör inte ihop." in page
    assert 'value="amina@exempel.se"' in page
    assert "något helt annat här" not in page


def test_sixth_wrong_password_is_not_even_tried(client, amina):
    for _ in range(5):
        sign_in(client, "något helt annat här")

    answer = sign_in(client)

    assert answer.status_code == 422
    assert SESSION_KEY not in client.session


def test_person_without_a_password_may_choose_one(as_actor):
    user = UserFactory()

    as_actor(user).post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})

    user.refresh_from_db()
    assert user.check_password(NEW)
    assert Message.objects.get().subject == "Ditt konto har fått ett lösenord"


@pytest.mark.parametrize(
    ("one", "two"), [("kort", "kort"), ("password" * 2, "x"), ("", ""), (NEW, f"{NEW}!")]
)
def test_poor_password_is_refused_with_a_sentence(as_actor, one, two):
    user = UserFactory()

    answer = as_actor(user).post(
        reverse("account_set_password"), {"password1": one, "password2": two}
    )

    user.refresh_from_db()
    assert answer.status_code == 422
    assert user.has_usable_password() is False


def test_change_of_password_ends_other_sessions_and_keeps_this_one(client, amina):
    other = Client()
    sign_in(client)
    sign_in(other)

    client.post(
        reverse("account_change_password"),
        {"oldpassword": OLD, "password1": NEW, "password2": NEW},
    )

    assert client.get(reverse("account")).status_code == 200
    assert other.get(reverse("account")).status_code == 302
    assert Message.objects.get().subject == "Ditt lösenord är bytt"


def test_forgotten_password_is_replaced_with_a_mailed_code(client, amina, newest_code):
    client.post(reverse("account_reset_password"), {"email": amina.email})
    client.post(reverse("account_confirm_password_reset_code"), {"code": newest_code(amina.email)})
    answer = client.post(
        reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW}
    )

    amina.refresh_from_db()
    assert answer["Location"] == reverse("account_password_reset_completed")
    assert amina.check_password(NEW)


def test_new_password_cannot_be_chosen_before_the_code(client, amina):
    client.post(reverse("account_reset_password"), {"email": amina.email})

    answer = client.post(
        reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW}
    )

    amina.refresh_from_db()
    assert answer["Location"] == reverse("account_confirm_password_reset_code")
    assert amina.check_password(OLD)
