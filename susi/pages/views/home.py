"""The start page."""

from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from challenges.models import Challenge
from challenges.queries import published_challenges


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the current challenge, list several, or show what the last one found."""
    now = timezone.now()
    active = current_challenges(now)
    if len(active) == 1:
        return redirect("challenge_page", active[0].slug)
    past = [] if active else list(published_challenges(now).filter(results_at__lte=now)[:10])
    return render(request, "pages/home.html", {"active": active, "past": past, "now": now})


def current_challenges(now: datetime) -> list[Challenge]:
    """Give the published challenges whose result is not out yet, the soonest to close first."""
    going = published_challenges(now).filter(Q(results_at=None) | Q(results_at__gt=now))
    return list(going.order_by("closes_at", "pk")[:50])
