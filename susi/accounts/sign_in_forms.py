"""allauth's forms in our words: labels, hints, what to do when something is missing.

``settings.ACCOUNT_FORMS`` and ``settings.MFA_FORMS`` name them; what they do is allauth's.
"""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from susi.accounts.models import User
from susi.accounts.services import welcome_person

NAME_LENGTH = 100
ENTER_EMAIL = _("Skriv din e-postadress, till exempel namn@exempel.se")
ENTER_CODE = _("Skriv koden från mejlet")
CODE_HINT = _("Åtta siffror. Strecket behövs inte.")
ENTER_PASSWORD = _("Skriv ditt lösenord")
PASSWORD_HINT = _("Minst 15 tecken. Några ord på rad går bra. Undvik sådant som är lätt att gissa.")


def say(field: forms.Field, label: Any, missing: Any, hint: Any = "") -> None:
    """Give a field our label, hint and sentence for when it is empty, and no placeholder."""
    field.label = label
    field.help_text = hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


def say_email(field: forms.Field, label: Any, hint: Any = "") -> None:
    """Give a field of an address its words; browsers may fill it in."""
    say(field, label, ENTER_EMAIL, hint)
    field.error_messages["invalid"] = ENTER_EMAIL
    field.widget.attrs["autocomplete"] = "email"
    longest = MaxLengthValidator(User._meta.get_field("email").max_length, ENTER_EMAIL)  # noqa: SLF001 -- Django documents it
    field.validators = [EmailValidator(ENTER_EMAIL), longest, *field.validators[1:]]


def say_code(field: forms.Field, label: Any, missing: Any, hint: Any = "") -> None:
    """Give a field of a code its words, and phones the right keyboard."""
    say(field, label, missing, hint)
    field.widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code"})


def say_new_passwords(form: forms.Form) -> None:
    """Give the two fields of a new password their words."""
    say(form.fields["password1"], _("Nytt lösenord"), _("Skriv ett lösenord"), PASSWORD_HINT)
    say(form.fields["password2"], _("Samma lösenord igen"), _("Skriv samma lösenord en gång till"))


class SignInForm(account_forms.LoginForm):
    """One field: the address. Whoever types one gets a code, with an account or without."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_email(self.fields["login"], _("E-postadress"))

    @transaction.atomic
    def _login_by_code(
        self, request: HttpRequest, redirect_url: str | None, credentials: dict[str, Any]
    ) -> Any:
        """Make the account if there is none, and send the code in the same transaction."""
        self.user = welcome_person(credentials["email"], now=timezone.now())
        return super()._login_by_code(request, redirect_url, credentials)


class PasswordSignInForm(account_forms.LoginForm):
    """Address and password, for people who chose to have one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_email(self.fields["login"], _("E-postadress"))
        say(self.fields["password"], _("Lösenord"), ENTER_PASSWORD)

    def _setup_password_field(self) -> None:
        """Keep the field that allauth removes where signing up needs no password."""


class ConfirmSignInCodeForm(account_forms.ConfirmLoginCodeForm):
    """The code that was mailed to sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_code(
            self.fields["code"], _("Kod"), ENTER_CODE, _("Åtta siffror. Strecket behövs inte.")
        )


class ConfirmAddressForm(account_forms.ConfirmEmailVerificationCodeForm):
    """The code that was mailed to confirm an address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_code(
            self.fields["code"], _("Kod"), ENTER_CODE, _("Åtta siffror. Strecket behövs inte.")
        )


class ConfirmResetCodeForm(account_forms.ConfirmPasswordResetCodeForm):
    """The code that was mailed to choose a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_code(
            self.fields["code"], _("Kod"), ENTER_CODE, _("Åtta siffror. Strecket behövs inte.")
        )


class RequestResetForm(account_forms.ResetPasswordForm):
    """Whose password is forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_email(self.fields["email"], _("E-postadress"))


class NewAddressForm(account_forms.AddEmailForm):
    """The address a person wants instead of the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_email(self.fields["email"], _("Ny e-postadress"))


class ChangePasswordForm(account_forms.ChangePasswordForm):
    """The old password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], _("Nuvarande lösenord"), ENTER_PASSWORD)
        say_new_passwords(self)


class SetPasswordForm(account_forms.SetPasswordForm):
    """A first password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_new_passwords(self)


class ResetPasswordForm(account_forms.ResetPasswordKeyForm):
    """A new password after the code was right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_new_passwords(self)


class ReauthenticateForm(account_forms.ReauthenticateForm):
    """The password once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say(self.fields["password"], _("Lösenord"), ENTER_PASSWORD)


def _say_second_step(field: forms.Field) -> None:
    hint = _("Sex siffror från appen, eller en av dina reservkoder.")
    say_code(field, _("Kod"), _("Skriv koden från appen, eller en reservkod"), hint)


class SecondStepForm(mfa_forms.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        _say_second_step(self.fields["code"])


class SecondStepAgainForm(mfa_forms.ReauthenticateForm):
    """The second step once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        _say_second_step(self.fields["code"])


class ActivateAppForm(totp_forms.ActivateTOTPForm):
    """The first code from the app, which shows that it was set up right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say_code(
            self.fields["code"],
            _("Kod från appen"),
            _("Skriv koden som appen visar"),
            _("Sex siffror."),
        )


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):
    """What to call a passkey, and whether it signs in on its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say(self.fields["name"], _("Namn på passnyckeln"), _("Skriv ett namn"))
        self.fields["name"].validators.append(MaxLengthValidator(NAME_LENGTH))
        say(
            self.fields["passwordless"],
            _("Logga in med bara den här nyckeln"),
            "",
            _("Då frågar enheten efter fingeravtryck, ansikte eller pinkod i stället för en kod."),
        )


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words into allauth's form."""
        super().__init__(*args, **kwargs)
        say(self.fields["name"], _("Namn på passnyckeln"), _("Skriv ett namn"))
