"""The organiser's desk for choosing: quotas, applicants, marks, the release of the decisions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from challenges.models import Case
from challenges.queries import cases_led_by
from participants.domain.answer_time import first_answer_time
from participants.emails.places import preview_letter
from participants.forms.selection import FilterForm, QuotaForm, ReleaseForm
from participants.models import Place
from participants.queries.places import applicants, candidates, history_of
from participants.queries.pool import page_of_people, read_people
from participants.queries.selection import Board, Group, Row, read_board
from participants.services.selection import (
    mark_applicants,
    refuse_unless_choosing,
    release_decisions,
    save_quotas,
    unmark_applicants,
)
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused
from workshops.queries import sessions_of


class Line(NamedTuple):
    """A row of the quota table with its two fields."""

    row: Row
    least: BoundField
    most: BoundField


@signed_in
@require_GET
def selection(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the pool against the quotas, and the applicants to choose from."""
    return _selection_page(request, case_led_by(request, pk))


@signed_in
@require_POST
def selection_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark or unmark the ticked applicants, or the one whose button was pressed."""
    case = case_led_by(request, pk)
    service, keys = _asked(request.POST)
    try:
        number = service(case, keys, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _selection_page(request, case, {"refusal": str(refusal)}, status=422)
    if service is mark_applicants:
        said = ngettext("%(n)d sökande är vald.", "%(n)d sökande är valda.", number)
    else:
        said = ngettext("%(n)d val är borttaget.", "%(n)d val är borttagna.", number)
    messages.success(request, said % {"n": number})
    return _back_to_list(request, case)


@signed_in
@require_POST
def selection_quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the quotas, or show what was typed again with what is wrong with it."""
    case = case_led_by(request, pk)
    board = read_board(case)
    form = QuotaForm(case, [row.value for row in board.rows], request.POST)
    if not form.is_valid():
        return _selection_page(request, case, {"quota_form": form}, status=422)
    try:
        save_quotas(case, form.bounds(), by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _selection_page(
            request, case, {"quota_form": form, "refusal": str(refusal)}, status=422
        )
    messages.success(request, _("Kvoterna är sparade."))
    return redirect(f"{reverse('selection', args=[case.pk])}#kvoter")


@signed_in
@require_GET
def applicant(request: HttpRequest, pk: int, application_pk: int) -> HttpResponse:
    """Show one person's answers, and what was decided about them here."""
    case = case_led_by(request, pk)
    application = get_object_or_404(applicants(case), pk=application_pk)
    (who,) = read_people(case, [application.pk])
    context = {
        "case": case,
        "person": who,
        "events": history_of(who.place) if who.place else [],
        "choosing": not why_not(case, timezone.now()),
    }
    return render(request, "participants/applicant.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def selection_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the release would do, and do it when it is confirmed."""
    case = case_led_by(request, pk)
    if case.released_at is not None:
        return redirect("answers", case.pk)
    board = read_board(case)
    must_agree = bool(board.broken or board.free)
    posted = request.POST if request.method == "POST" else None
    form = ReleaseForm(posted, must_agree=must_agree)
    refusal = why_not(case, timezone.now())
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            release_decisions(case, by=person(request), now=timezone.now())
        except ActionRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _("Beskeden är på väg."))
            return redirect("answers", case.pk)
    context = {"form": form, "refusal": refusal, **_release_context(board, timezone.now())}
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/selection_release.html", context, status=status)


def case_led_by(request: HttpRequest, pk: int) -> Case:
    """Give the case if the signed-in person organises its challenge, else answer 404."""
    return get_object_or_404(cases_led_by(person(request)), pk=pk)


def why_not(case: Case, now: datetime) -> str:
    """Give the sentence that says why nobody can be chosen now, or an empty string."""
    try:
        refuse_unless_choosing(case, now)
    except ActionRefused as refusal:
        return str(refusal)
    return ""


def _asked(posted: QueryDict) -> tuple[Any, list[int]]:
    """Give the service and the applications that a button of the list means."""
    one = posted.get("mark") or posted.get("unmark")
    keys = [one] if one else posted.getlist("ids")
    undo = "unmark" in posted or posted.get("do") == "unmark"
    numbers = [int(key) for key in keys if key.isdecimal() and len(key) < 19]  # noqa: PLR2004 -- 64 bits
    return (unmark_applicants if undo else mark_applicants, numbers)


def _back_to_list(request: HttpRequest, case: Case) -> HttpResponse:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{reverse('selection', args=[case.pk])}{query}#sokande")


def _selection_page(
    request: HttpRequest, case: Case, extra: Mapping[str, object] | None = None, status: int = 200
) -> HttpResponse:
    board = read_board(case)
    criteria = [group.criterion for group in board.groups]
    filter_form = FilterForm(criteria, request.GET)
    page = page_of_people(case, filter_form.filters(), request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    closed = why_not(case, timezone.now())
    quota_form = QuotaForm(case, [row.value for row in board.rows])
    context: dict[str, Any] = {
        "case": case,
        "board": board,
        "quota_form": quota_form,
        "filter_form": filter_form,
        "page": page,
        "query": query.urlencode(),
        "here": request.GET.urlencode(),
        "closed": closed,
        "choosing": not closed,
        **(extra or {}),
    }
    context["groups"] = _lines(board, context["quota_form"])
    return render(request, "participants/selection.html", context, status=status)


def _lines(board: Board, form: QuotaForm) -> list[tuple[Group, list[Line]]]:
    """Give each criterion with its rows, and beside each row its two fields."""
    return [
        (
            group,
            [
                Line(row, form[f"min_{row.value.pk}"], form[f"max_{row.value.pk}"])
                for row in group.rows
            ],
        )
        for group in board.groups
    ]


def _release_context(board: Board, now: datetime) -> dict[str, object]:
    case = board.case
    marks = Place.objects.filter(case=case, status="marked").select_related(
        "application__user", "case__challenge"
    )
    first = sessions_of(case).first()
    answer_by = first_answer_time(
        case.challenge.answer_by, now, session=first.starts_at if first else None
    )
    return {
        "case": case,
        "board": board,
        "answer_by": answer_by,
        "waiting": candidates(case).count(),
        "previews": _previews(case, list(marks[:1]), answer_by),
    }


def _previews(case: Case, marked: list[Place], answer_by: datetime) -> list[Any]:
    """Give both letters as one of those marked and one of the others would read them."""
    rest = candidates(case).select_related("user").first()
    letters = []
    for place in marked:
        place.answer_by = answer_by
        letters.append(preview_letter("place_offered", place))
    if rest is not None:
        waiting = Place(pk=0, application=rest, case=case, status="waiting")
        letters.append(preview_letter("place_waiting", waiting))
    return letters
