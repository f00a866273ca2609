"""The result of a case's vote."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from challenges.choices import CaseStatus
from challenges.models import Case
from challenges.queries import challenges_visible_to
from ideas.choices import BoardState
from ideas.permissions import Part, part_in
from ideas.queries.board import active_ideas, board_of
from ideas.queries.result import result_of
from susi.accounts.models import User

NOBODY = Part(takes_part=False, leads=False, researches=False)


@require_GET
def idea_result(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Show which ideas go on: to the room after the vote, to all with the challenge's result."""
    user = request.user if isinstance(request.user, User) else None
    found = visible_case(user, challenge, case)
    part = part_in(user, found) if user else NOBODY
    board = board_of(found)
    is_public = _is_public(found)
    may_see = part.may_read or is_public
    is_closed = board.state == BoardState.CLOSED
    result = result_of(board) if may_see and is_closed else None
    context = {
        "case": found,
        "board": board,
        "part": part,
        "is_public": is_public,
        "result": result,
        "ideas": active_ideas(board).count() if may_see and not is_closed else 0,
    }
    return render(request, "ideas/idea_result.html", context)


def visible_case(user: User | None, challenge: str, case: str) -> Case:
    """Give the case if this person may see it.

    Raises:
        Http404: it does not exist, or is not published and the person is not of its team.
    """
    seen = challenges_visible_to(user, timezone.now())
    found = get_object_or_404(
        Case.objects.select_related("challenge"),
        challenge__in=seen,
        challenge__slug=challenge,
        slug=case,
    )
    if found.status != CaseStatus.PUBLISHED and not (user and part_in(user, found).is_team):
        raise Http404
    return found


def _is_public(case: Case) -> bool:
    results_at = case.challenge.results_at
    return results_at is not None and results_at <= timezone.now()
