"""Signing in, one's own account, and in demo mode signing in as somebody of the demo."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from susi.accounts.access import person, signed_in
from susi.accounts.demo_people import DEMO_DOMAIN, DEMO_PEOPLE
from susi.accounts.forms import AccountForm
from susi.accounts.models import User
from susi.accounts.sign_in_forms import PasswordSignInForm, SignInForm
from susi.accounts.two_steps import has_second_factor

UNPROCESSABLE = 422


class SignIn(LoginView):
    """The front door: type an address, get a code. Signing up is the same door with other words."""

    def get_form_class(self) -> type[SignInForm]:
        """Ask for the address only."""
        return SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the people of the demo, in demo mode."""
        return {**super().get_context_data(**kwargs), "demo_people": demo_people()}


class SignInWithPassword(LoginView):
    """The side door for people who chose a password."""

    template_name = "account/sign_in_with_password.html"

    def get_form_class(self) -> type[PasswordSignInForm]:
        """Ask for address and password."""
        return PasswordSignInForm


class ActivateApp(ActivateTOTPView):
    """Connecting an app: its first code is proof enough to show the backup codes at once."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the key in groups of four, so that it can be read and typed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        key = context["form"].secret
        groups = [key[start : start + 4] for start in range(0, len(key), 4)]
        return {**context, "key_in_groups": " ".join(groups)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Note that the person has just used the app."""
        response: HttpResponse = super().form_valid(form)
        note_second_step(self.request, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):
    """Adding a passkey: having made it is proof enough to show the backup codes at once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Note that the person has just used the passkey."""
        response: HttpResponse = super().form_valid(form)
        note_second_step(self.request, Authenticator.Type.WEBAUTHN)
        return response


account_login = SignIn.as_view()
account_signup = SignIn.as_view(template_name="account/signup.html")
mfa_activate_totp = ActivateApp.as_view()
mfa_add_webauthn = AddPasskey.as_view()
sign_in_with_password = sensitive_post_parameters("password")(SignInWithPassword.as_view())


@signed_in
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show and save what a person may change about themselves."""
    user = person(request)
    form = AccountForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(user.language):
            messages.success(request, gettext("Sparat."))
            return redirect("account")
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {
        "form": form,
        "has_second_factor": has_second_factor(user),
        "demo_people": demo_people(),
    }
    return render(request, "accounts/account.html", context, status=status)


@never_cache
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the demo; the address does not exist outside demo mode.

    Raises:
        Http404: this is no demo, or nobody of the demo has the address.
    """
    email = User.objects.clean_address(request.POST.get("email", ""))
    if not settings.DEMO or not email.endswith(DEMO_DOMAIN):
        raise Http404
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(wanted if own else reverse("my_challenge"))


def note_second_step(request: HttpRequest, kind: str) -> None:
    """Note in the session that the person has just shown a second factor."""
    record_authentication(request, person(request), method="mfa", type=kind, reauthenticated=True)


def demo_people() -> tuple[Any, ...]:
    """Give the people one may sign in as: nobody outside demo mode."""
    return DEMO_PEOPLE if settings.DEMO else ()
