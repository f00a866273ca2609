"""Releases and answers in the demo, through the services that clicks use too."""

from datetime import datetime, timedelta

from challenges.models import Case
from participants.models import Application, Place
from participants.services.answers import accept_place, decline_place
from participants.services.places import offer_place
from participants.services.selection import release_decisions
from susi.accounts.models import User
from susi.demo import dates
from susi.demo.applicants import PETER
from susi.demo.dates import Shift

# How many of the 24 have said yes when the stage "selected" is looked at; one said no.
ANSWERED = 17


def release_all(cases: list[Case], shift: Shift, *, by: User) -> None:
    """Release the decisions of every case."""
    for case in cases:
        release_decisions(case, by=by, now=shift.moment(dates.RELEASED))


def answer_some(cases: list[Case], shift: Shift) -> None:
    """Let most of the chosen say yes and one say no; the others have not answered yet.

    The first offer stays open: it is Amina's, so that one can answer it as her.
    """
    at = shift.moment(dates.RELEASED) + timedelta(hours=3)
    for case in cases:
        offers = list(_offers(case))
        for index, place in enumerate(offers[1 : ANSWERED + 1]):
            accept_place(place, by=None, now=at + timedelta(minutes=20 * index))
        decline_place(offers[-1], by=None, now=at + timedelta(hours=8))


def answer_all(cases: list[Case], shift: Shift, *, by: User) -> None:
    """Let the rest say yes, and somebody of the same sector take the place that became free."""
    at = shift.moment(dates.RELEASED) + timedelta(days=2)
    for case in cases:
        for index, place in enumerate(_offers(case)):
            accept_place(place, by=None, now=at + timedelta(minutes=20 * index))
        replacement = _replacement(case)
        place = offer_place(replacement, case, by=by, now=at + timedelta(days=1))
        accept_place(place, by=None, now=at + timedelta(days=1, hours=2))


def _offers(case: Case) -> list[Place]:
    places = Place.objects.filter(case=case, status="offered").order_by("pk")
    return list(places.select_related("application__user", "case__challenge"))


def _replacement(case: Case) -> Application:
    """Give the waiting person whose sector is that of the one who said no."""
    gone = Place.objects.get(case=case, status="declined")
    sector = gone.application.answers.get(criterion__kind="sector").value
    waiting = Application.objects.filter(
        places__case=case,
        places__status="waiting",
        answers__value=sector,
        preferences__case=case,
        preferences__availability="yes",
    )
    return waiting.exclude(user__email=PETER.email).order_by("pk")[0]


def moment_of_session(case: Case, number: int) -> datetime:
    """Give the start of a session of the case."""
    return case.sessions.get(number=number).starts_at
