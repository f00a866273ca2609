"""The landing page of a challenge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from susi.accounts.models import User
from susi.pages.landing import cases_heading, landing_of, sectors_heading, visible_challenge


def reader(request: HttpRequest) -> User | None:
    """Give the person who reads, or ``None`` for a visitor."""
    return request.user if isinstance(request.user, User) else None


@require_GET
def challenge_page(request: HttpRequest, challenge: str) -> HttpResponse:
    """Show the challenge: its question, its cases, its dates and how places are shared."""
    now = timezone.now()
    found, cases = visible_challenge(challenge, reader(request), now)
    landing = landing_of(found, cases, now)
    language = get_language() or "sv"
    context = {
        "landing": landing,
        "challenge": found,
        "stage": landing.stage,
        "heading": cases_heading(len(cases), language, choosing=landing.before_closing),
        "sectors_heading": sectors_heading(len(landing.sectors), language),
    }
    return render(request, "pages/challenge_page.html", context)
