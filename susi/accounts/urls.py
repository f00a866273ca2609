"""Addresses of the app.

Names are allauth's where the page is allauth's, so that its own redirects find them; every address
is listed here, so that no page of allauth is open that we have not looked at.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauth_account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from susi.accounts import views

View = Callable[..., HttpResponseBase]


def page(address: str, view: View, name: str) -> URLPattern:
    """Give the address of a page of allauth that answers 422 where it shows a form again."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:  # noqa: PLR2004 -- OK
            response.status_code = views.UNPROCESSABLE
        return response

    return path(address, inner, name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    page("logga-in/", views.account_login, "account_login"),
    page("logga-in/losenord/", views.sign_in_with_password, "sign_in_with_password"),
    page("logga-in/kod/", allauth_account.confirm_login_code, "account_confirm_login_code"),
    path(
        "logga-in/ny-kod/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_request_login_code",
    ),
    page("logga-in/steg-2/", mfa.authenticate, "mfa_authenticate"),
    page("logga-in/passnyckel/", webauthn.login_webauthn, "mfa_login_webauthn"),
    page("logga-in/stangt/", allauth_account.account_inactive, "account_inactive"),
    page("logga-ut/", allauth_account.logout, "account_logout"),
    page("skapa-konto/", views.account_signup, "account_signup"),
    path("min/konto/", views.account, name="account"),
    path("prova/", views.demo_sign_in, name="demo_sign_in"),
    page("konto/e-post/", allauth_account.email, "account_email"),
    page(
        "konto/e-post/kod/",
        allauth_account.email_verification_sent,
        "account_email_verification_sent",
    ),
    page("konto/bekrafta/losenord/", allauth_account.reauthenticate, "account_reauthenticate"),
    page("konto/bekrafta/kod/", mfa.reauthenticate, "mfa_reauthenticate"),
    page(
        "konto/bekrafta/passnyckel/",
        webauthn.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    page("konto/losenord/byt/", allauth_account.password_change, "account_change_password"),
    page("konto/losenord/nytt/", allauth_account.password_set, "account_set_password"),
    page("konto/losenord/glomt/", allauth_account.password_reset, "account_reset_password"),
    page(
        "konto/losenord/glomt/kod/",
        allauth_account.confirm_password_reset_code,
        "account_confirm_password_reset_code",
    ),
    page(
        "konto/losenord/glomt/nytt/",
        allauth_account.complete_password_reset,
        "account_complete_password_reset",
    ),
    page(
        "konto/losenord/glomt/klart/",
        allauth_account.password_reset_from_key_done,
        "account_password_reset_completed",
    ),
    page("konto/tva-steg/", mfa.index, "mfa_index"),
    page("konto/tva-steg/app/", views.mfa_activate_totp, "mfa_activate_totp"),
    page("konto/tva-steg/app/ta-bort/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page(
        "konto/tva-steg/reservkoder/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"
    ),
    page(
        "konto/tva-steg/reservkoder/nya/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    page(
        "konto/tva-steg/reservkoder/hamta/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    page("konto/tva-steg/passnycklar/", webauthn.list_webauthn, "mfa_list_webauthn"),
    page("konto/tva-steg/passnycklar/ny/", views.mfa_add_webauthn, "mfa_add_webauthn"),
    page(
        "konto/tva-steg/passnycklar/<row:pk>/ta-bort/",
        webauthn.remove_webauthn,
        "mfa_remove_webauthn",
    ),
    page("konto/tva-steg/passnycklar/<row:pk>/namn/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
]
