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
from django.views.decorators.http import require_GET, require_POST

from challenges.models import Case
from challenges.queries import cases_led_by
from participants.forms.selection import FilterForm, QuotaForm
from participants.queries.draw_problem import is_by_hand, pool_of
from participants.queries.places import applicants, history_of
from participants.queries.pool import page_of_people, read_people
from participants.queries.reviews import left_out, open_reviews
from participants.queries.selection import Board, Group, Row, read_board
from participants.queries.selection_steps import read_way
from participants.services.selection import (
    mark_applicants,
    refuse_unless_choosing,
    save_quotas,
    unmark_applicants,
)
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused


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
        "choosing": is_by_hand(case) and not why_not(case, timezone.now()),
    }
    return render(request, "participants/applicant.html", context)


def save_by_hand(request: HttpRequest, case: Case) -> HttpResponse:
    """Save the quotas of a case chosen by hand, or show what was typed again with what is wrong."""
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
    way, now = read_way(case, timezone.now()), timezone.now()
    board = read_board(case)
    criteria = [group.criterion for group in board.groups]
    filter_form = FilterForm(criteria, request.GET, by_hand=way.by_hand)
    page = page_of_people(case, filter_form.filters(), request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    closed = why_not(case, now)
    context: dict[str, Any] = {
        "case": case,
        "way": way,
        "board": board,
        "filter_form": filter_form,
        "page": page,
        "query": query.urlencode(),
        "here": request.GET.urlencode(),
        "closed": closed,
        "choosing": way.by_hand and not closed,
        **(_by_hand(case, board) if way.by_hand else _by_draw(case)),
        **(extra or {}),
    }
    if way.by_hand:
        context["groups"] = _lines(board, context["quota_form"])
    return render(request, "participants/selection.html", context, status=status)


def _by_hand(case: Case, board: Board) -> dict[str, object]:
    return {"quota_form": QuotaForm(case, [row.value for row in board.rows])}


def _by_draw(case: Case) -> dict[str, object]:
    """Give what the list of a draw shows instead of marks: who is in it, what is to be reviewed."""
    return {
        "in_draw": pool_of(case).count(),
        "left_out": set(left_out(case).values_list("pk", flat=True)),
        "to_review": open_reviews(case),
    }


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
