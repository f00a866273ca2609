"""The organiser's overview: numbers of each case, what needs a person now, the next dates."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from challenges.choices import CaseStatus, CriterionKind, Phase
from challenges.domain.lifecycle import Action, allows
from challenges.models import Case, Challenge, Quota
from challenges.queries import cases_led_by, challenges_led_by
from participants.choices import ApplicationStatus, DrawMethod, PlaceStatus
from participants.domain.steps import COUNTED
from participants.models import Answer, CasePreference, DrawRules, Place
from participants.queries.reviews import open_reviews_of
from susi.accounts.models import User
from workshops.choices import SessionStatus
from workshops.models import Session
from workshops.queries import case_phase

UPCOMING = 6


@dataclass(frozen=True)
class Todo:
    """One thing that waits for a person: what it is, where, how many."""

    kind: str
    case: Case
    number: int = 0
    lines: tuple["SectorLine", ...] = ()


@dataclass(frozen=True)
class SectorLine:
    """How many of a sector applied, against the case's quota."""

    quota: Quota
    pool: int

    @property
    def too_few(self) -> bool:
        """Whether fewer applied than the quota asks for."""
        return self.pool < self.quota.minimum

    @property
    def missing(self) -> int:
        """Give how many more are needed."""
        return max(self.quota.minimum - self.pool, 0)


@dataclass(frozen=True)
class Moment:
    """A date ahead; ``kind`` says what happens then."""

    at: datetime
    kind: str
    of: Case | Challenge
    number: int = 0


@dataclass(frozen=True)
class CaseCard:
    """One case with its numbers."""

    case: Case
    phase: Phase
    applications: int
    statuses: dict[str, int]
    sectors: list[SectorLine]
    sessions: list[Session] = field(default_factory=list)
    to_review: int = 0
    by_hand: bool = False

    @property
    def offered(self) -> int:
        """How many have not answered yet."""
        return self.statuses.get(PlaceStatus.OFFERED, 0)

    @property
    def confirmed(self) -> int:
        """How many take part."""
        return self.statuses.get(PlaceStatus.CONFIRMED, 0)

    @property
    def declined(self) -> int:
        """How many said no, gave up their place or did not answer."""
        gone = (PlaceStatus.DECLINED, PlaceStatus.WITHDRAWN, PlaceStatus.EXPIRED)
        return sum(self.statuses.get(status, 0) for status in gone)

    @property
    def waiting(self) -> int:
        """How many stand on the waiting list; whoever did not answer in time still does."""
        return self.statuses.get(PlaceStatus.WAITING, 0) + self.statuses.get(PlaceStatus.EXPIRED, 0)

    @property
    def marked(self) -> int:
        """How many are chosen and not told."""
        return self.statuses.get(PlaceStatus.MARKED, 0)


@dataclass(frozen=True)
class Desk:
    """The whole page."""

    challenges: list[tuple[Challenge, list[CaseCard]]]
    todos: list[Todo]
    moments: list[Moment]


def read_desk(user: User, now: datetime) -> Desk:
    """Give the overview of all challenges the person organises, in thirteen queries at most."""
    challenges = list(challenges_led_by(user))
    cards = _cards(list(cases_led_by(user)), now)
    return Desk(
        challenges=[
            (challenge, [card for card in cards if card.case.challenge_id == challenge.pk])
            for challenge in challenges
        ],
        todos=[todo for card in cards for todo in todos_of(card, now)],
        moments=_moments(challenges, cards, now),
    )


def todos_of(card: CaseCard, now: datetime) -> list[Todo]:
    """Give what waits for a person in one case."""
    found: list[Todo] = []
    if card.case.status == CaseStatus.SUBMITTED:
        found.append(Todo("review", card.case))
    scarce = tuple(line for line in card.sectors if line.too_few)
    if card.phase == Phase.OPEN and scarce:
        found.append(Todo("scarce", card.case, lines=scarce))
    if card.phase == Phase.CLOSED and card.to_review:
        found.append(Todo("hard", card.case, card.to_review))
    if allows(card.phase, Action.CHOOSE):
        found += _choices_of(card, now)
    return found


