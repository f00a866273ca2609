"""The trial draw: asked for, under way, and what it shows: an example and everybody's chance."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.choices import RunKind, RunStatus
from participants.domain.fairness import fairness
from participants.domain.selection.coded import problem_from
from participants.domain.selection.explanation_data import from_plain
from participants.models import SelectionRun
from participants.queries.chance_groups import chance_groups, dots
from participants.queries.checklist import read_checklist
from participants.queries.draw_problem import is_by_hand, problem_hash
from participants.queries.quota_table import people_with
from participants.queries.run_words import RunState
from participants.queries.selection_steps import last_trial
from participants.services.runs import ask_for_run, cancel_run
from participants.views.selection import case_led_by
from participants.views.selection_quotas import quota_context, save_typed
from participants.views.selection_table import Quotas, holds_quotas, read_quotas
from participants.views.selection_words import hopeless_words, why_of
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused
from susi.core.live import fragment

PLOT_LIMIT = 2500


@signed_in
@require_http_methods(["GET", "POST"])
def selection_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the newest trial; a POST saves the quotas that came along and tries again."""
    case = case_led_by(request, pk)
    if is_by_hand(case):
        return redirect("selection", pk)
    if request.method != "POST":
        return _page(request, read_quotas(case))
    typed = holds_quotas(request.POST)
    quotas = read_quotas(case, request.POST if typed else None)
    if typed and not quotas.form.is_valid():
        return _page(request, quotas, status=422)
    refusal = save_typed(request, quotas) if typed else ""
    if not refusal:
        try:
            ask_for_run(case, RunKind.TRIAL, by=person(request), now=timezone.now())
        except ActionRefused as error:
            refusal = str(error)
    if refusal:
        return _page(request, quotas, refusal=refusal, status=422)
    return redirect("selection_trial", pk)


@signed_in
@require_POST
def selection_trial_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the trial that goes on."""
    case = case_led_by(request, pk)
    run = last_trial(case)
    if run is not None and cancel_run(run, by=person(request), now=timezone.now()):
        messages.success(request, _("Provlottningen är avbruten. Kvoterna är kvar."))
    return redirect("selection_trial", pk)


@signed_in
@require_GET
def selection_trial_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give how far the trial is, if that is news; when it has ended, lead to the page."""
    case = case_led_by(request, pk)
    run = last_trial(case)
    if run is None or not RunState(run).is_open:
        return redirect("selection_trial", pk)
    state = RunState(run)
    context = {"state": state, "case": case}
    return fragment(request, "participants/_run.html", context, version=state.version)


def _page(
    request: HttpRequest, quotas: Quotas, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = quota_context(request, quotas, refusal=refusal)
    run: SelectionRun | None = context["way"].trial
    context |= _of_run(run, quotas) if run else {}
    context |= {"run": run, "checklist": read_checklist(quotas.case)}
    context.setdefault("board", quotas.table())
    why = context.get("why")
    context["groups"] = quotas.lines(context["board"], why.marked if why else ())
    return render(request, "participants/selection_trial.html", context, status=status)


def _of_run(run: SelectionRun, quotas: Quotas) -> dict[str, Any]:
    """Give what the page shows of a run, whatever came of it."""
    run.case = quotas.case
    found: dict[str, Any] = {
        "state": RunState(run),
        "stale": run.problem_hash != problem_hash(quotas.problem),
    }
    if run.status == RunStatus.DONE:
        return found | _of_result(run, quotas)
    if run.status == RunStatus.INFEASIBLE:
        explanation = from_plain((run.result or {})["explanation"])
        found["why"] = why_of(explanation, quotas.names, quotas.criteria)
    return found


def _of_result(run: SelectionRun, quotas: Quotas) -> dict[str, Any]:
    result = run.result or {}
    problem = problem_from(run.problem["pool"], run.problem["rules"])
    people, size = len(problem.people), problem.rules.size
    board = quotas.table(people_with(problem, result["panel"]))
    groups = chance_groups(run)
    sectors = [group for group in groups if group.is_sector]
    return {
        "board": board,
        "result": result,
        "people": people,
        "panels": run.problem["rules"]["panels"],
        "equal": size / people,
        "hopeless": hopeless_words(problem, quotas.names) if result["unreachable"] else [],
        "plot": _plot(run, size / people) if people <= PLOT_LIMIT else None,
        "chances": groups,
        "least": min(sectors, key=lambda one: one.mean, default=None),
        "best": max(sectors, key=lambda one: one.mean, default=None),
    }


def _plot(run: SelectionRun, equal: float) -> object:
    return fairness(((dot.sector, dot.chance) for dot in dots(run)), equal=equal)
