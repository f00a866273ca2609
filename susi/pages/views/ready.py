"""The organiser's list before opening, and the button that opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from challenges.domain.readiness import Level
from challenges.models import Challenge
from challenges.permissions import organises
from challenges.queries import challenges_visible_to
from challenges.services.opening import open_challenge
from susi.accounts.access import person, require, signed_in
from susi.core.errors import ActionRefused
from susi.pages.readiness import lines


@signed_in
@require_GET
def challenge_ready(request: HttpRequest, challenge: str) -> HttpResponse:
    """Show what the challenge needs before it opens."""
    found = _own_challenge(request, challenge)
    now = timezone.now()
    checked = lines(found, now)
    context = {
        "challenge": found,
        "faults": [line for line in checked if line.level == Level.FAULT],
        "advice": [line for line in checked if line.level == Level.ADVICE],
        "good": [line for line in checked if line.level == Level.OK],
        "opened": found.published_at is not None and found.published_at <= now,
    }
    return render(request, "pages/challenge_ready.html", context)


@signed_in
@require_POST
def challenge_open(request: HttpRequest, challenge: str) -> HttpResponse:
    """Open the challenge where nothing stops it."""
    found = _own_challenge(request, challenge)
    now = timezone.now()
    stops = [line.key for line in lines(found, now) if line.level == Level.FAULT]
    try:
        open_challenge(found, faults=stops, now=now)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("challenge_ready", found.slug)
    messages.success(request, _("Utmaningen är öppnad. Alla kan läsa den nu."))
    return redirect("challenge_page", found.slug)


def _own_challenge(request: HttpRequest, slug: str) -> Challenge:
    user = person(request)
    found = get_object_or_404(challenges_visible_to(user, timezone.now()), slug=slug)
    require(organises(user, found), _("Den här sidan är för arrangörer."))
    return found
