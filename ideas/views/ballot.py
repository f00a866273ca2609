"""The blind ballot."""

from collections.abc import Set as AbstractSet

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ideas.choices import BoardState
from ideas.queries.ballot import ballot_lines, own_ballot
from ideas.services.ballots import cast_ballot
from ideas.views.rooms import Room, enter_to_vote
from susi.accounts.access import signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused
from susi.core.live import fragment, version_of

SHUT = frozenset({"closed", "not_open"})


@require_http_methods(["GET", "POST"])
@signed_in
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the ballot with the marks saved, or save it."""
    room = enter_to_vote(request, pk)
    saved, marks = own_ballot(room.board, room.user)
    if request.method == "GET":
        return _page(request, room, marks, {"saved": saved, "saved_marks": len(marks)})
    chosen = set() if "abstain" in request.POST else set(request.POST.getlist("mark"))
    context = {"saved": saved, "saved_marks": len(marks)}
    if not chosen and "abstain" not in request.POST and room.board.state == BoardState.VOTING:
        error = _("Markera minst en idé, eller välj Avstå.")
        return _page(request, room, chosen, {**context, "error": error}, status=422)
    try:
        cast_ballot(room.case, by=room.user, now=timezone.now(), marks=chosen)
    except ActionRefused as refusal:
        status = 409 if refusal.code in SHUT else 422
        return _page(request, room, chosen, {**context, "error": str(refusal)}, status=status)
    messages.success(request, _("Sparat. Du kan ändra tills röstningen stänger."))
    return SeeOther(reverse("ballot", args=[pk]))


@require_GET
@signed_in
def ballot_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the line that says whether the vote is open."""
    room = enter_to_vote(request, pk)
    context = {"case": room.case, "board": room.board}
    return fragment(request, "ideas/_ballot_state.html", context, version=_version(room))


def _page(
    request: HttpRequest,
    room: Room,
    marks: AbstractSet[str],
    more: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    lines = ballot_lines(room.board, room.user, marks)
    context = {
        "case": room.case,
        "board": room.board,
        "lines": lines,
        "limit": min(room.board.limit or 0, len(lines)),
        "marked": sum(line.is_marked for line in lines),
        "version": _version(room),
        **more,
    }
    return render(request, "ideas/ballot.html", context, status=status)


def _version(room: Room) -> str:
    return version_of(room.board.state, get_language())
