"""Pages for what went wrong; all of one layout."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """Answer 400."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 with the sentence of the refusal, if it has one."""
    return render(request, "403.html", {"sentence": str(exception)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """Answer 404."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """Answer 500, or 503 where the database is away; no request means no context processor.

    Django calls this while it handles the exception, so the exception can be looked at.
    """
    if isinstance(sys.exc_info()[1], OperationalError):
        away = HttpResponse(get_template("503.html").render(), status=503)
        away["Retry-After"] = "30"
        return away
    return HttpResponse(get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """Answer 403 where a form was open too long or cookies are off."""
    return render(request, "403_csrf.html", status=403)
