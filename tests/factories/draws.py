"""A case whose people applied and are drawn, at any step of its draw."""

from datetime import timedelta

from challenges.models import Quota
from participants.choices import DrawMethod, RunKind
from participants.models import DrawRules
from participants.queries.draws import draw_of
from participants.services.draws import draw_digit, lock_draw, publish_list, start_ceremony
from participants.services.runs import ask_for_run, work_on
from tests.factories import moments

NOW = moments.AFTER_CALL
MINUTE = timedelta(minutes=1)
DIGITS = "417"


def by_hand(case):
    """Let the case's people be chosen by hand."""
    return DrawRules.objects.update_or_create(case=case, defaults={"method": DrawMethod.HAND})[0]


def set_quota(case, value, minimum, maximum, wanted=None):
    """Give the case a quota, or change the one it has."""
    given = {"minimum": minimum, "maximum": maximum, "wanted": wanted}
    return Quota.objects.update_or_create(case=case, value=value, defaults=given)[0]


def trial(case, *, by, now=NOW, seed="test"):
    """Ask for a trial and let the worker do it; give the run."""
    run = ask_for_run(case, RunKind.TRIAL, by=by, now=now, seed=seed)
    work_on(run.pk, now=now)
    run.refresh_from_db()
    return run


def locked(case, *, by, now=NOW, acknowledgement=""):
    """Lock the case's draw; its list is not made yet."""
    return lock_draw(case, acknowledgement=acknowledgement, by=by, now=now)


def prepared(case, *, by, now=NOW, acknowledgement=""):
    """Lock and let the worker make the list."""
    draw = locked(case, by=by, now=now, acknowledgement=acknowledgement)
    work_on(draw.run.pk, now=now)
    return draw_of(case)


def published(case, *, by, now=NOW, acknowledgement=""):
    """Publish the list."""
    draw = prepared(case, by=by, now=now, acknowledgement=acknowledgement)
    return publish_list(draw, by=by, now=now)


def live(case, *, by, now=NOW, digits=""):
    """Begin the ceremony a minute after the list, and draw some digits."""
    draw = start_ceremony(published(case, by=by, now=now), by=by, now=now + MINUTE)
    return draw_digits(draw, digits, by=by, now=now)


def drawn(case, *, by, now=NOW, digits=DIGITS):
    """Draw all digits; the group is marked."""
    return live(case, by=by, now=now, digits=digits)


def draw_digits(draw, digits, *, by, now=NOW):
    """Draw the digits one by one, two minutes after ``now``."""
    for digit in digits:
        draw = draw_digit(draw, digit, already=draw.digits, by=by, now=now + 2 * MINUTE)
    return draw


def copy_of(draw, case):
    """Give another case the same draw, as rows only."""
    run = draw.run
    run.pk, run.case = None, case
    run.save()
    draw.pk, draw.case, draw.run = None, case, run
    draw.save()
    return draw
