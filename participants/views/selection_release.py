"""The release of the decisions: what it would do, and doing it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges.models import Case
from participants.domain.answer_time import first_answer_time
from participants.emails.places import preview_letter
from participants.forms.selection import ReleaseForm
from participants.models import Place
from participants.queries.places import candidates
from participants.queries.selection import Board, read_board
from participants.queries.selection_steps import read_way
from participants.services.selection import release_decisions
from participants.views.selection import case_led_by, why_not
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused
from workshops.queries import sessions_of


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
    now = timezone.now()
    context = {"form": form, "refusal": refusal, "way": read_way(case, now)}
    context |= _release_context(board, now)
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/selection_release.html", context, status=status)


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
