"""What the page of the answers says of a free place after a draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models import Application, Place
from participants.queries.draw_problem import names_of
from participants.queries.quota_names import Names, broken_words
from participants.services.replacements import Group, propose_replacement
from susi.core.errors import ActionRefused


@dataclass(frozen=True)
class Option:
    """A way to fill the places that breaks a quota."""

    broken: list[str]
    people: int
    drawn: tuple[Application, ...]
    names: str
    chosen: bool


def replacement_context(
    request: HttpRequest, case: Case, places: Iterable[Place], now: datetime
) -> dict[str, Any]:
    """Give the proposal and its words; nothing where no place is to be drawn."""
    try:
        proposal = propose_replacement(case, now=now)
    except ActionRefused:
        return {}
    if proposal.fitting is None and not proposal.options:
        return {}
    chosen = request.POST.get("satt", "").partition(":")[0]
    names = names_of(case) if proposal.options else {}
    return {
        "proposal": proposal,
        "left": _left(places, proposal.free),
        "shown": "lotta" in request.GET or request.method == "POST",
        "reason": request.POST.get("skal", ""),
        "options": [
            _option(group, names, chosen=chosen == str(index))
            for index, group in enumerate(proposal.options)
        ],
    }


def _option(group: Group, names: Names, *, chosen: bool) -> Option:
    return Option(
        broken=[broken_words(broken, names) for broken in group.broken],
        people=len(group.chances),
        drawn=group.drawn,
        names=", ".join(f"{one.name} ({one.number})" for one in group.drawn),
        chosen=chosen,
    )


def _left(places: Iterable[Place], free: int) -> list[str]:
    """Say who left the free places, the last first."""
    words = {
        PlaceStatus.DECLINED: _("%(who)s tackade nej."),
        PlaceStatus.EXPIRED: _("%(who)s svarade inte i tid."),
        PlaceStatus.WITHDRAWN: _("%(who)s lämnade återbud."),
    }
    gone = [place for place in places if place.status in words]
    gone.sort(key=lambda place: (place.changed_at, place.pk), reverse=True)
    return [words[PlaceStatus(place.status)] % {"who": _who(place)} for place in gone[:free]]


def _who(place: Place) -> str:
    answers = [str(answer.value.name) for answer in place.application.answers.all() if answer.value]
    name = place.application.name
    return f"{name} ({', '.join(answers)})" if answers else name
