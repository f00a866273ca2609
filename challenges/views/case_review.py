"""The organiser reads the cases of a challenge, publishes them or gives them back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from challenges.models import Case
from challenges.permissions import organises
from challenges.queries import cases_for_review, cases_led_by, challenges_visible_to
from challenges.services.case_flow import publish_case, return_case
from susi.accounts.access import person, require, signed_in
from susi.core.errors import ActionRefused


@signed_in
@require_GET
def case_review(request: HttpRequest, pk: int) -> HttpResponse:
    """List all cases of a challenge with their status and what can be done."""
    user = person(request)
    challenge = get_object_or_404(challenges_visible_to(user, timezone.now()), pk=pk)
    require(organises(user, challenge), _("Den här sidan är för arrangörer."))
    cases = list(cases_for_review(challenge))
    context = {"challenge": challenge, "cases": cases}
    return render(request, "challenges/case_review.html", context)


@signed_in
@require_POST
def case_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a case."""
    case = _led_case(request, pk)
    try:
        publish_case(case, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(case)s är publicerat.") % {"case": case.title})
    return redirect("case_review", case.challenge_id)


@signed_in
@require_POST
def case_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a submitted case back to its researchers with a note."""
    case = _led_case(request, pk)
    note = request.POST.get("note", "")[:2000].replace("\x00", "")
    try:
        return_case(case, by=person(request), note=note, now=timezone.now())
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(case)s är tillbaka hos forskaren.") % {"case": case.title})
    return redirect("case_review", case.challenge_id)


def _led_case(request: HttpRequest, pk: int) -> Case:
    return get_object_or_404(cases_led_by(person(request)), pk=pk)
