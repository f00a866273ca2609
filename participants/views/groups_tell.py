"""Telling people their group, and mending the groups when somebody does not come."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from participants.emails.groups import preview_letter
from participants.queries.seating import Seating, read_seating
from participants.services.group_publish import publish_groups
from participants.services.group_repair import apply_repair, plan_missing
from participants.views.groups import DIGITS, number_in, session_led_by
from susi.accounts.access import person, signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused


@signed_in
@require_http_methods(["GET", "POST"])
def groups_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who would be told and what, and do it when it is confirmed."""
    session = session_led_by(request, pk)
    refusal = ""
    if request.method == "POST":
        mail = request.POST.get("mail") != "0"
        try:
            number = publish_groups(session, by=person(request), now=timezone.now(), mail=mail)
        except ActionRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _told(number, mail=mail))
            return SeeOther(reverse("groups", args=[pk]))
    seating = read_seating(session)
    context = {
        "session": session,
        "case": session.case,
        "seating": seating,
        "preview": _preview(seating),
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "participants/groups_publish.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def groups_repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark who is missing, show the fewest moves that mend the groups, and make them."""
    session = session_led_by(request, pk)
    refusal = ""
    if request.method == "POST":
        missing, mark = _places(request.POST), number_in(request, "mark")
        try:
            plan = apply_repair(session, missing, mark=mark, by=person(request), now=timezone.now())
        except ActionRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _repaired(len(plan.moves)))
            return SeeOther(reverse("groups", args=[pk]))
    seating = read_seating(session)
    asked = request.POST if refusal else request.GET
    shown = "visa" in asked or bool(refusal)
    missing = _places(asked) if shown else {p.place.pk for p in seating.people if p.is_missing}
    context = {
        "session": session,
        "case": session.case,
        "seating": seating,
        "missing": missing,
        "plan": plan_missing(seating, missing) if shown and seating.is_dealt else None,
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "participants/groups_repair.html", context, status=status)


def _places(given: QueryDict) -> set[int]:
    return {
        int(text)
        for text in given.getlist("saknas")
        if text.isascii() and text.isdecimal() and len(text) <= DIGITS
    }


def _preview(seating: Seating) -> Any:
    """Give the letter as the first of those who would be told would read it."""
    for one in seating.affected:
        if one.number is not None:
            grouping = seating.grouping
            grouping.version += 1
            letter = preview_letter(one.place, seating.group(one.number), grouping)
            grouping.version -= 1
            return letter
    return None


def _told(number: int, *, mail: bool) -> str:
    if not mail:
        return _("Grupperna är publicerade utan mejl.")
    words = ngettext(
        "Grupperna är publicerade. %(n)d person får ett mejl.",
        "Grupperna är publicerade. %(n)d personer får ett mejl.",
        number,
    )
    return words % {"n": number}


def _repaired(moves: int) -> str:
    words = ngettext(
        "Klart. %(n)d person har bytt grupp. Meddela de berörda om de inte vet det.",
        "Klart. %(n)d personer har bytt grupp. Meddela de berörda om de inte vet det.",
        moves,
    )
    return words % {"n": moves} if moves else _("Klart. Ingen behövde byta grupp.")
