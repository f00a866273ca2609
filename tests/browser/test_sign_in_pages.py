"""The pages of signing in and of one's account, as every page of ours is looked at."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from susi.accounts import urls
from susi.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.support.passkey import passkey

pytestmark = pytest.mark.browser
EMAIL, PASSWORD = "amina@exempel.se", "fyra helt vanliga ord"


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


@pytest.fixture(scope="module")
def owner(one_database):
    """Somebody with a password, an app, backup codes and a passkey."""
    owner = UserFactory(email=EMAIL)
    owner.set_password(PASSWORD)
    owner.save()
    owner.emailaddress_set.create(email=EMAIL, verified=True, primary=True)
    TOTP.activate(owner, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(owner)
    Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=passkey())
    return owner


@pytest.fixture(scope="module")
def newcomer(one_database):
    """Somebody without a password or a second step."""
    newcomer = UserFactory(email="ny@exempel.se")
    newcomer.emailaddress_set.create(email=newcomer.email, verified=True, primary=True)
    return newcomer


# --- How one gets to a page ---
def post(client, name, **data):
    client.post(reverse(name), data)


def newest_code():
    return re.search(r"\b\w{4}-\w{4}\b", Message.objects.latest("pk").text)[0]


def nobody(client, owner):
    """Come as nobody."""


def signed_in(client, owner):
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")


def asked_again(client, owner):
    """Have just shown who one is."""
    signed_in(client, owner)
    session = client.session
    session["account_authentication_methods_user"] = str(owner.pk)
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session.save()


def asked_for_code(client, owner):
    post(client, "account_login", login=owner.email)


def typed_code(client, owner):
    asked_for_code(client, owner)
    post(client, "account_confirm_login_code", code=newest_code())


def forgot_password(client, owner):
    post(client, "account_reset_password", email=owner.email)


def typed_reset_code(client, owner):
    forgot_password(client, owner)
    post(client, "account_confirm_password_reset_code", code=newest_code())


def gave_new_address(client, owner):
    asked_again(client, owner)
    post(client, "account_email", email="annan@exempel.se", action_add="")


PAGES = {
    "account_login": nobody,
    "sign_in_with_password": nobody,
    "account_signup": nobody,
    "account_confirm_login_code": asked_for_code,
    "mfa_authenticate": typed_code,
    "account_inactive": nobody,
    "account_logout": signed_in,
    "account": signed_in,
    "account_email": asked_again,
    "account_email_verification_sent": gave_new_address,
    "account_reauthenticate": signed_in,
    "mfa_reauthenticate": signed_in,
    "mfa_reauthenticate_webauthn": signed_in,
    "account_change_password": asked_again,
    "account_reset_password": nobody,
    "account_confirm_password_reset_code": forgot_password,
    "account_complete_password_reset": typed_reset_code,
    "account_password_reset_completed": nobody,
    "mfa_index": signed_in,
    "mfa_deactivate_totp": asked_again,
    "mfa_view_recovery_codes": asked_again,
    "mfa_generate_recovery_codes": asked_again,
    "mfa_list_webauthn": asked_again,
    "mfa_remove_webauthn": asked_again,
    "mfa_edit_webauthn": asked_again,
}
OF_NEWCOMERS = ("account_set_password", "mfa_activate_totp", "mfa_add_webauthn", "mfa_index")
# A door that leads on, a question by script, a button and a file.
NOT_PAGES = {
    "account_request_login_code",
    "mfa_login_webauthn",
    "demo_sign_in",
    "mfa_download_recovery_codes",
}


def look(visitor, client, name, language):
    key = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).values_list(
        "pk", flat=True
    )
    args = key[:1] if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"} else []
    with override(language):
        path = reverse(name, args=args)
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    visitor.wears(cookie and cookie.value)
    visitor.goes_to(path)
    return path, visitor.faults(language)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wrong_with(visitor, live_server, owner, name, language):
    client = Client()
    with override(language):
        PAGES[name](client, owner)

    path, faults = look(visitor, client, name, language)

    assert faults == []
    assert visitor.page.url == live_server.url + path


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", OF_NEWCOMERS)
def test_nothing_is_wrong_for_a_newcomer_with(visitor, live_server, newcomer, name, language):
    client = Client()
    signed_in(client, newcomer)

    path, faults = look(visitor, client, name, language)

    assert faults == []
    assert visitor.page.url == live_server.url + path


def test_every_page_of_signing_in_is_looked_at():
    names = {pattern.name for pattern in urls.urlpatterns}

    assert names - {*PAGES, *OF_NEWCOMERS, *NOT_PAGES} == set()
