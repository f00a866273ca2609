"""The organiser's desk after the release: who said what, and who gets a place that is free."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from participants.choices import PlaceStatus
from participants.models import Place
from participants.queries.places import (
    SEATED,
    applicants,
    bounds_of,
    places_with_answers,
    ranked_candidates,
    sector_of_place,
)
from participants.queries.pool import read_people
from participants.queries.selection import read_board
from participants.services.places import (
    close_waiting_list,
    offer_place,
    offers_until,
    resend_offer,
)
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.csv import csv_response
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
    return _answers_page(request, pk)


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


@signed_in
@require_GET
def applicants_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the applicants as a table, without their needs of support."""
    case = case_led_by(request, pk)
    board = read_board(case)
    criteria = [group.criterion for group in board.groups]
    people = read_people(case, list(applicants(case).values_list("pk", flat=True)))
    header = [
        _("Nummer"),
        _("Namn"),
        _("Organisation"),
        _("Bidrag"),
        *(criterion.name for criterion in criteria),
        _("Kan båda dagarna"),
        _("Status"),
    ]
    rows = [
        [
            one.application.number,
            one.application.name,
            one.application.organisation,
            one.application.contribution,
            *(", ".join(str(a) for a in one.answers.get(criterion, [])) for criterion in criteria),
            one.availability_text,
            one.place.get_status_display() if one.place else "",
        ]
        for one in sorted(people, key=lambda one: one.application.number or 0)
    ]
    return csv_response(f"{case.challenge.slug}-{case.slug}.csv", header, rows)


def _tried(request: HttpRequest, pk: int, action: Callable[[], object], said: str) -> HttpResponse:
    """Do it and lead back to the page, or show the page with the sentence of the refusal."""
    try:
        action()
    except ActionRefused as refusal:
        return _answers_page(request, pk, refusal=str(refusal))
    messages.success(request, said)
    return redirect("answers", pk)


def _answers_page(request: HttpRequest, pk: int, refusal: str = "") -> HttpResponse:
    case, now = case_led_by(request, pk), timezone.now()
    board = read_board(case, SEATED)
    counts = {row.value.pk: row.chosen for row in board.rows}
    names = {row.value.pk: row.value.name for row in board.rows}
    places = list(places_with_answers(case))
    free = case.places - case.held_places
    until, closed = offers_until(case, now)
    context = {
        "case": case,
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
    }
    return render(request, "participants/answers.html", context, status=422 if refusal else 200)
