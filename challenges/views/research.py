"""The researchers' own list of cases, and a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from challenges.forms.case import NewCaseForm
from challenges.permissions import may_research
from challenges.queries import cases_of_researcher, challenges_researched_by
from challenges.services.case_text import new_case
from susi.accounts.access import person, require, signed_in
from susi.core.errors import ActionRefused


@signed_in
@require_GET
def research_cases(request: HttpRequest) -> HttpResponse:
    """List the person's cases and how far each has come."""
    user = person(request)
    require(may_research(user), _("Den här sidan är för forskare. Skriv till arrangören."))
    cases = list(cases_of_researcher(user).order_by("-challenge__opens_at", "position", "pk"))
    may_add = challenges_researched_by(user).exists()
    return render(request, "challenges/research_cases.html", {"cases": cases, "may_add": may_add})


@signed_in
@require_http_methods(["GET", "POST"])
def case_new(request: HttpRequest) -> HttpResponse:
    """Start a new case in a challenge in whose team the person is a researcher."""
    user = person(request)
    challenges = challenges_researched_by(user)
    require(challenges.exists(), _("Den här sidan är för forskare. Skriv till arrangören."))
    posted = request.POST if request.method == "POST" else None
    form = NewCaseForm(posted, challenges=challenges)
    if request.method == "POST" and form.is_valid():
        try:
            case = new_case(form.challenge(), by=user, title=form.cleaned_data["title"])
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Caset är skapat. Bara du och arrangören ser det än."))
            return redirect("case_edit", case.pk)
    status = 422 if form.errors else 200
    return render(request, "challenges/case_new.html", {"form": form}, status=status)
