"""The cookie that remembers by which link somebody came to a call, until they apply."""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from challenges.models import Challenge
from participants.models import RecruitingLink

NAME = "came-by"
SALT = "susi:came-by"
SECONDS = 14 * 24 * 3600


def remember(response: HttpResponse, link: RecruitingLink) -> None:
    """Put the link's code in a signed cookie; the latest link counts."""
    response.set_signed_cookie(
        NAME,
        f"{link.challenge_id}:{link.code}",
        salt=SALT,
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def code_of(request: HttpRequest, challenge: Challenge) -> str:
    """Give the code by which the person came to this challenge, or an empty string."""
    try:
        told = request.get_signed_cookie(NAME, "", salt=SALT, max_age=SECONDS)
    except BadSignature:
        return ""
    key, _colon, code = str(told).partition(":")
    return code if key == str(challenge.pk) else ""
