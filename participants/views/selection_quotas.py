"""The quotas of a draw: change, look at the effect, undo, and ways out where they do not meet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from challenges.models import Case
from participants.choices import RunKind
from participants.domain.selection.explanation import Relaxation
from participants.queries.draw_problem import is_by_hand, problem_hash
from participants.queries.outlook import Outlook
from participants.queries.selection_steps import read_way
from participants.services.quota_fixes import CHANGED, apply_relaxation
from participants.services.runs import ask_for_run
from participants.services.selection import save_quotas
from participants.views.selection import case_led_by, save_by_hand
from participants.views.selection_table import (
    Quotas,
    holds_quotas,
    read_quotas,
    typed_only,
)
from participants.views.selection_words import hopeless_words, why_of
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused

Saved = dict[str, tuple[int, int] | None]


@signed_in
@require_http_methods(["GET", "POST"])
def selection_quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the quotas with the chances they give; typed ones in the address are looked at only."""
    case = case_led_by(request, pk)
    if request.method == "POST":
        return _save(request, case)
    if is_by_hand(case):
        return redirect(f"{reverse('selection', args=[pk])}#kvoter")
    quotas = read_quotas(case, request.GET if holds_quotas(request.GET) else None)
    return _page(request, quotas, status=422 if quotas.form.errors else 200)


@signed_in
@require_POST
def selection_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last change of the quotas back; once more brings it again."""
    case = case_led_by(request, pk)
    before = request.session.get(_key(case))
    if before is None:
        messages.info(request, _("Det finns ingen ändring att ångra."))
        return redirect("selection_quotas", pk)
    quotas = read_quotas(case)
    bounds = {int(value): bound for value, bound in before.items() if int(value) in quotas.values}
    try:
        save_quotas(case, bounds, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _page(request, quotas, refusal=str(refusal), status=422)
    _remember(request, quotas)
    messages.success(request, _("Kvoterna är som de var före senaste ändringen."))
    return redirect("selection_quotas", pk)


@signed_in
@require_POST
def selection_fix(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply the way out that was chosen, or lead to where more people are found."""
    case = case_led_by(request, pk)
    if request.POST.get("fix") == "sok":
        return redirect("recruiting", case.challenge_id)
    quotas = read_quotas(case)
    try:
        relaxation = _chosen(request, quotas)
        apply_relaxation(case, relaxation, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _page(request, quotas, refusal=str(refusal), status=422)
    _remember(request, quotas)
    messages.success(request, _("Ändringen är gjord. Kvoterna är sparade."))
    return redirect("selection_quotas", pk)


def save_typed(request: HttpRequest, quotas: Quotas) -> str:
    """Save what is typed, remember what was before, and give a refusal or an empty string."""
    try:
        save_quotas(quotas.case, quotas.form.bounds(), by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return str(refusal)
    if quotas.is_typed:
        _remember(request, quotas)
    return ""


def quota_context(request: HttpRequest, quotas: Quotas, *, refusal: str = "") -> dict[str, Any]:
    """Give what every page with the quota table needs."""
    way = read_way(quotas.case, timezone.now(), quotas.problem)
    return {
        "case": quotas.case,
        "way": way,
        "quotas": quotas,
        "form": quotas.form,
        "refusal": refusal,
        "locked": way.draw is not None or quotas.case.released_at is not None,
        "may_undo": way.draw is None and _key(quotas.case) in request.session,
    }


def _save(request: HttpRequest, case: Case) -> HttpResponse:
    if is_by_hand(case):
        return save_by_hand(request, case)
    page = reverse("selection_quotas", args=[case.pk])
    if not holds_quotas(request.POST):
        return redirect(page)
    quotas = read_quotas(case, request.POST)
    if request.POST.get("a") == "visa":
        return redirect(f"{page}?{typed_only(request.POST, quotas.form.values)}")
    refusal = save_typed(request, quotas) if quotas.form.is_valid() else ""
    if refusal or quotas.form.errors:
        return _page(request, quotas, refusal=refusal, status=422)
    return _saved(request, case)


def _saved(request: HttpRequest, case: Case) -> HttpResponse:
    if request.POST.get("a") != "prova":
        messages.success(request, _("Kvoterna är sparade."))
        return redirect("selection_quotas", case.pk)
    try:
        ask_for_run(case, RunKind.TRIAL, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        return _page(request, read_quotas(case), refusal=str(refusal), status=422)
    return redirect("selection_trial", case.pk)


def _page(
    request: HttpRequest, quotas: Quotas, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = quota_context(request, quotas, refusal=refusal)
    outlook = Outlook() if quotas.form.errors else quotas.outlook()
    context |= _outlook(quotas, outlook)
    table = quotas.table()
    marked = context["why"].marked if context["why"] else ()
    context |= {"board": table, "groups": quotas.lines(table, marked)}
    return render(request, "participants/selection_quotas.html", context, status=status)


def _outlook(quotas: Quotas, outlook: Outlook) -> dict[str, Any]:
    """Give the chances, or why there are none."""
    found: dict[str, Any] = {"outlook": outlook, "why": None, "hopeless": []}
    if outlook.explanation is not None:
        found["why"] = why_of(outlook.explanation, quotas.names, quotas.criteria)
        found["question"] = problem_hash(quotas.problem)
    if outlook.hopeless:
        found["hopeless"] = hopeless_words(quotas.asked, quotas.names)
    return found


def _chosen(request: HttpRequest, quotas: Quotas) -> Relaxation:
    """Give the way out that the person saw.

    Raises:
        ActionRefused: none is chosen, or the question is another by now.
    """
    explanation = quotas.outlook().explanation
    asked = request.POST.get("question") == problem_hash(quotas.problem)
    if explanation is None or not asked:
        raise ActionRefused(CHANGED, code="changed")
    why = why_of(explanation, quotas.names, quotas.criteria)
    fixes = {str(index): fix for index, fix in enumerate(why.fixes)}
    fix = fixes.get(request.POST.get("fix", ""))
    if fix is None or fix.relaxation is None:
        raise ActionRefused(_("Välj ett sätt att lösa det."), code="no_fix")
    return fix.relaxation


def _remember(request: HttpRequest, quotas: Quotas) -> None:
    """Keep the quotas as they were, for one step back."""
    before: Saved = {
        str(key): (bound.minimum, bound.maximum) if bound else None
        for key, bound in quotas.saved.items()
    }
    request.session[_key(quotas.case)] = before


def _key(case: Case) -> str:
    return f"quotas-before-{case.pk}"
