"""A free place after a draw: the lot falls, and the offer leaves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from participants.services.replacements import offer_replacement
from participants.views.answers import answers_page
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused

LONGEST = 1000
LONGEST_NUMBER = 10


@signed_in
@require_POST
def replacement_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer the free places to those on whom the lot fell, as the person saw it."""
    case = case_led_by(request, pk)
    option, seen = _asked(request.POST)
    reason = request.POST.get("skal", "")[:LONGEST]
    try:
        places = offer_replacement(
            case, seen=seen, option=option, reason=reason, by=person(request), now=timezone.now()
        )
    except ActionRefused as refusal:
        return answers_page(request, pk, refusal=str(refusal))
    sent = ngettext("%(n)d erbjudande är skickat.", "%(n)d erbjudanden är skickade.", len(places))
    messages.success(request, sent % {"n": len(places)} + " " + _("Det står i protokollet."))
    return redirect("answers", pk)


def _asked(posted: QueryDict) -> tuple[int | None, list[int]]:
    """Give the way that was chosen, if there was a choice, and the numbers that were seen."""
    way, _colon, numbers = posted.get("satt", "").partition(":")
    listed = numbers.split(",") if way else posted.getlist("nr")
    return (int(way) if _is_number(way) else None, [int(one) for one in listed if _is_number(one)])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER
