"""A person's own page: where they stand, what to do now, and the way ahead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from challenges.queries import place_mix, published_challenges, sector_shares
from participants.queries.mine import applications_of
from participants.queries.my_groups import mates_in
from participants.queries.review import support_words
from susi.accounts.access import person, signed_in
from susi.core.live import fragment
from susi.core.text import reading_minutes
from susi.pages.my_page import Card, State, cards_of


@require_GET
@signed_in
def my_challenge(request: HttpRequest) -> HttpResponse:
    """Show where the person stands in each challenge, newest first, or how to apply."""
    now = timezone.now()
    cards = cards_of(applications_of(person(request)), now)
    if not cards:
        calls = published_challenges(now).filter(opens_at__lte=now, closes_at__gt=now)
        return render(request, "pages/my_challenge.html", {"cards": [], "calls": calls})
    first = cards[0]
    context = {
        "cards": cards,
        "first": first,
        "case": first.case,
        "mix": _mix(first),
        "minutes": _minutes(first),
        "mates": mates_in([first.group], person(request)) if first.group else {},
        "support": support_words(first.application),
    }
    return render(request, "pages/my_challenge.html", context)


@require_GET
@signed_in
def my_challenge_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the status of one application again, if it is another than the asker has."""
    own = get_object_or_404(applications_of(person(request)), pk=pk)
    [card] = cards_of([own], timezone.now())
    return fragment(request, "pages/_my_status.html", {"card": card}, version=card.version)


def _mix(card: Card) -> dict[str, int]:
    """Give the weave of the case the person takes part in."""
    if card.case is None or card.state != State.PARTICIPATES:
        return {}
    return place_mix([card.case], sector_shares(card.challenge.pk))


def _minutes(card: Card) -> int:
    case = card.case
    if case is None:
        return 0
    return reading_minutes(case.background, case.problem, case.challenge_question, case.setup)
