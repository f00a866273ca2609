"""The way to a session: its page, the door to the meeting, and its calendar file."""

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from participants.models import Application
from participants.queries.my_groups import group_of
from participants.queries.sessions import own_hours, session_state, sessions_open_to
from susi.accounts.access import person, signed_in
from susi.accounts.models import User
from susi.core.answers import SeeOther
from susi.core.live import fragment, version_of
from workshops.models import Session
from workshops.queries import (
    case_calendar_file,
    join_is_open,
    join_opens_at,
    place_of,
    session_calendar_file,
)


# The form leads on to the meeting's own site, which Chromium counts as a target of the form.
@csp_update({"form-action": ["https:"]})  # type: ignore[arg-type]  # -- its type forgets `pk`
@require_GET
@signed_in
def session_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Show when and where, what we do, and the way in once it is open; never the meeting's link."""
    user = person(request)
    session = open_session(user, pk)
    context = {
        **_state(session),
        "case": session.case,
        "own_hours": own_hours(session, user),
        "place": place_of(session),
        "group": group_of(user, session),
    }
    return render(request, "participants/session_join.html", context)


@require_GET
@signed_in
def session_join_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the part of the page that changes when the meeting opens and ends."""
    session = open_session(person(request), pk)
    context = _state(session)
    return fragment(
        request, "participants/_session_door.html", context, version=str(context["version"])
    )


@require_POST
@signed_in
def session_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to the meeting while it is open; before and after, back to the page."""
    session = open_session(person(request), pk)
    if join_is_open(session, timezone.now()) and session.meeting_url.startswith("https://"):
        response = SeeOther(session.meeting_url)
        # Here and not on the page: a page without referrer sends its forms without origin, and
        # those are refused.
        response["Referrer-Policy"] = "no-referrer"
        return response
    messages.warning(request, _("Mötet är inte öppet nu."))
    return SeeOther(reverse("session_join", args=[session.pk]))


@require_GET
@signed_in
def session_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the calendar file of one session."""
    session = open_session(person(request), pk)
    return _calendar(session_calendar_file(session, get_language() or "sv"))


@require_GET
@signed_in
def case_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the calendar file of all sessions of a case."""
    session = sessions_open_to(person(request)).filter(case=pk).first()
    if session is None:
        raise Http404
    return _calendar(case_calendar_file(session.case, get_language() or "sv"))


def open_session(user: User, pk: int) -> Session:
    """Give the session if the person takes part in its case or works with it.

    Raises:
        PermissionDenied: the person applied, but has no place now.
        Http404: there is no such session for anybody else.
    """
    session = sessions_open_to(user).filter(pk=pk).first()
    if session is not None:
        return session
    known = Application.objects.filter(user=user, challenge__cases__sessions=pk)
    if known.exists():
        raise PermissionDenied(_("Sidan är för dem som har en plats i caset."))
    raise Http404


def _state(session: Session) -> dict[str, object]:
    state = session_state(session, timezone.now())
    return {
        "session": session,
        "state": state,
        "opens_at": join_opens_at(session),
        "version": version_of(session.updated_at, state, get_language()),
    }


def _calendar(content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="susi.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