def _choices_of(card: CaseCard, now: datetime) -> list[Todo]:
    case, started = card.case, bool(card.sessions) and card.sessions[0].starts_at <= now
    if case.released_at is None and card.applications:
        if card.marked < min(case.places, card.applications):
            return [Todo("choose" if card.by_hand else "draw", case, card.marked)]
        return [Todo("release", case, card.marked)]
    free = case.places - card.offered - card.confirmed
    if case.released_at and free > 0 and card.waiting and not started:
        return [Todo("replace", case, free)]
    if case.released_at and started and card.waiting:
        return [Todo("close", case, card.waiting)]
    return []


def _cards(cases: list[Case], now: datetime) -> list[CaseCard]:
    keys = [case.pk for case in cases]
    sessions: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.filter(case__in=keys, status=SessionStatus.PLANNED):
        sessions[session.case_id].append(session)
    applications, statuses, sectors = _applications(keys), _statuses(keys), _sectors(keys)
    phases = {case.pk: case_phase(case, now, sessions=sessions[case.pk]) for case in cases}
    rules = DrawRules.objects.filter(case__in=keys, method=DrawMethod.HAND)
    by_hand = set(rules.values_list("case", flat=True))
    hard = open_reviews_of([case for case in cases if phases[case.pk] == Phase.CLOSED])
    return [
        CaseCard(
            case=case,
            phase=phases[case.pk],
            applications=applications.get(case.pk, 0),
            statuses=statuses[case.pk],
            sectors=sectors[case.pk],
            sessions=sessions[case.pk],
            to_review=hard.get(case.pk, 0),
            by_hand=case.pk in by_hand,
        )
        for case in cases
    ]


def _applications(keys: Iterable[int]) -> dict[int, int]:
    rows = CasePreference.objects.filter(
        case__in=keys, application__status=ApplicationStatus.SUBMITTED
    )
    return dict(rows.order_by().values_list("case").annotate(Count("pk")))


def _statuses(keys: Iterable[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Place.objects.filter(case__in=keys).order_by().values_list("case", "status")
    for case, status, number in rows.annotate(Count("pk")):
        found[case][status] = number
    return found


def _sectors(keys: Iterable[int]) -> dict[int, list[SectorLine]]:
    """Give the sector quotas of each case with the number of applicants who can come."""
    able = CasePreference.objects.filter(
        case__in=keys, application__status=ApplicationStatus.SUBMITTED, availability__in=COUNTED
    )
    pairs = Answer.objects.filter(
        value__isnull=False,
        criterion__kind=CriterionKind.SECTOR,
        application__preferences__in=able,
    ).order_by()
    counted = {
        (case, value): number
        for case, value, number in pairs.values_list(
            "application__preferences__case", "value"
        ).annotate(Count("pk"))
    }
    found: dict[int, list[SectorLine]] = defaultdict(list)
    quotas = Quota.objects.filter(case__in=keys, value__criterion__kind=CriterionKind.SECTOR)
    for quota in quotas.select_related("value"):
        pool = counted.get((quota.case_id, quota.value_id), 0)
        found[quota.case_id].append(SectorLine(quota, pool))
    return found


def _moments(challenges: list[Challenge], cards: list[CaseCard], now: datetime) -> list[Moment]:
    dates = [
        Moment(at, kind, challenge)
        for challenge in challenges
        for at, kind in (
            (challenge.opens_at, "opens"),
            (challenge.closes_at, "closes"),
            (challenge.decision_at, "decision"),
            (challenge.answer_by, "answer"),
        )
    ]
    dates += [
        Moment(session.starts_at, "session", card.case, session.number)
        for card in cards
        for session in card.sessions
    ]
    ahead = [moment for moment in dates if moment.at > now]
    return sorted(ahead, key=lambda moment: moment.at)[:UPCOMING]
