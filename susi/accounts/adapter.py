"""How allauth fits in: its mails go through the outbox, its sentences are ours."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from susi.accounts.emails import send_account_mail

WRONG_CODE = _("Koden stämmer inte. Skriv koden från det senaste mejlet.")
TOO_MANY_TRIES = _("Det blev för många försök. Vänta några minuter och försök igen.")


class AccountAdapter(DefaultAccountAdapter):
    """Sends by the outbox, lets people go on only to pages of this site, and speaks plainly."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Kontot är avstängt. Skriv till oss om det är fel."),
        "duplicate_email": _("Du har redan den adressen."),
        "same_as_current": _("Du har redan den adressen."),
        "email_password_mismatch": _(
            "Adressen och lösenordet hör inte ihop. Försök igen eller logga in med kod."
        ),
        "email_taken": _("Ett annat konto har redan den adressen. Skriv en annan."),
        "enter_current_password": _("Lösenordet stämmer inte. Skriv ditt nuvarande lösenord."),
        "incorrect_password": _("Lösenordet stämmer inte. Försök igen."),
        "incorrect_code": WRONG_CODE,
        "invalid_login": _("Skriv din e-postadress, till exempel namn@exempel.se"),
        "too_many_login_attempts": TOO_MANY_TRIES,
        "rate_limited": TOO_MANY_TRIES,
        "unverified_primary_email": _("Bekräfta din e-postadress först."),
    }

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Queue our own letter in the place of allauth's mail."""
        send_account_mail(template_prefix, email, context, now=timezone.now())

    def is_safe_url(self, url: str | None) -> bool:
        """Tell whether a person may be sent on to ``url``: only to a page of this very host."""
        request = allauth_context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )


class MfaAdapter(DefaultMFAAdapter):
    """Names the site in passkeys and says what went wrong in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Stäng av inloggning i två steg innan du byter e-postadress."),
        "cannot_delete_authenticator": _("Inloggning i två steg går inte att stänga av."),
        "cannot_generate_recovery_codes": _(
            "Reservkoder finns först när inloggning i två steg är på."
        ),
        "incorrect_code": _("Koden stämmer inte. Vänta på nästa kod i appen och försök igen."),
        "unverified_email": _("Bekräfta din e-postadress innan du slår på inloggning i två steg."),
    }

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 -- allauth's name for it
    ) -> str:
        """Give a new passkey a name that tells it from the others."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Min passnyckel") if count == 0 else f"{gettext('Passnyckel')} {count + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Tell the browser who asks for the passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "SUSI"}
