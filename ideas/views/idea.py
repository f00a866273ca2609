"""One's own idea: changing it, taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ideas.domain.board_states import may_write
from ideas.forms import IdeaEditForm
from ideas.models import Idea
from ideas.queries.board import active_ideas
from ideas.services.ideas import edit_idea, withdraw_idea
from ideas.views.rooms import Room, enter
from susi.accounts.access import signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused


@require_http_methods(["GET", "POST"])
@signed_in
def idea_edit(request: HttpRequest, pk: int, idea: int) -> HttpResponse:
    """Show one's own idea to change it, or save it; both texts where it was changed elsewhere."""
    room = enter(request, pk)
    own = own_idea(room, idea)
    if request.method == "GET":
        if not may_write(room.board.state):
            raise PermissionDenied(_("Idéerna är stängda. Du kan fortfarande läsa dem på tavlan."))
        form = IdeaEditForm(initial={"title": own.title, "text": own.text, "version": own.version})
        return _page(request, room, own, form)
    form = IdeaEditForm(request.POST)
    if not form.is_valid():
        return _page(request, room, own, form, status=422)
    version = form.cleaned_data["version"]
    try:
        edit_idea(own, by=room.user, now=timezone.now(), draft=form.draft(), version=version)
    except ActionRefused as refusal:
        return _clash(request, room, own, refusal)
    messages.success(request, _("Ändringen är sparad."))
    return SeeOther(reverse("idea_board", args=[pk]))


@require_POST
@signed_in
def idea_withdraw(request: HttpRequest, pk: int, idea: int) -> HttpResponse:
    """Take one's own idea off the board."""
    room = enter(request, pk)
    try:
        withdraw_idea(own_idea(room, idea), by=room.user, now=timezone.now())
    except ActionRefused:
        messages.error(request, _("Idéerna är stängda, så idén kan inte tas bort nu."))
    else:
        messages.success(request, _("Idén är borttagen."))
    return SeeOther(reverse("idea_board", args=[pk]))


def own_idea(room: Room, pk: int) -> Idea:
    """Give the person's own idea on this board.

    Raises:
        Http404: it is not there, or somebody else's; nobody learns which.
    """
    own = active_ideas(room.board).filter(author=room.user, pk=pk).select_related("board__case")
    idea = own.first()
    if idea is None or not room.part.takes_part:
        raise Http404
    return idea


def _clash(request: HttpRequest, room: Room, idea: Idea, refusal: ActionRefused) -> HttpResponse:
    """Show both texts; saving again then means this one."""
    stored = active_ideas(room.board).filter(pk=idea.pk).first()
    data = request.POST.copy()
    if stored is not None:
        data["version"] = str(stored.version)
    form = IdeaEditForm(data)
    form.add_error(None, str(refusal))
    theirs = stored if refusal.code == "changed" else None
    return _page(request, room, theirs or idea, form, status=409)


def _page(
    request: HttpRequest, room: Room, idea: Idea, form: IdeaEditForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "case": room.case,
        "idea": idea,
        "form": form,
        "clash": status == 409,  # noqa: PLR2004 -- the status code itself
        "may_save": may_write(room.board.state),
    }
    return render(request, "ideas/idea_edit.html", context, status=status)
