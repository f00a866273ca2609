"""Everything the landing page of a challenge shows, gathered in eight queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.choices import CaseStatus, Phase
from challenges.models import Case, Challenge, Partner, QuestionAndAnswer
from challenges.queries import (
    SectorShare,
    challenges_visible_to,
    place_mix,
    sector_shares,
)
from participants.choices import DrawStatus
from participants.models import Draw
from participants.queries.draw_stage import cases_by_hand, published_draws
from susi.accounts.models import User
from susi.pages.places import Chart, charts_of
from susi.pages.stage import Scene, Stage, stage_of
from susi.pages.timeline import Milepost, landing_timeline, session_dates
from workshops.models import Session
from workshops.queries import challenge_phase, planned_sessions

NUMBERS = {
    "sv": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv".split(),
    "en": "no one two three four five six seven eight nine ten eleven twelve".split(),
}


@dataclass(frozen=True)
class CaseCard:
    """A case on the landing page, and when it meets."""

    case: Case
    dates: str


@dataclass(frozen=True)
class Landing:
    """What the landing page shows."""

    challenge: Challenge
    phase: Phase
    stage: Stage
    cards: Sequence[CaseCard]
    sessions: Sequence[Session]
    timeline: Sequence[Milepost]
    sectors: Sequence[SectorShare]
    charts: Sequence[Chart]
    mix: dict[str, int]
    questions: Sequence[QuestionAndAnswer]
    partners: Sequence[Partner]
    draws: Sequence[Draw]
    by_hand: Sequence[Case]

    @property
    def is_drawn(self) -> bool:
        """Tell whether any case's people are drawn by lot."""
        return not self.cards or len(self.by_hand) < len(self.cards)

    @property
    def places(self) -> int:
        """Give the number of tiles of the weave."""
        return sum(self.mix.values())

    @property
    def preview(self) -> bool:
        """Tell whether only the team sees the page."""
        return self.phase == Phase.DRAFT

    @property
    def before_closing(self) -> bool:
        """Tell whether one may still apply, now or later."""
        return self.phase in {Phase.DRAFT, Phase.COMING, Phase.OPEN}

    @property
    def columns(self) -> int:
        """Give the columns of the hero's weave: about as in a portrait of three by four."""
        return 6 if self.places >= 36 else 4  # noqa: PLR2004 -- six columns need six rows to look woven


def number_word(number: int, language: str) -> str:
    """Give a small number as a word, as headings have it; larger ones in figures."""
    words = NUMBERS.get(language, NUMBERS["sv"])
    return words[number] if number < len(words) else str(number)


def visible_challenge(slug: str, user: User | None, now: datetime) -> tuple[Challenge, list[Case]]:
    """Give a challenge the person may see, with its published cases.

    Raises:
        Http404: there is none, or it is not for the person to see.
    """
    visible = challenges_visible_to(user, now).filter(slug=slug)
    found = Case.objects.filter(challenge__in=visible, status=CaseStatus.PUBLISHED)
    cases = list(found.select_related("challenge"))
    challenge = cases[0].challenge if cases else visible.first()
    if challenge is None:
        raise Http404
    for case in cases:
        case.challenge = challenge
    return challenge, cases


def landing_of(challenge: Challenge, cases: Sequence[Case], now: datetime) -> Landing:
    """Gather the landing page."""
    sessions = list(planned_sessions(challenge))
    shares = sector_shares(challenge.pk)
    phase = challenge_phase(challenge, now, cases=cases, sessions=sessions)
    scene = Scene(challenge, phase, cases, sessions, now)
    draws, by_hand = published_draws(challenge.pk), cases_by_hand(challenge.pk)
    return Landing(
        challenge=challenge,
        phase=phase,
        stage=_with_draw(stage_of(scene), scene, draws),
        cards=[_card(case, sessions) for case in cases],
        sessions=sessions,
        timeline=landing_timeline(
            challenge, sessions=sessions, milestones=challenge.milestones.all(), now=now
        ),
        sectors=shares,
        charts=charts_of(cases, shares),
        mix=place_mix(cases, shares),
        questions=list(challenge.questions.all()),
        partners=list(challenge.partners.all()),
        draws=[draw for draw in draws if draw.case_id in {case.pk for case in cases}],
        by_hand=[case for case in cases if case.pk in by_hand],
    )


def _with_draw(stage: Stage, scene: Scene, draws: Sequence[Draw]) -> Stage:
    """Give the stage with the way to a draw that is due; yellow while it goes on."""
    coming = [d for d in draws if d.status in {DrawStatus.LIVE, DrawStatus.PUBLISHED}]
    if scene.phase != Phase.CLOSED or not coming:
        return stage
    draw = min(coming, key=lambda one: one.status != DrawStatus.LIVE)
    address = reverse("draw_live", args=[scene.challenge.slug, draw.case.slug])
    stage = replace(stage, button=_("Följ lottningen"), address=address)
    if draw.status != DrawStatus.LIVE:
        return stage
    words = _("Lottningen av %(case)s pågår.") % {"case": draw.case.title}
    return replace(stage, field="site-head--raps", strong=words, live=True)


def _card(case: Case, sessions: Sequence[Session]) -> CaseCard:
    return CaseCard(case, session_dates([s for s in sessions if s.case_id == case.pk]))


def cases_heading(number: int, language: str, *, choosing: bool) -> str:
    """Give the heading over the cases: how many there are, in words, and to choose from."""
    text = ngettext("Caset", "%(number)s case att välja mellan", number)
    if number != 1 and not choosing:
        text = _("%(number)s case")
    return text % {"number": number_word(number, language).capitalize()}


def sectors_heading(number: int, language: str) -> str:
    """Give the heading over the sectors: how many of them, in words."""
    text = ngettext("En sektor", "%(number)s sektorer kring samma fråga", number)
    return text % {"number": number_word(number, language).capitalize()}
