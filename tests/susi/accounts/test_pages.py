"""Every page of signing in: who sees it, in both languages, in our own words."""

import time
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from django.utils.translation import override

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
OPEN = [
    "account_login",
    "account_signup",
    "sign_in_with_password",
    "account_reset_password",
    "account_password_reset_completed",
    "account_inactive",
]
OWN = [
    "account",
    "account_email",
    "account_set_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
]
AFTER_REAUTHENTICATION = [
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
]
# Words of allauth's own templates and catalogue that must not shine through.
FOREIGN = ["Sign In", "Sign Up", "Two-Factor", "Authenticator", "tvåfaktor", "Auktorisering"]
SV_EN = pytest.mark.parametrize("language", ["sv", "en"])


def get(client, name, language):
    with override(language):
        return client.get(reverse(name))


def owner():
    user = UserFactory(email="amina@exempel.se")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


@SV_EN
@pytest.mark.parametrize("name", OPEN)
def test_open_page_is_shown_to_everybody(client, name, language):
    answer = get(client, name, language)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert [word for word in FOREIGN if word in page] == []


@SV_EN
@pytest.mark.parametrize("name", OWN)
def test_own_page_is_shown_to_its_owner(as_actor, name, language):
    answer = get(as_actor(owner()), name, language)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("btn--primary") <= 1
    assert [word for word in FOREIGN if word in page] == []


@pytest.mark.parametrize("name", [name for name in OWN if name != "account_logout"])
def test_own_page_sends_strangers_to_the_front_door(client, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/?next=")


def asked_again(client, user):
    """Note in the session that the person has just shown who they are."""
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session.save()


@pytest.mark.parametrize("name", AFTER_REAUTHENTICATION)
def test_page_that_matters_asks_again_first(as_actor, name):
    user = owner()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)

    answer = as_actor(user).get(reverse(name))

    assert answer["Location"] == f"{reverse('mfa_reauthenticate')}?next={quote(reverse(name), '')}"


@SV_EN
@pytest.mark.parametrize("name", AFTER_REAUTHENTICATION)
def test_page_that_matters_is_then_shown(as_actor, name, language):
    user = owner()
    client = as_actor(user)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    asked_again(client, user)

    answer = get(client, name, language)

    assert answer.status_code == 200
    assert [word for word in FOREIGN if word in answer.content.decode()] == []


@SV_EN
@pytest.mark.parametrize("name", ["mfa_reauthenticate", "account_reauthenticate"])
def test_asking_again_is_in_our_words(as_actor, name, language):
    user = owner()
    user.set_password("fyra helt vanliga ord")
    user.save()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")

    answer = get(as_actor(user), name, language)

    assert answer.status_code == 200
    assert [word for word in FOREIGN if word in answer.content.decode()] == []


@SV_EN
def test_code_page_is_shown_after_asking_for_a_code(client, language):
    with override(language):
        answer = client.post(reverse("account_login"), {"login": "ny@exempel.se"}, follow=True)

    assert answer.status_code == 200
    assert "ny@exempel.se" in answer.content.decode()


@SV_EN
def test_second_step_is_shown_to_whoever_typed_the_first(client, newest_code, language):
    TOTP.activate(owner(), "JBSWY3DPEHPK3PXP")
    with override(language):
        client.post(reverse("account_login"), {"login": "amina@exempel.se"})
        code = {"code": newest_code("amina@exempel.se")}
        answer = client.post(reverse("account_confirm_login_code"), code, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert [word for word in FOREIGN if word in page] == []


def test_signing_out_takes_a_post(as_actor):
    client = as_actor(owner())

    client.get(reverse("account_logout"))
    still_in = client.get(reverse("account")).status_code
    client.post(reverse("account_logout"))

    assert (still_in, client.get(reverse("account")).status_code) == (200, 302)


@pytest.mark.parametrize("passkeys", [0, 7])
def test_account_page_asks_the_database_as_often_whatever_there_is(
    as_actor, django_assert_num_queries, passkeys
):
    user = owner()
    client = as_actor(user)
    for number in range(passkeys):
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.WEBAUTHN, data={"name": str(number)}
        )

    with django_assert_num_queries(4):
        client.get(reverse("account"))
