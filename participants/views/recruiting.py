"""While people apply: who is missing, a text to share, links that remember where people came by."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from challenges.models import Challenge
from challenges.queries import challenges_led_by
from participants.forms.recruiting import LinkForm
from participants.models import RecruitingLink
from participants.queries.appeal import address_of, appeal
from participants.queries.recruiting import links_of, read_recruiting
from participants.services.recruiting import add_recruiting_link
from participants.views.application import open_challenge
from participants.views.came_by import remember
from susi.accounts.access import person, signed_in
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.live import fragment, version_of


class LinkRow(NamedTuple):
    """A link and its whole address."""

    link: RecruitingLink
    address: str


@signed_in
@require_GET
def recruiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is missing, what to share and where those who applied came from."""
    return _page(request, challenge_led_by(request, pk), LinkForm())


@signed_in
@require_GET
def recruiting_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the gaps again, if they are others than the asker has."""
    call = read_recruiting(challenge_led_by(request, pk), timezone.now())
    version = version_of(get_language(), call.version)
    return fragment(request, "participants/_recruiting_gaps.html", {"call": call}, version=version)


@signed_in
@require_POST
def recruiting_link_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link, and show the text with it."""
    challenge = challenge_led_by(request, pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, challenge, form)
    try:
        link = add_recruiting_link(
            challenge, form.cleaned_data["label"], by=person(request), now=timezone.now()
        )
    except ActionRefused as refusal:
        form.add_error("label", str(refusal))
        return _page(request, challenge, form)
    messages.success(request, _("Länken är skapad. Texten under Dela har den nu."))
    return redirect(f"{reverse('recruiting', args=[pk])}?lank={link.pk}#dela")


@require_GET
def recruiting_visit(request: HttpRequest, challenge: str, code: str) -> HttpResponse:
    """Remember by which link somebody came, in a cookie only, and show the call."""
    user = request.user if isinstance(request.user, User) else None
    found = open_challenge(challenge, user)
    response = redirect("challenge_page", found.slug)
    link = RecruitingLink.objects.filter(challenge=found, code=code.lower()).first()
    if link is not None:
        remember(response, link)
    return response


def challenge_led_by(request: HttpRequest, pk: int) -> Challenge:
    """Give the challenge if the signed-in person organises it, else answer 404."""
    return get_object_or_404(challenges_led_by(person(request)), pk=pk)


def _page(request: HttpRequest, challenge: Challenge, form: LinkForm) -> HttpResponse:
    call = read_recruiting(challenge, timezone.now())
    links = list(links_of(challenge))
    link = _chosen(request, links)
    language = get_language() or "sv"
    context = {
        "call": call,
        "challenge": challenge,
        "form": form,
        "link": link,
        "texts": [(code, appeal(call, link, code)) for code in ("sv", "en")],
        "rows": [LinkRow(row, address_of(call, row, language)) for row in links],
        "plain_address": address_of(call, None, language),
    }
    status = 422 if form.is_bound else 200
    return render(request, "participants/recruiting.html", context, status=status)


def _chosen(request: HttpRequest, links: Sequence[RecruitingLink]) -> RecruitingLink | None:
    wanted = request.GET.get("lank", "")
    return next((link for link in links if str(link.pk) == wanted), None)
