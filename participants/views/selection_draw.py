"""The draw at the desk: checklist, lock, the list of groups, and the way to the draw in public."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from challenges.models import Case
from participants.choices import DrawStatus, DrawStep, RunStatus
from participants.domain.selection.explanation_data import from_plain
from participants.forms.selection_lock import LockForm, UnlockForm
from participants.models import Draw, DrawEvent, SelectionRun
from participants.queries.checklist import read_checklist
from participants.queries.draw_problem import is_by_hand
from participants.queries.draws import draw_of, draws_of
from participants.queries.outlook import Outlook
from participants.queries.run_words import RunState
from participants.queries.selection_steps import Way, read_way
from participants.services.draw_refusals import refuse_unless_lockable
from participants.services.draws import lock_draw, publish_list, unlock_draw
from participants.views.selection import case_led_by
from participants.views.selection_table import Quotas, read_quotas
from participants.views.selection_words import hopeless_words, why_of
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused
from susi.core.live import fragment


@signed_in
@require_GET
def selection_draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is left to do before the draw, or how far it is."""
    case = case_led_by(request, pk)
    if is_by_hand(case):
        return redirect("selection", pk)
    return _page(request, case)


@signed_in
@require_GET
def selection_draw_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give how far the list is, if that is news; when it is ready, lead to the page."""
    case = case_led_by(request, pk)
    draw = draw_of(case)
    state = RunState(draw.run) if draw and draw.run else None
    if state is None or not state.is_open:
        return redirect("selection_draw", pk)
    context = {"state": state, "case": case}
    return fragment(request, "participants/_run.html", context, version=state.version)


@signed_in
@require_http_methods(["GET", "POST"])
def selection_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all quotas once more, and lock them when the word is written."""
    case = case_led_by(request, pk)
    if is_by_hand(case) or (request.method == "GET" and draw_of(case)):
        return redirect("selection_draw", pk)
    quotas = read_quotas(case)
    outlook = _outlook(read_way(case, timezone.now(), quotas.problem), quotas)
    form = LockForm(request.POST if request.method == "POST" else None, hopeless=_hopeless(outlook))
    if request.method != "POST" or not form.is_valid():
        return _lock_page(request, quotas, outlook, form)
    try:
        lock_draw(
            case,
            acknowledgement=form.cleaned_data.get("acknowledgement", ""),
            by=person(request),
            now=timezone.now(),
        )
    except ActionRefused as refusal:
        return _lock_page(request, quotas, outlook, form, refusal=str(refusal))
    messages.success(request, _("Ansökningarna och kvoterna är låsta. Nu tas listan fram."))
    return redirect("selection_draw", pk)


@signed_in
@require_http_methods(["GET", "POST"])
def selection_unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the lock back, with a reason, before anybody outside has seen the list."""
    case = case_led_by(request, pk)
    draw = _draw(case)
    if draw.status not in {DrawStatus.LOCKED, DrawStatus.PREPARED}:
        return redirect("selection_draw", pk)
    form, refusal = UnlockForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            unlock_draw(draw, reason=reason, by=person(request), now=timezone.now())
        except ActionRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _("Kvoterna är upplåsta. Det syns i protokollet."))
            return redirect("selection_quotas", pk)
    context = {"case": case, "draw": draw, "form": form, "refusal": refusal}
    context["way"] = read_way(case, timezone.now())
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/selection_unlock.html", context, status=status)


@signed_in
@require_POST
def selection_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody see the numbered groups."""
    case = case_led_by(request, pk)
    try:
        publish_list(_draw(case), by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _page(request, case, refusal=str(refusal), status=422)
    messages.success(request, _("Listan är publicerad. Nu kan ni lotta inför alla."))
    return redirect("selection_draw", pk)


def _draw(case: Case) -> Draw:
    """Give the draw that counts.

    Raises:
        Http404: none is locked.
    """
    draw = draw_of(case)
    if draw is None:
        raise Http404
    return draw


def _page(
    request: HttpRequest, case: Case, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    way = read_way(case, now)
    context: dict[str, Any] = {
        "case": case,
        "way": way,
        "draw": way.draw,
        "refusal": refusal,
        "checklist": read_checklist(case),
        "earlier": _earlier(case, way.draw),
    }
    if way.draw is None:
        context["stop"] = "" if case.released_at else _stop(case)
    elif way.draw.run is not None:
        context |= _of_run(way.draw.run, case)
    return render(request, "participants/selection_draw.html", context, status=status)


def _earlier(case: Case, draw: Draw | None) -> list[tuple[Draw, str]]:
    """Give the draws that were taken back or made void, each with the reason."""
    others = draws_of(case).exclude(pk=draw.pk) if draw else draws_of(case)
    unlocked = DrawEvent.objects.filter(draw__case=case, step=DrawStep.UNLOCKED)
    reasons = {event.draw_id: event.facts.get("reason", "") for event in unlocked}
    return [(one, one.void_reason or reasons.get(one.pk, "")) for one in others]


def _stop(case: Case) -> str:
    """Give what stands in the way of locking, or nothing."""
    try:
        refuse_unless_lockable(case, timezone.now())
    except ActionRefused as refusal:
        return str(refusal)
    return ""


def _of_run(run: SelectionRun, case: Case) -> dict[str, Any]:
    run.case = case
    found: dict[str, Any] = {"run": run, "state": RunState(run)}
    if run.status == RunStatus.DONE:
        found["result"] = run.result
        found["panels"] = run.problem["rules"]["panels"]
    if run.status == RunStatus.INFEASIBLE:
        quotas = read_quotas(case)
        explanation = from_plain((run.result or {})["explanation"])
        found["why"] = why_of(explanation, quotas.names, quotas.criteria)
    return found


def _outlook(way: Way, quotas: Quotas) -> Outlook | SelectionRun:
    """Give the trial of these very quotas, or else what can be said at once."""
    return way.trial if way.tried and way.trial is not None else quotas.outlook()


def _hopeless(outlook: Outlook | SelectionRun) -> int:
    if isinstance(outlook, SelectionRun):
        return len((outlook.result or {})["unreachable"])
    return outlook.hopeless


def _lock_page(
    request: HttpRequest,
    quotas: Quotas,
    outlook: Outlook | SelectionRun,
    form: LockForm,
    *,
    refusal: str = "",
) -> HttpResponse:
    hopeless = _hopeless(outlook)
    table = quotas.table()
    context = {
        "case": quotas.case,
        "way": read_way(quotas.case, timezone.now(), quotas.problem),
        "quotas": quotas,
        "board": table,
        "groups": quotas.lines(table),
        "form": form,
        "stop": _stop(quotas.case) or _fault(outlook),
        "refusal": refusal,
        "number": hopeless,
        "hopeless": hopeless_words(quotas.problem, quotas.names) if hopeless else [],
        "conflict": isinstance(outlook, Outlook) and outlook.explanation is not None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "participants/selection_lock.html", context, status=status)


def _fault(outlook: Outlook | SelectionRun) -> str:
    if isinstance(outlook, SelectionRun):
        return ""
    if outlook.explanation is not None:
        return _("Kvoterna går inte ihop. Ändra dem innan ni låser.")
    return outlook.fault
