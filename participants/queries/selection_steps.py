"""The way from applications to answers: five steps, which are done and which are not open yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from challenges.models import Case
from participants.choices import DrawStatus, RunKind, RunStatus
from participants.domain.selection.problem import Problem
from participants.models import Draw, SelectionRun
from participants.queries.draw_problem import is_by_hand, problem_hash, problem_of
from participants.queries.draws import draw_of
from susi.core.templatetags.susi import day_and_time

HIDDEN = ("problem", "result")


@dataclass(frozen=True)
class Step:
    """One step: its address's name, whether it is done, or why it is not open yet."""

    page: str
    name: str
    done: bool = False
    locked: str = ""
    also: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of the pages that belong to the step."""
        return (self.page, *self.also)


@dataclass(frozen=True)
class Way:
    """Where a case stands on the way; by hand there are three steps and no draw."""

    case: Case
    by_hand: bool
    draw: Draw | None
    trial: SelectionRun | None
    steps: Sequence[Step]
    fresh: bool = True

    @property
    def first_locked(self) -> Step | None:
        """The next step that is not open yet."""
        return next((step for step in self.steps if step.locked), None)

    @property
    def tried(self) -> bool:
        """Whether a trial found groups with pool and quotas as they are now."""
        done = self.trial is not None and self.trial.status == RunStatus.DONE
        return done and self.fresh

    @property
    def drawn(self) -> bool:
        """Whether the draw has chosen the group."""
        return self.draw is not None and self.draw.status == DrawStatus.DRAWN


def read_way(case: Case, now: datetime, problem: Problem | None = None) -> Way:
    """Give the steps of a case; three queries, seven where a trial may hold no longer."""
    if is_by_hand(case):
        return Way(case, by_hand=True, draw=None, trial=None, steps=_by_hand(case))
    draw, trial = draw_of(case), last_trial(case)
    fresh = draw is not None or trial is None or _holds(trial, problem or problem_of(case))
    way = Way(case, by_hand=False, draw=draw, trial=trial, steps=(), fresh=fresh)
    return replace(way, steps=_by_draw(way, now))


def _holds(trial: SelectionRun, problem: Problem) -> bool:
    return trial.problem_hash == problem_hash(problem)


def last_trial(case: Case) -> SelectionRun | None:
    """Give the newest trial without its large parts; one that was cancelled counts as none."""
    rows = SelectionRun.objects.filter(case=case, kind=RunKind.TRIAL)
    return rows.exclude(status=RunStatus.CANCELLED).defer(*HIDDEN).order_by("-pk").first()


def _by_hand(case: Case) -> list[Step]:
    released = case.released_at is not None
    return [
        Step("selection", _("Kvoter och urval"), done=released),
        Step("selection_release", _("Besked"), done=released),
        Step("answers", _("Svar och återbud")),
    ]


def _by_draw(way: Way, now: datetime) -> list[Step]:
    closed = way.case.challenge.closes_at <= now
    locked = way.draw is not None
    last = "selection_release" if way.drawn and way.case.released_at is None else "answers"
    return [
        Step("selection", _("Sökande"), done=closed),
        Step("selection_quotas", _("Kvoter"), done=locked or way.tried),
        Step("selection_trial", _("Provlottning"), done=locked or way.tried),
        Step(
            "selection_draw",
            _("Lottning"),
            done=way.drawn,
            locked=_no_draw_yet(way, now),
            also=("selection_lock", "selection_unlock"),
        ),
        Step(
            last,
            _("Besked och återbud"),
            locked=_no_answers_yet(way),
            also=("answers", "selection_release"),
        ),
    ]


def _no_draw_yet(way: Way, now: datetime) -> str:
    if way.draw is not None or way.case.released_at is not None:
        return ""
    if now < way.case.challenge.closes_at:
        when = {"when": day_and_time(way.case.challenge.closes_at)}
        return _("Lottningen öppnar när ansökan har stängt, %(when)s.") % when
    if not way.tried:
        return _("Lottningen öppnar när en provlottning visar att kvoterna går ihop.")
    return ""


def _no_answers_yet(way: Way) -> str:
    if way.drawn or way.case.released_at is not None:
        return ""
    return _("Beskeden öppnar när gruppen är lottad.")
