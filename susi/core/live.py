"""Parts of pages that are asked for again and again: a version says when there is nothing new.

The page and its ``_live`` view render the same partial; ``static/js/susi.js`` asks with the ETag it
got last and puts in what comes back.
"""

from collections.abc import Mapping
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render


def version_of(*parts: object) -> str:
    """Give a short text that changes when any of the parts does."""
    return sha256(repr(parts).encode()).hexdigest()[:16]


def unchanged(request: HttpRequest, version: str) -> bool:
    """Tell whether the asker already has this version."""
    return request.headers.get("If-None-Match", "").strip().removeprefix("W/").strip('"') == version


def fragment(
    request: HttpRequest, template: str, context: Mapping[str, object], *, version: str
) -> HttpResponse:
    """Give the part of the page, or 304 without a body where the asker already has it."""
    fresh = unchanged(request, version)
    response = HttpResponseNotModified() if fresh else render(request, template, dict(context))
    response["ETag"] = f'"{version}"'
    return response
