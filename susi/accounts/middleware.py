"""Staff sign in with two factors."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_from_path, gettext

from susi.accounts.models import User

# Where people work with what others have written about themselves.
STAFF_ROOMS = ("/admin/", "/arr/", "/forskare/", "/led/")
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class StrongSignInForStaff:
    """Sends staff who have no second factor to the page where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or send the person to set up two-step sign-in."""
        if settings.DEMO or not is_staff_room(request.path_info):
            return self.get_response(request)
        user = request.user
        if isinstance(user, User) and is_staff(user) and not has_second_factor(user):
            messages.info(
                request, gettext("Slå på inloggning i två steg. Sedan kan du öppna sidan.")
            )
            return redirect("mfa_index")
        return self.get_response(request)


def is_staff_room(path: str) -> bool:
    """Tell whether a path, with or without its language in front, is of the staff's pages."""
    language = get_language_from_path(path)
    inner = path.removeprefix(f"/{language}") if language else path
    return inner.startswith(STAFF_ROOMS)


def is_staff(user: User) -> bool:
    """Tell whether a person may open the admin or holds a role in any challenge's team."""
    return user.is_staff or user.is_superuser or user.team_roles.exists()


def has_second_factor(user: User) -> bool:
    """Tell whether a person has an app with codes or a passkey."""
    return is_mfa_enabled(user, types=SECOND_FACTORS)
