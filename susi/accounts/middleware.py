"""Staff sign in with two steps."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_from_path, gettext

from susi.accounts.models import User
from susi.accounts.two_steps import has_second_factor, must_use_two_steps

# Where people work with what others have written about themselves.
STAFF_ROOMS = ("/admin/", "/arr/", "/forskare/", "/led/")


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
        if isinstance(user, User) and must_use_two_steps(user) and not has_second_factor(user):
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
