"""Every mail about an account: codes to sign in, and notices of changes that only the owner makes.

allauth's names of its mails lead to ours: ``CODES``, ``NOTICES``, else "there is no such account".
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from allauth.account import app_settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from susi.accounts.choices import Language
from susi.accounts.models import User
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message

Writer = Callable[[str, object, datetime], Letter]

NOTICES: dict[str, tuple[Promise, Promise]] = {
    "account/email/email_changed": (
        _("Din e-postadress är ändrad"),
        _("Kontot på SUSI har fått en ny e-postadress. Hit skickar vi inget mer."),
    ),
    "account/email/email_deleted": (
        _("En e-postadress är borttagen"),
        _("En e-postadress är borttagen från ditt konto på SUSI."),
    ),
    "account/email/password_changed": (
        _("Ditt lösenord är bytt"),
        _("Lösenordet till ditt konto på SUSI är bytt."),
    ),
    "account/email/password_reset": (
        _("Ditt lösenord är bytt"),
        _("Lösenordet till ditt konto på SUSI är bytt, med en kod som vi skickade hit."),
    ),
    "account/email/password_set": (
        _("Ditt konto har fått ett lösenord"),
        _("Du kan nu logga in på SUSI även med lösenord."),
    ),
    "mfa/email/recovery_codes_generated": (
        _("Du har fått nya reservkoder"),
        _("Ditt konto på SUSI har fått nya reservkoder. De gamla gäller inte längre."),
    ),
    "mfa/email/totp_activated": (
        _("Inloggning i två steg är på"),
        _("En kodapp är kopplad till ditt konto på SUSI."),
    ),
    "mfa/email/totp_deactivated": (
        _("Kodappen är borttagen"),
        _("Kodappen är inte längre kopplad till ditt konto på SUSI."),
    ),
    "mfa/email/webauthn_added": (
        _("En passnyckel är tillagd"),
        _("Ditt konto på SUSI har fått en ny passnyckel."),
    ),
    "mfa/email/webauthn_removed": (
        _("En passnyckel är borttagen"),
        _("En passnyckel är borttagen från ditt konto på SUSI."),
    ),
    "second_factors_removed": (
        _("Inloggning i två steg är avstängd"),
        _("En administratör har stängt av inloggning i två steg för ditt konto på SUSI."),
    ),
}


def send_account_mail(
    template_prefix: str, email: str, context: Mapping[str, object], *, now: datetime
) -> None:
    """Queue our letter for the mail that allauth calls ``template_prefix``."""
    if template_prefix in NOTICES:
        letter = security_notice(template_prefix, email, now)
    elif template_prefix in CODES:
        letter = CODES[template_prefix](email, context["code"], now)
    else:
        letter = unknown_account(email, now)
    queue_message(letter, now=now)


def sign_in_code(email: str, code: object, now: datetime) -> Letter:
    """Write the mail with the code that signs a person in."""
    minutes = app_settings.LOGIN_BY_CODE_TIMEOUT // 60
    return _code_letter("sign_in_code", email, code, minutes, now)


def confirm_address(email: str, code: object, now: datetime) -> Letter:
    """Write the mail with the code that shows that an address is the person's."""
    minutes = app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT // 60
    return _code_letter("confirm_address", email, code, minutes, now)


def password_reset(email: str, code: object, now: datetime) -> Letter:
    """Write the mail with the code that lets a person choose a new password."""
    minutes = app_settings.PASSWORD_RESET_BY_CODE_TIMEOUT // 60
    return _code_letter("password_reset", email, code, minutes, now)


def unknown_account(email: str, now: datetime) -> Letter:
    """Write the mail to an address that somebody typed but that no open account has."""
    language = _reader(email)[1]
    address = absolute("account_login", language=language)
    return _letter("unknown_account", email, now, context={"email": email, "address": address})


def security_notice(template_prefix: str, email: str, now: datetime) -> Letter:
    """Write the mail that tells the owner what was changed, and what to do if it was not them."""
    heading, sentence = NOTICES[template_prefix]
    language = _reader(email)[1]
    with override(language):
        context = {"heading": str(heading), "sentence": str(sentence), "moment": now}
    context["address"] = absolute("account", language=language)
    return _letter("security_notice", email, now, context=context)


CODES: dict[str, Writer] = {
    "account/email/login_code": sign_in_code,
    "account/email/email_confirmation": confirm_address,
    "account/email/email_confirmation_signup": confirm_address,
    "account/email/password_reset_code": password_reset,
}


def _code_letter(kind: str, email: str, code: object, minutes: int, now: datetime) -> Letter:
    expires_at = now + timedelta(minutes=minutes)
    context = {"code": code, "minutes": minutes, "expires_at": expires_at}
    return _letter(kind, email, now, context=context, expires_at=expires_at)


def _letter(
    kind: str,
    email: str,
    now: datetime,
    *,
    context: Mapping[str, object],
    expires_at: datetime | None = None,
) -> Letter:
    name, language = _reader(email)
    return Letter(
        kind=kind,
        template=f"accounts/emails/{kind}",
        to_address=email,
        to_name=name,
        language=language,
        # Every code and every change is a thing of its own; nothing about it may be guessed.
        dedupe_key=f"{kind}:{now:%Y%m%d}:{uuid4().hex}",
        context=context,
        expires_at=expires_at,
    )


def _reader(email: str) -> tuple[str, str]:
    """Give name and language of the address's owner, else no name and the page's language."""
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        return "", (get_language() or Language.SWEDISH).split("-")[0]
    return user.name, user.language
