"""The board: writing ideas and reading everybody's."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ideas.domain.board_states import may_write
from ideas.forms import IdeaForm
from ideas.queries.board import board_version, cards
from ideas.services.ideas import submit_idea
from ideas.views.rooms import Room, enter
from susi.accounts.access import signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused
from susi.core.live import fragment, unchanged, version_of
from workshops.queries import sessions_of


@require_http_methods(["GET", "POST"])
@signed_in
def idea_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the board with the form of a new idea, or put one up."""
    room = enter(request, pk)
    if request.method == "GET":
        return _page(request, room, IdeaForm())
    if not room.part.takes_part:
        raise PermissionDenied(_("Bara deltagarna lägger upp idéer."))
    form = IdeaForm(request.POST)
    if not form.is_valid():
        return _page(request, room, form, status=422)
    submission = form.cleaned_data["submission"]
    try:
        submit_idea(
            room.case,
            by=room.user,
            now=timezone.now(),
            draft=form.draft(),
            submission=submission,
        )
    except ActionRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, room, form, status=409 if refusal.code == "closed" else 422)
    messages.success(request, _("Din idé ligger på tavlan."))
    return SeeOther(reverse("idea_board", args=[pk]))


@require_GET
@signed_in
def idea_board_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list of ideas, or nothing where it has not changed."""
    room = enter(request, pk)
    version = _version(room)
    context = {} if unchanged(request, version) else _list(room)
    return fragment(request, "ideas/_board.html", context, version=version)


def _page(request: HttpRequest, room: Room, form: IdeaForm, *, status: int = 200) -> HttpResponse:
    writes = room.part.takes_part and (may_write(room.board.state) or form.is_bound)
    context = {
        **_list(room),
        "form": form,
        "writes": writes,
        "session": sessions_of(room.case).filter(ends_at__gte=timezone.now()).first(),
        "version": _version(room),
    }
    return render(request, "ideas/idea_board.html", context, status=status)


def _list(room: Room) -> dict[str, object]:
    return {
        "case": room.case,
        "board": room.board,
        "part": room.part,
        "cards": cards(room.board, room.user),
        "may_edit": may_write(room.board.state),
    }


def _version(room: Room) -> str:
    return version_of(board_version(room.board), room.user.pk, get_language())
