"""The end of the application: reading it, sending it in, the receipt, taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.choices import ApplicationStatus
from participants.forms.consent import ConsentForm
from participants.queries.applications import ApplicationRecord, record_of
from participants.queries.review import review_rows
from participants.services.applications import submit_application, withdraw_application
from participants.views.application import open_challenge
from susi.accounts.access import person, signed_in
from susi.core.errors import ActionRefused


@require_GET
@signed_in
def application_review(request: HttpRequest, challenge: str) -> HttpResponse:
    """Show all answers with a way to change each, and what the applicant agrees to."""
    record = _record(request, challenge)
    if record.application is None:
        return redirect("application_start", challenge)
    return _review(request, record)


@require_POST
@signed_in
def application_submit(request: HttpRequest, challenge: str) -> HttpResponse:
    """Send the application in, and show the receipt; or the answers again with what is wrong."""
    record = _record(request, challenge)
    if record.application is None:
        return redirect("application_start", challenge)
    form = ConsentForm(request.POST)
    if not form.is_valid() and not record.is_submitted:
        return _review(request, record, form)
    try:
        submit_application(
            record.challenge,
            by=person(request),
            consent=form.cleaned_data.get("consent_text"),
            now=timezone.now(),
        )
    except ActionRefused as refusal:
        return _review(request, _record(request, challenge), refusal=str(refusal))
    return redirect("application_received", challenge)


@require_GET
@signed_in
def application_received(request: HttpRequest, challenge: str) -> HttpResponse:
    """Show the receipt with the application's number and what happens next."""
    record = _record(request, challenge)
    if not record.is_submitted:
        return redirect("application_start", challenge)
    return render(request, "participants/application_received.html", {"record": record})


@require_http_methods(["GET", "POST"])
@signed_in
def application_withdraw(request: HttpRequest, challenge: str) -> HttpResponse:
    """Ask whether the application really is to be taken back, and take it back."""
    record = _record(request, challenge)
    if record.application is None or record.status == ApplicationStatus.DRAFT:
        return redirect("application_start", challenge)
    if request.method != "POST":
        return render(request, "participants/application_withdraw.html", {"record": record})
    try:
        withdraw_application(record.application, by=person(request), now=timezone.now())
    except ActionRefused as refusal:
        context = {"record": record, "refusal": str(refusal)}
        return render(request, "participants/application_withdraw.html", context, status=422)
    messages.success(request, _("Du har tagit tillbaka din ansökan."))
    return redirect("my_challenge")


def _record(request: HttpRequest, challenge: str) -> ApplicationRecord:
    user = person(request)
    return record_of(open_challenge(challenge, user), user, timezone.now())


def _review(
    request: HttpRequest,
    record: ApplicationRecord,
    form: ConsentForm | None = None,
    *,
    refusal: str = "",
) -> HttpResponse:
    """Show the answers, and the newest text; after a refusal the box is empty again."""
    context = {
        "record": record,
        "rows": review_rows(record),
        "consent": record.challenge.consent_texts.order_by("-version").first(),
        "form": form or ConsentForm(),
        "refusal": refusal,
    }
    status = 422 if form is not None or refusal else 200
    return render(request, "participants/application_review.html", context, status=status)
