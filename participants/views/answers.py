"""The organiser's desk after the release: who said what, and who gets a place that is free."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models import Place
from participants.queries.composition import read_composition
from participants.queries.places import (
    SEATED,
    applicants,
    bounds_of,
    places_with_answers,
    ranked_candidates,
    sector_of_place,
)
from participants.queries.selection import Board, read_board
from participants.queries.selection_steps import read_way
from participants.services.places import (
    close_waiting_list,
    offer_place,
    offers_until,
    resend_offer,
)
from participants.views.replacement_words import replacement_context
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused

# In the order of the page: what waits first, what is over last.
SHOWN = (
    PlaceStatus.OFFERED,
    PlaceStatus.CONFIRMED,
    PlaceStatus.DECLINED,
    PlaceStatus.EXPIRED,
    PlaceStatus.WITHDRAWN,
    PlaceStatus.CLOSED,
)


@signed_in
@require_GET
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the answers by status, the quotas of those with a place, and who may get a free one."""
    return answers_page(request, pk)


@signed_in
@require_POST
def place_offer(request: HttpRequest, pk: int, application_pk: int) -> HttpResponse:
    """Offer a free place to one of the waiting list."""
    case = case_led_by(request, pk)
    application = get_object_or_404(applicants(case), pk=application_pk)
    now = timezone.now()
    return _tried(
        request,
        pk,
        lambda: offer_place(application, case, by=person(request), now=now),
        _("Erbjudandet är skickat till %(name)s.") % {"name": application.name},
    )


@signed_in
@require_POST
def place_resend(request: HttpRequest, pk: int, place_pk: int) -> HttpResponse:
    """Send an offer once more."""
    case = case_led_by(request, pk)
    place = get_object_or_404(
        Place.objects.filter(case=case).select_related("application__user", "case__challenge"),
        pk=place_pk,
    )
    now = timezone.now()
    return _tried(
        request,
        pk,
        lambda: resend_offer(place, by=person(request), now=now),
        _("Mejlet är skickat igen till %(name)s.") % {"name": place.application.name},
    )


@signed_in
@require_POST
def waiting_list_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the waiting list and tell those on it."""
    case = case_led_by(request, pk)
    now = timezone.now()
    return _tried(
        request,
        pk,
        lambda: close_waiting_list(case, by=person(request), now=now),
        _("Väntelistan är stängd. Alla på den får ett mejl."),
    )


def _tried(request: HttpRequest, pk: int, action: Callable[[], object], said: str) -> HttpResponse:
    """Do it and lead back to the page, or show the page with the sentence of the refusal."""
    try:
        action()
    except ActionRefused as refusal:
        return answers_page(request, pk, refusal=str(refusal))
    messages.success(request, said)
    return redirect("answers", pk)


def answers_page(request: HttpRequest, pk: int, refusal: str = "") -> HttpResponse:
    """Show the page of the answers, perhaps with the sentence of a refusal."""
    case, now = case_led_by(request, pk), timezone.now()
    board = read_board(case, SEATED)
    counts = {row.value.pk: row.chosen for row in board.rows}
    names = {row.value.pk: row.value.name for row in board.rows}
    places = list(places_with_answers(case))
    free = case.places - case.held_places
    until, closed = offers_until(case, now)
    context = {
        "case": case,
        "way": read_way(case, now),
        "board": board,
        "free": free,
        "until": until,
        "closed": closed,
        "lists": [
            (
                status,
                [(place, sector_of_place(place)) for place in places if place.status == status],
            )
            for status in SHOWN
        ],
        "candidates": [
            (one, [(breach, names[breach.bound.value]) for breach in one.broken])
            for one in ranked_candidates(case, counts, bounds_of(case))
        ],
        "refusal": refusal,
        "may_close": closed and case.released_at is not None,
        "heading": ngettext("%(n)d ledig plats", "%(n)d lediga platser", free) % {"n": free},
        **_steps(case, board, now),
        **replacement_context(request, case, places, now),
    }
    return render(request, "participants/answers.html", context, status=422 if refusal else 200)


def _steps(case: Case, board: Board, now: datetime) -> dict[str, object]:
    """Give the group at each step since it was chosen, beside the plot of who it is now."""
    composition = read_composition(case, now=now)
    keys = [step.key for step in composition.steps]
    rows = {row.value.pk: row for row in board.rows}
    parts = [
        (
            criterion,
            [
                (
                    rows[one.value.pk],
                    [(one.counts.get(key, 0), one.breaches.get(key)) for key in keys],
                )
                for one in counted
                if one.value.pk in rows
            ],
        )
        for criterion, counted in composition.parts
    ]
    return {"composition": composition, "parts": parts}
