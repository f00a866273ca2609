"""Who may come in: strangers learn that a page does not exist, known people that it is not theirs.

The loader of an object is the permission: views fetch through a queryset of what the person may
see, so that a forgotten check gives 404 and never somebody else's data.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from susi.accounts.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def require(allowed: bool, message: str = "") -> None:  # noqa: FBT001 -- reads as a sentence: require(may_vote(user, poll))
    """Let the view go on where ``allowed`` is true.

    Raises:
        PermissionDenied: it is not; the 403 page shows ``message`` if there is one.
    """
    if not allowed:
        raise PermissionDenied(message)


def signed_in(view: View[P]) -> View[P]:
    """Send people who are not signed in to the sign-in page; what they then see is never cached."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return cast("View[P]", never_cache(login_required(inner)))


def person(request: HttpRequest) -> User:
    """Give the signed-in person of a request behind ``signed_in``.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied
