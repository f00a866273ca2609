"""The organiser looks at duplicates and conflicts of interest, one at a time."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges.models import Case
from participants.forms.reviews import ReviewForm
from participants.queries.compare import compare
from participants.queries.pool import Person, read_people
from participants.queries.reviews import Matter, matters_of
from participants.services.reviews import decide_review, refuse_if_locked
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused


@signed_in
@require_http_methods(["GET", "POST"])
def reviews(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one matter side by side with what can be decided, or write the decision down."""
    case = case_led_by(request, pk)
    matters = matters_of(case)
    if request.method != "POST":
        matter = _wanted(matters, request.GET.get("visa", ""))
        return _page(request, case, matters, ReviewForm(matter=matter) if matter else None, matter)
    matter = next((one for one in matters if one.key == request.POST.get("matter")), None)
    if matter is None:
        messages.error(
            request, _("Ansökan har ändrats. Det finns inget att besluta om den längre.")
        )
        return redirect("reviews", case.pk)
    return _decide(request, case, matters, matter)


def _decide(
    request: HttpRequest, case: Case, matters: Sequence[Matter], matter: Matter
) -> HttpResponse:
    form = ReviewForm(request.POST, matter=matter)
    if not form.is_valid():
        return _page(request, case, matters, form, matter)
    try:
        decide_review(matter, form.decision(), by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, case, matters, form, matter)
    messages.success(request, _("Beslutet om nr %(n)s är sparat.") % {"n": matter.numbers})
    return redirect(reverse("reviews", args=[case.pk]))


def _page(
    request: HttpRequest,
    case: Case,
    matters: Sequence[Matter],
    form: ReviewForm | None,
    matter: Matter | None,
) -> HttpResponse:
    undecided = [one for one in matters if one.review is None]
    people = _people(case, matter) if matter else []
    context = {
        "case": case,
        "matter": matter,
        "people": people,
        "lines": compare(people),
        "form": form,
        "locked": _locked(matter) if matter else "",
        "waiting": undecided,
        "after": _after(undecided, matter),
        "decided": [one for one in matters if one.review is not None],
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "participants/reviews.html", context, status=status)


def _wanted(matters: Sequence[Matter], key: str) -> Matter | None:
    """Give the matter with this key, else the first that waits."""
    chosen = next((one for one in matters if one.key == key), None)
    return chosen or next((one for one in matters if one.review is None), None)


def _after(undecided: Sequence[Matter], matter: Matter | None) -> Matter | None:
    """Give the next one that waits, round and round."""
    if matter is None or matter not in undecided:
        return undecided[0] if undecided else None
    place = list(undecided).index(matter)
    return undecided[(place + 1) % len(undecided)] if len(undecided) > 1 else None


def _people(case: Case, matter: Matter) -> list[Person]:
    """Give the applications of a matter, the earlier first."""
    keys = [matter.other.pk] if matter.other else []
    keys.append(matter.application.pk)
    people = {one.application.pk: one for one in read_people(case, keys)}
    return [people[key] for key in keys if key in people]


def _locked(matter: Matter) -> str:
    try:
        refuse_if_locked(matter.application)
    except ActionRefused as refusal:
        return str(refusal)
    return ""
