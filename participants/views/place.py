"""The applicant's own answer to a place: by the signed link of the mail, or signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.choices import PlaceStatus
from participants.emails.places import PURPOSE
from participants.models import Place
from participants.services.answers import (
    accept_place,
    decline_place,
    may_answer_now,
    withdraw_place,
)
from susi.accounts.access import person, signed_in
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.links import read_token
from workshops.models import Session
from workshops.queries import place_of, sessions_of

GONE = 410


class AnswerService(Protocol):
    """A service that answers an offer."""

    def __call__(self, place: Place, *, by: User | None, now: datetime) -> Place:
        """Answer and give the place."""
        ...


ENDED = {
    PlaceStatus.EXPIRED: "late",
    PlaceStatus.WITHDRAWN: "withdrawn",
    PlaceStatus.CLOSED: "closed",
}


@dataclass(frozen=True)
class Link:
    """What a signed link leads to: the place, and how it can be answered now."""

    place: Place
    state: str

    @property
    def status(self) -> int:
        """The HTTP status of the page: 410 where the link is of no more use."""
        return 200 if self.state in {"open", "confirmed", "declined"} else GONE


@require_GET
def place_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the dates and the two buttons; reading the page answers nothing."""
    link = _link(token, timezone.now())
    return _answer_page(request, token, link, wants=request.GET.get("svar", ""))


@require_POST
def place_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes to the place."""
    return _answered(request, token, accept_place)


@require_POST
def place_decline(request: HttpRequest, token: str) -> HttpResponse:
    """Say no to the place."""
    return _answered(request, token, decline_place)


@signed_in
@require_http_methods(["GET", "POST"])
def place_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, and give up the person's own confirmed place."""
    own = Place.objects.filter(
        application__user=person(request),
        status__in=[PlaceStatus.CONFIRMED, PlaceStatus.WITHDRAWN],
    )
    place = get_object_or_404(own.select_related("application__user", "case__challenge"), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            withdraw_place(place, by=person(request), now=timezone.now())
        except ActionRefused as error:
            refusal = str(error)
        else:
            return redirect("place_withdraw", place.pk)
    context = {
        "place": place,
        "case": place.case,
        "sessions": _with_places(sessions_of(place.case)),
        "refusal": refusal,
    }
    return render(
        request, "participants/place_withdraw.html", context, status=422 if refusal else 200
    )


def _link(token: str, now: datetime) -> Link:
    """Give what the token leads to.

    Raises:
        Http404: the token is not one of ours, or the place is gone.
    """
    content = read_token(PURPOSE, token)
    if content is None:
        raise Http404
    place = (
        Place.objects.filter(pk=content["place"])
        .select_related("application__user", "case__challenge")
        .first()
    )
    if place is None:
        raise Http404
    return Link(place, _state(place, content["version"], now))


def _state(place: Place, version: int, now: datetime) -> str:
    if version != place.link_version:
        return "old"
    if place.status in {PlaceStatus.CONFIRMED, PlaceStatus.DECLINED}:
        return str(place.status)
    if place.status != PlaceStatus.OFFERED:
        return ENDED.get(PlaceStatus(place.status), "old")
    in_time = place.answer_by is not None and now < place.answer_by
    return "open" if in_time and may_answer_now(place.case, now) else "late"


def _answered(request: HttpRequest, token: str, service: AnswerService) -> HttpResponse:
    now = timezone.now()
    link = _link(token, now)
    if link.state == "open":
        try:
            service(link.place, by=link.place.application.user, now=now)
        except ActionRefused:
            link = _link(token, now)  # somebody was faster: what the page shows is how it is now
        else:
            return redirect(f"{reverse('place_answer', args=[token])}?nu=1")
    return _answer_page(request, token, link)


def _with_places(sessions: Iterable[Session]) -> list[tuple[Session, str]]:
    return [(session, place_of(session)) for session in sessions]


def _answer_page(request: HttpRequest, token: str, link: Link, *, wants: str = "") -> HttpResponse:
    sessions = list(sessions_of(link.place.case))
    context = {
        "link": link,
        "place": link.place,
        "case": link.place.case,
        "challenge": link.place.case.challenge,
        "sessions": _with_places(sessions),
        "session": sessions[0] if sessions else None,
        "token": token,
        "wants_no": wants == "nej",
        "just_now": "nu" in request.GET,
    }
    response = render(request, "participants/place_answer.html", context, status=link.status)
    # The address is a key. Not "no-referrer": with it browsers send the form with "Origin: null",
    # which the protection against forged forms has to refuse.
    response["Referrer-Policy"] = "strict-origin"
    add_never_cache_headers(response)
    return response
