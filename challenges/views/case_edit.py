"""Writing a case: the form, what is typed and not saved, and handing it in."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from challenges.domain.case_text import READ, changed
from challenges.forms.case import CaseForm
from challenges.models import Case
from challenges.permissions import researches
from challenges.queries import cases_written_by, draft_of, texts_of
from challenges.services.case_flow import submit_case
from challenges.services.case_text import (
    autosave_case,
    drop_draft,
    save_case,
    unsaved_draft,
)
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import clock
from susi.core.text import reading_minutes

LATEST_VERSION = 2_000_000_000


@signed_in
@require_http_methods(["GET", "POST"])
def case_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, save it, or show both texts where somebody else saved meanwhile."""
    case = own_case(request, pk)
    if request.method == "POST":
        outcome = _saved(request, case)
        if isinstance(outcome, HttpResponse):
            return outcome
        messages.success(request, _("Sparat."))
        return redirect("case_edit", case.pk)
    draft = unsaved_draft(case, draft_of(case, person(request)))
    restored = draft is not None and "utkast" in request.GET
    typed = {**draft.fields, "version": draft.base_version} if draft and restored else {}
    form = CaseForm(case=case, initial=typed)
    return _page(request, Writing(case, form, draft=draft, restored=restored))


@signed_in
@require_POST
def case_autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed; the page tells when."""
    case = own_case(request, pk)
    now = timezone.now()
    posted = request.POST.get("version", "")
    version = min(int(posted), LATEST_VERSION) if posted.isdecimal() else case.version
    texts = request.POST.dict()
    autosave_case(case, by=person(request), texts=texts, version=version, now=now)
    return JsonResponse({"kept": _("Utkastet är sparat kl. %(time)s.") % {"time": clock(now)}})


@signed_in
@require_POST
def case_draft_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what is typed and not saved."""
    case = own_case(request, pk)
    drop_draft(case, by=person(request))
    messages.success(request, _("Det osparade är borta. Här är den sparade texten."))
    return redirect("case_edit", case.pk)


@signed_in
@require_POST
def case_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what the form says, if it came along, and hand the case to the organiser."""
    case = own_case(request, pk)
    if "version" in request.POST:
        outcome = _saved(request, case)
        if isinstance(outcome, HttpResponse):
            return outcome
        case = outcome
    try:
        submit_case(case, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Caset är inskickat. Arrangören har fått ett mejl."))
    return redirect("case_edit", case.pk)


def own_case(request: HttpRequest, pk: int) -> Case:
    """Give a case the signed-in person may write, or answer 404."""
    return get_object_or_404(cases_written_by(person(request)), pk=pk)


@dataclass(frozen=True)
class Writing:
    """What the page of the form shows beside it."""

    case: Case
    form: CaseForm
    draft: Any = None
    restored: bool = False
    conflict: bool = False


def _saved(request: HttpRequest, case: Case) -> Case | HttpResponse:
    form = CaseForm(request.POST, case=case)
    if not form.is_valid():
        return _page(request, Writing(case, form), status=422)
    version = min(form.cleaned_data["version"], LATEST_VERSION)
    try:
        return save_case(case, by=person(request), texts=form.texts(), version=version)
    except ActionRefused as refusal:
        if refusal.code != "conflict":
            form.add_error(None, str(refusal))
            return _page(request, Writing(case, form), status=422)
        return _conflict(request, case, form)


def _conflict(request: HttpRequest, case: Case, form: CaseForm) -> HttpResponse:
    """Show the form with what was typed, and beside it what somebody else saved."""
    case.refresh_from_db()
    again = CaseForm({**form.texts(), "version": case.version}, case=case)
    again.is_valid()
    return _page(request, Writing(case, again, conflict=True), status=409)


def _page(request: HttpRequest, writing: Writing, *, status: int = 200) -> HttpResponse:
    case, form = writing.case, writing.form
    clashes = []
    if writing.conflict:
        mine, theirs = form.texts(), texts_of(case)
        clashes = [
            {"label": form[name].label, "mine": mine[name], "theirs": theirs[name]}
            for name in changed(theirs, mine)
        ]
    context = {
        "case": case,
        "form": form,
        "draft": writing.draft,
        "restored": writing.restored,
        "mine": researches(person(request), case),
        "clashes": clashes,
        "minutes": reading_minutes(*(str(form[f"{name}_sv"].value() or "") for name in READ)),
    }
    return render(request, "challenges/case_edit.html", context, status=status)
