"""The draws of the demo: real ones, whose digits are chosen so that the story can be told."""

from datetime import datetime, timedelta

from challenges.models import Case
from participants.choices import Verdict
from participants.models import Application, Draw
from participants.queries.draws import draw_of, panels_of
from participants.queries.reviews import matters_of
from participants.services.draws import draw_digit, lock_draw, publish_list, start_ceremony
from participants.services.reviews import Decision, decide_review
from participants.services.runs import work_on
from susi.accounts.models import User
from susi.demo import dates
from susi.demo.applicants import AMINA, PETER
from susi.demo.dates import Shift

# The number looked at first; the digits of the mock-ups.
FAVOURITE = 417


class NoPanelError(Exception):
    """These people cannot be drawn under the quotas, or no panel suits the story."""


def publish_first(case: Case, shift: Shift, *, by: User, seed: int) -> Draw:
    """Lock the case and publish its list, a day before the ceremony."""
    at = shift.moment(dates.LOCKED[case.slug])
    for matter in matters_of(case):
        if matter.review is None:
            decide_review(matter, Decision(Verdict.KEEP), by=by, now=at - timedelta(hours=1))
    lock_draw(case, acknowledgement="", by=by, now=at, seed=f"demo-{seed}-{case.slug}")
    return publish_list(_listed(case, at), by=by, now=at + timedelta(minutes=10))


def hold_ceremony(case: Case, shift: Shift, *, by: User) -> Draw:
    """Draw the digits in public, one every two minutes."""
    at = shift.moment(dates.DRAWN[case.slug])
    draw = start_ceremony(_listed(case, at), by=by, now=at)
    for minutes, digit in enumerate(digits_for(draw), start=1):
        now = at + timedelta(minutes=2 * minutes)
        draw = draw_digit(draw, digit, already=draw.digits, by=by, now=now)
    return draw


def draw_all(cases: list[Case], shift: Shift, *, by: User, seed: int) -> None:
    """Draw every case, one after the other."""
    for case in cases:
        publish_first(case, shift, by=by, seed=seed)
        hold_ceremony(case, shift, by=by)


def digits_for(draw: Draw) -> str:
    """Give the first number from the favourite on whose panel holds Amina and not Peter.

    Raises:
        NoPanelError: there is none.
    """
    panels = panels_of(draw)
    numbers = Application.objects.filter(draw_entries__draw=draw)
    ids = {
        email: str(number)
        for email, number in numbers.filter(user__email__in=[AMINA.email, PETER.email]).values_list(
            "user__email", "number"
        )
    }
    for step in range(len(panels)):
        number = (FAVOURITE + step) % len(panels)
        panel = panels[number]
        amina = AMINA.email not in ids or ids[AMINA.email] in panel
        if amina and ids.get(PETER.email) not in panel:
            return f"{number:03d}"
    raise NoPanelError


def _listed(case: Case, now: datetime) -> Draw:
    """Give the case's draw with its list; the worker's part is done here where it waits."""
    draw = draw_of(case)
    if draw is not None and not draw.list_hash and draw.run is not None:
        work_on(draw.run.pk, now=now)
        draw = draw_of(case)
    if draw is None or not draw.list_hash:
        raise NoPanelError
    return draw
