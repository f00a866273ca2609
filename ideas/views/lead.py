"""The facilitator's pages: the cases led, and the console of a board."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from challenges.choices import Role
from challenges.queries import roles_of
from ideas.queries.lead import Console, console_of, lead_cards
from ideas.services.boards import move_board
from ideas.views.rooms import enter_to_lead
from participants.queries.my_groups import groups_led_by
from susi.accounts.access import person, require, signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused
from susi.core.live import fragment, version_of


@require_GET
@signed_in
def lead(request: HttpRequest) -> HttpResponse:
    """Show the cases the person leads, the one with the nearest session first."""
    user = person(request)
    leads = {Role.FACILITATOR.value, Role.ORGANISER.value} & roles_of(user)
    require(bool(leads), _("Den här sidan är för gruppledare. Ska du ha tillgång? Skriv till oss."))
    context = {"cards": lead_cards(user, timezone.now()), "groups": groups_led_by(user)}
    return render(request, "ideas/lead.html", context)


@require_GET
@signed_in
def board_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the state of a board and the one next step."""
    room = enter_to_lead(request, pk)
    console = console_of(room.case, room.board)
    return render(request, "ideas/board_lead.html", _context(console))


@require_GET
@signed_in
def board_lead_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the part of the console that changes."""
    room = enter_to_lead(request, pk)
    context = _context(console_of(room.case, room.board))
    return fragment(request, "ideas/_console.html", context, version=str(context["version"]))


@require_POST
@signed_in
def board_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the board one step, from the state that the console showed."""
    room = enter_to_lead(request, pk)
    old, new = request.POST.get("old", ""), request.POST.get("new", "")
    try:
        moved = move_board(room.case, old=old, new=new, by=room.user, now=timezone.now())
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if not moved:
            messages.info(request, _("Någon annan hann före. Läget är redan ändrat."))
    return SeeOther(reverse("board_lead", args=[pk]))


def _context(console: Console) -> dict[str, object]:
    return {
        "console": console,
        "case": console.case,
        "board": console.board,
        "version": version_of(console.version, get_language()),
    }
