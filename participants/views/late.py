"""Late applications: the organiser makes codes, an applicant types one."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from challenges.choices import Phase
from challenges.models import Challenge
from participants.domain.codes import shown_code
from participants.forms.recruiting import LateCodeForm, LateEntryForm
from participants.models import LateCode
from participants.queries.applications import ApplicationRecord, record_of
from participants.queries.late import is_locked, late_codes_of
from participants.services.late import (
    BEFORE_THE_DRAW,
    close_late_code,
    enter_late_code,
    make_late_code,
)
from participants.views.application import open_challenge
from participants.views.recruiting import challenge_led_by
from susi.accounts.access import person, signed_in
from susi.accounts.limits import within_limit
from susi.core.errors import ActionRefused
from susi.core.links import absolute

DAYS = timedelta(days=2)


@signed_in
@require_http_methods(["GET", "POST"])
def late_codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the codes of a challenge, or make one."""
    challenge = challenge_led_by(request, pk)
    now = timezone.now()
    if request.method != "POST":
        return _codes_page(request, challenge, LateCodeForm(until=suggested_end(challenge, now)))
    form = LateCodeForm(request.POST, until=now)
    if not form.is_valid():
        return _codes_page(request, challenge, form)
    try:
        made = make_late_code(challenge, form.terms(), by=person(request), now=now)
    except ActionRefused as refusal:
        form.add_error("expires_at" if refusal.code == "past" else None, str(refusal))
        return _codes_page(request, challenge, form)
    messages.success(request, _("Koden är %(code)s.") % {"code": shown_code(made.code)})
    return redirect("late_codes", challenge.pk)


@signed_in
@require_POST
def late_code_close(request: HttpRequest, pk: int, code_pk: int) -> HttpResponse:
    """Let a code end now."""
    challenge = challenge_led_by(request, pk)
    code = get_object_or_404(late_codes_of(challenge), pk=code_pk)
    if close_late_code(code, now=timezone.now()):
        messages.success(request, _("Koden gäller inte längre."))
    return redirect("late_codes", challenge.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def application_late(request: HttpRequest, challenge: str) -> HttpResponse:
    """Ask for the code of a late application; the right one opens the form."""
    user = person(request)
    record = record_of(open_challenge(challenge, user), user, timezone.now())
    if request.method != "POST":
        return _entry_page(request, record, LateEntryForm(initial={"code": _given(request)}))
    form = LateEntryForm(request.POST)
    if not form.is_valid():
        return _entry_page(request, record, form)
    if not within_limit(request, "late_code", user.email):
        form.add_error("code", _("Det blev för många försök. Vänta en timme och försök igen."))
        return _entry_page(request, record, form)
    try:
        enter_late_code(record.challenge, form.cleaned_data["code"], by=user, now=timezone.now())
    except ActionRefused as refusal:
        form.add_error("code", str(refusal))
        return _entry_page(request, record, form)
    messages.success(request, _("Koden stämmer. Du kan söka nu."))
    return redirect("application_start", record.challenge.slug)


def suggested_end(challenge: Challenge, now: datetime) -> datetime:
    """Give the end of the second day after now, or after the deadline where that is ahead."""
    day = timezone.localtime(max(now, challenge.closes_at) + DAYS).date()
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _given(request: HttpRequest) -> str:
    return request.GET.get("kod", "")[:40].replace("\x00", "")


def _codes_page(request: HttpRequest, challenge: Challenge, form: LateCodeForm) -> HttpResponse:
    now = timezone.now()
    phase = record_of(challenge, None, now).phase
    locked = is_locked(challenge)
    codes = late_codes_of(challenge)
    context = {
        "challenge": challenge,
        "form": form,
        "rows": [(code, shown_code(code.code), _address(challenge, code)) for code in codes],
        "now": now,
        "closed": phase == Phase.CLOSED,
        "locked": locked,
        "may_make": phase in BEFORE_THE_DRAW and not locked,
    }
    status = 422 if form.is_bound else 200
    return render(request, "participants/late_codes.html", context, status=status)


def _address(challenge: Challenge, code: LateCode) -> str:
    page = absolute("application_late", challenge.slug, language=get_language() or "sv")
    return f"{page}?kod={shown_code(code.code)}"


def _entry_page(
    request: HttpRequest, record: ApplicationRecord, form: LateEntryForm
) -> HttpResponse:
    context = {"record": record, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "participants/application_late.html", context, status=status)
