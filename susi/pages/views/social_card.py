"""The picture of a challenge for those who share it."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from challenges.models import Challenge
from challenges.queries import place_mix, published_cases, published_challenges, sector_shares
from susi.core.templatetags.susi import day
from susi.pages.card import Card, draw_card

KEPT_SECONDS = 24 * 3600


@require_safe
@cache_control(public=True, max_age=3600)
def social_card(request: HttpRequest, challenge: str) -> HttpResponse:
    """Show the challenge's card as PNG; a reader who has it already gets 304."""
    found = get_object_or_404(published_challenges(timezone.now()), slug=challenge)
    card = card_of(found)
    mark = hashlib.sha256(repr(card).encode()).hexdigest()[:32]
    if request.headers.get("If-None-Match") == f'"{mark}"':
        return HttpResponse(status=304, headers={"ETag": f'"{mark}"'})
    picture = cache.get_or_set(f"card:{mark}", lambda: draw_card(card), KEPT_SECONDS)
    return HttpResponse(picture, content_type="image/png", headers={"ETag": f'"{mark}"'})


def card_of(challenge: Challenge) -> Card:
    """Give what the card of a challenge says now."""
    now = timezone.now()
    is_open = challenge.opens_at <= now < challenge.closes_at
    foot = _("Ansök senast %(when)s") % {"when": day(challenge.closes_at)} if is_open else ""
    return Card(
        over=challenge.over or challenge.organiser_name,
        title=challenge.title.replace("\u00ad", ""),
        foot=foot,
        now=is_open,
        seed=challenge.pk,
        mix=place_mix(published_cases(challenge), sector_shares(challenge.pk)),
    )
