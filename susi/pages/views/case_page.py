"""The page of a case, and how it will look before it is published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from challenges.queries import cases_visible_to, cases_written_by, draft_of, with_draft
from susi.accounts.access import person, signed_in
from susi.pages.case_show import case_show
from susi.pages.views.challenge_page import reader


@require_GET
def case_page(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Show a case: background, problem, question and set-up, its dates and its places."""
    now = timezone.now()
    visible = cases_visible_to(reader(request), now)
    found = get_object_or_404(visible, challenge__slug=challenge, slug=case)
    show = case_show(found, now)
    return render(
        request, "pages/case_page.html", {"show": show, "case": found, "stage": show.stage}
    )


@signed_in
@require_GET
def case_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a researcher their case as the public will see it, with what they have typed so far."""
    now = timezone.now()
    found = get_object_or_404(cases_written_by(person(request)), pk=pk)
    draft = draft_of(found, person(request))
    if draft:
        found = with_draft(found, draft)
    show = case_show(found, now, preview=True)
    return render(
        request, "pages/case_preview.html", {"show": show, "case": found, "stage": show.stage}
    )
