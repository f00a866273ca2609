"""The group composer: the page, the proposal, and undo."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from challenges.queries import cases_led_by
from participants.forms.groups import OptionsForm, WishForm
from participants.queries.composer import Composer, menu_of
from participants.queries.seating import read_seating
from participants.services.grouping import propose_groups, seat_the_rest
from participants.services.seats import undo
from susi.accounts.access import person, signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused
from workshops.models import Session

DIGITS = 18  # of a number that fits in 64 bits


@signed_in
@require_GET
def groups(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the groups of a session, how good they are, and what could be better."""
    return groups_page(request, session_led_by(request, pk))


@signed_in
@require_POST
def groups_propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose groups; where people were moved by hand, ask first."""
    session = session_led_by(request, pk)
    seating = read_seating(session)
    form = OptionsForm(request.POST, seating=seating)
    if not form.is_valid():
        return groups_page(request, session, {"options_form": form}, status=422)
    if seating.grouping.touched and not request.POST.get("sure"):
        return groups_page(request, session, {"options_form": form, "ask": True}, status=422)
    return tried(
        request,
        session,
        lambda: propose_groups(
            session,
            form.options(),
            by=person(request),
            now=timezone.now(),
            seed=get_random_string(16),
        ),
        _("Här är ett nytt förslag. Ingen annan ser det förrän ni publicerar."),
        extra={"options_form": form},
    )


@signed_in
@require_POST
def groups_rest(request: HttpRequest, pk: int) -> HttpResponse:
    """Seat those who have no group."""
    session = session_led_by(request, pk)
    try:
        number = seat_the_rest(session, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return groups_page(request, session, {"refusal": str(refusal)}, status=422)
    words = ngettext("%(n)d person har fått en grupp.", "%(n)d personer har fått en grupp.", number)
    messages.success(request, words % {"n": number})
    return SeeOther(reverse("groups", args=[pk]))


@signed_in
@require_POST
def groups_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last change."""
    session = session_led_by(request, pk)
    step = number_in(request, "step")
    return tried(
        request,
        session,
        lambda: undo(session, step, by=person(request), now=timezone.now()),
        _("Ändringen är ångrad."),
    )


def session_led_by(request: HttpRequest, pk: int) -> Session:
    """Give the session if the signed-in person organises its challenge, else answer 404."""
    sessions = Session.objects.filter(case__in=cases_led_by(person(request)).values("pk"))
    return get_object_or_404(sessions.select_related("case__challenge"), pk=pk)


def number_in(request: HttpRequest, name: str) -> int:
    """Give a number of the form, or 0 where there is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0


def tried(
    request: HttpRequest,
    session: Session,
    action: Callable[[], object],
    said: str | Callable[[], str],
    *,
    anchor: str = "",
    extra: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Do it and lead back to the page, or show the page with the sentence of the refusal."""
    try:
        done = action()
    except ActionRefused as refusal:
        return groups_page(request, session, {**(extra or {}), "refusal": str(refusal)}, status=422)
    if done is not False:
        messages.success(request, said if isinstance(said, str) else said())
    return SeeOther(reverse("groups", args=[session.pk]) + anchor)


def groups_page(
    request: HttpRequest,
    session: Session,
    extra: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Give the composer, with what a form has to say."""
    seating = read_seating(session)
    chosen = request.GET.get("flytta", "")
    known = chosen.isascii() and chosen.isdecimal() and len(chosen) <= DIGITS
    context: dict[str, Any] = {
        "session": session,
        "case": session.case,
        "seating": seating,
        "composer": Composer(seating),
        "menu": menu_of(seating, int(chosen)) if known else None,
        "options_form": OptionsForm(seating=seating),
        "wish_form": WishForm(seating=seating),
        "sessions": session.case.sessions.order_by("number"),
        "over": session.ends_at < timezone.now(),
        **(extra or {}),
    }
    return render(request, "participants/groups.html", context, status=status)
