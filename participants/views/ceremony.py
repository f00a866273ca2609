"""The organiser's page while the digits are drawn: one step at a time, alone or several."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from challenges.models import Case
from participants.choices import DrawStatus
from participants.forms.draw import DigitForm, VoidForm
from participants.models import Draw
from participants.queries.draw_protocol import figures_of, group_of
from participants.queries.draw_stage import stage_of_draw
from participants.queries.draws import draw_of, passed_over
from participants.services.draws import ask_void, confirm_void, start_ceremony
from participants.services.draws import draw_digit as note_digit
from participants.views.draw_words import words_of
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused


@signed_in
@require_GET
def draw_control(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the step that is next; a digit that was typed is asked about before it counts."""
    case = case_led_by(request, pk)
    if "siffra" not in request.GET:
        return _control(request, case, DigitForm())
    form = DigitForm(request.GET)
    return _control(request, case, form, status=200 if form.is_valid() else 422)


@signed_in
@require_POST
def draw_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the draw in public."""
    case = case_led_by(request, pk)
    try:
        start_ceremony(_draw(case), by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _control(request, case, DigitForm(), refusal=str(refusal), status=422)
    return SeeOther(reverse("draw_control", args=[pk]))


@signed_in
@require_POST
def draw_digit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a digit count that was typed and looked at once more."""
    case = case_led_by(request, pk)
    form = DigitForm(request.POST)
    if not form.is_valid():
        return _control(request, case, form, status=422)
    digit, already = form.cleaned_data["siffra"], request.POST.get("redan", "")
    try:
        draw = note_digit(
            _draw(case), digit, already=already, by=person(request), now=timezone.now()
        )
    except ActionRefused as refusal:
        return _control(request, case, DigitForm(), refusal=str(refusal), status=422)
    if draw.status == DrawStatus.DRAWN:
        messages.success(request, _("Gruppen är lottad. Protokollet är skrivet."))
    else:
        messages.success(request, _("Siffran %(digit)s gäller.") % {"digit": digit})
    return SeeOther(reverse("draw_control", args=[pk]))


@signed_in
@require_http_methods(["GET", "POST"])
def draw_void(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the draw to be done again, or agree to what another organiser asked for."""
    case = case_led_by(request, pk)
    draw = _draw(case)
    form, refusal = VoidForm(request.POST or None), ""
    if request.method == "POST":
        try:
            if done := _void(request, draw, form):
                messages.success(request, done)
                return redirect("draw_void" if draw_of(case) else "draw_control", pk)
        except ActionRefused as error:
            refusal = str(error)
            draw = draw_of(case) or draw
    context = {
        "case": case,
        "draw": draw,
        "form": form,
        "refusal": refusal,
        "own": draw.void_asked_by_id == person(request).pk,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/draw_void.html", context, status=status)


def _void(request: HttpRequest, draw: Draw, form: VoidForm) -> str:
    """Do what the button says and give what to tell; nothing where the form has to be corrected."""
    who, now = person(request), timezone.now()
    if "godkann" in request.POST:
        confirm_void(draw, by=who, now=now)
        return _("Lottningen är ogiltig. Ni kan låsa och lotta igen.")
    if not form.is_valid():
        return ""
    ask_void(draw, reason=form.cleaned_data["reason"], by=who, now=now)
    return _("Din begäran är sparad. En annan arrangör behöver godkänna den.")


def _draw(case: Case) -> Draw:
    """Give the draw that counts.

    Raises:
        Http404: none is locked.
    """
    draw = draw_of(case)
    if draw is None:
        raise Http404
    return draw


def _control(
    request: HttpRequest, case: Case, form: DigitForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    draw = draw_of(case)
    context: dict[str, object] = {"case": case, "draw": draw, "refusal": refusal}
    if draw is not None:
        stage = stage_of_draw(draw)
        context |= {
            "form": form,
            "stage": stage,
            "words": words_of(stage, timezone.now()),
            "figures": figures_of(draw),
            "typed": form.cleaned_data["siffra"] if form.is_bound and form.is_valid() else "",
            "group": group_of(draw),
            "passed": passed_over(draw),
        }
    return render(request, "participants/draw_control.html", context, status=status)
