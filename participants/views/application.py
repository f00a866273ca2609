"""The application form: where it begins, and its pages."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from challenges.models import Challenge
from challenges.queries import challenges_visible_to
from participants.domain.steps import DATES
from participants.forms.page import StepForm
from participants.forms.steps import step_form, typed_answers
from participants.queries.applications import ApplicationRecord, Step, record_of
from participants.services.applications import refuse_unless_open
from participants.services.recruiting import note_source
from participants.views.came_by import code_of
from susi.accounts.access import person, signed_in
from susi.accounts.limits import within_limit
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.guard import form_mark, guard_sentence
from susi.core.templatetags.susi import day_and_time

FROM_REVIEW = "granska"
# Codes of refusals that no other answer would change.
SHUT = frozenset({"closed", "not_open", "on_team"})


@require_GET
def application_start(request: HttpRequest, challenge: str) -> HttpResponse:
    """Tell what applying takes and how the answers are used, or why it cannot be done now."""
    user = request.user if isinstance(request.user, User) else None
    record = record_of(open_challenge(challenge, user), user, timezone.now())
    first = (record.missing or record.steps)[0]
    return render(
        request, "participants/application_start.html", {"record": record, "first": first}
    )


@require_http_methods(["GET", "POST"])
@signed_in
def application_step(request: HttpRequest, challenge: str, step: str) -> HttpResponse:
    """Show one page of the form, or save it and go on."""
    user = person(request)
    record = record_of(open_challenge(challenge, user), user, timezone.now())
    page = record.step(step)
    if page is None:
        raise Http404
    if request.method != "POST" and (record.on_team or not record.is_open):
        return redirect("application_start", challenge)
    if not record.may_open(page):
        return redirect("application_step", challenge, record.missing[0].slug)
    form = step_form(page, record, user, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, form)
    if "close" in request.POST and not form.has_changed():
        return redirect("my_challenge")
    return _save(request, form)


def open_challenge(slug: str, user: User | None) -> Challenge:
    """Give the challenge if this person may see it.

    Raises:
        Http404: there is no such challenge, or it is not published.
    """
    return get_object_or_404(challenges_visible_to(user, timezone.now()), slug=slug)


def _save(request: HttpRequest, form: StepForm) -> HttpResponse:
    try:
        refuse_unless_open(form.record)
        if not form.is_valid():
            return _page(request, form)
        _refuse_machines(request, form.record)
        form.save(now=timezone.now())
    except ActionRefused as refusal:
        if refusal.code in SHUT:
            return _page(request, form, refusal=str(refusal))
        form.add_error(None, str(refusal))
        return _page(request, form)
    if form.record.application is None:
        note_source(form.record.challenge, code_of(request, form.record.challenge), by=form.user)
    if "close" in request.POST:
        when = day_and_time(form.record.closes_at)
        messages.success(
            request, _("Sparat. Du kan fortsätta fram till %(when)s.") % {"when": when}
        )
        return redirect("my_challenge")
    return _go_on(request, form)


def _refuse_machines(request: HttpRequest, record: ApplicationRecord) -> None:
    """Let people begin an application; ask once more where a machine may have done it.

    Raises:
        ActionRefused: ``guard``, ``rate``.
    """
    if record.application is not None:
        return
    sentence = guard_sentence(request.POST, timezone.now())
    if sentence:
        raise ActionRefused(sentence, code="guard")
    if not within_limit(request, "application_start", person(request).email):
        sentence = _("Det har börjats många ansökningar härifrån. Vänta en stund och försök igen.")
        raise ActionRefused(sentence, code="rate")


def _go_on(request: HttpRequest, form: StepForm) -> HttpResponse:
    """Lead to the page after this one, or to the list of answers where that is what is left."""
    slug = form.record.challenge.slug
    record = record_of(form.record.challenge, form.user, timezone.now())
    if record.is_submitted:
        messages.success(request, _("Ändringen är sparad."))
    if request.GET.get("fran") == FROM_REVIEW or record.is_submitted:
        return _first_gap(record, slug)
    later = [step for step in record.steps if step.number > form.step.number]
    if later and record.may_open(later[0]):
        return redirect("application_step", slug, later[0].slug)
    return _first_gap(record, slug)


def _first_gap(record: ApplicationRecord, slug: str) -> HttpResponse:
    gaps = [step.slug for step in record.missing] or _waiting_dates(record)
    if gaps:
        return redirect("application_step", slug, gaps[0])
    return redirect("application_review", slug)


def _waiting_dates(record: ApplicationRecord) -> list[str]:
    """Give the page about the days where a case added after sending in waits for its answer."""
    return [DATES] if any(choice.availability == "" for choice in record.chosen) else []


def _page(request: HttpRequest, form: StepForm, *, refusal: str = "") -> HttpResponse:
    steps: list[Step] = form.record.steps
    back = steps[form.step.number - 2] if form.step.number > 1 else None
    context = {
        "record": form.record,
        "step": form.step,
        "form": form,
        "back": back,
        "from_review": request.GET.get("fran") == FROM_REVIEW,
        "saved_today": _is_today(form.record),
        "refusal": refusal,
        "typed": typed_answers(form) if refusal else [],
        "form_mark": form_mark(request.POST, timezone.now()),
    }
    status = 422 if form.is_bound else 200
    return render(request, "participants/application_step.html", context, status=status)


def _is_today(record: ApplicationRecord) -> bool:
    if record.application is None:
        return False
    return timezone.localdate(record.application.saved_at) == timezone.localdate()
