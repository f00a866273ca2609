"""A person's own group in a session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from participants.queries.my_groups import read_my_group
from participants.views.sessions import open_session
from susi.accounts.access import person, signed_in
from workshops.queries import place_of


@require_GET
@signed_in
def my_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is in the person's group: first names and sectors."""
    user = person(request)
    session = open_session(user, pk)
    context = {
        "session": session,
        "case": session.case,
        "mine": read_my_group(user, session),
        "place": place_of(session),
    }
    return render(request, "participants/my_group.html", context)
