"""Who is missing before the deadline, and where those who applied came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from challenges.choices import CriterionKind, Phase
from challenges.models import Case, Challenge, CriterionValue, Quota
from challenges.queries import published_cases
from participants.choices import ApplicationStatus
from participants.domain.gaps import Cover, Need, days_left
from participants.domain.steps import COUNTED
from participants.models import Answer, Application, CasePreference, RecruitingLink
from participants.queries.reviews import left_out_of
from susi.core.live import version_of
from workshops.queries import challenge_phase

ZONE = ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True)
class GapLine:
    """A value with a quota: how many applied, how many are needed."""

    value: CriterionValue
    need: Need

    @property
    def is_sector(self) -> bool:
        """Whether the value has a shape."""
        return self.value.criterion.kind == CriterionKind.SECTOR


@dataclass(frozen=True)
class CaseGap:
    """A case with its values: first those that too few people applied with."""

    case: Case
    pool: int
    lines: Sequence[GapLine]

    @property
    def missing(self) -> list[GapLine]:
        """Give the lines that too few applied for."""
        return [line for line in self.lines if line.need.cover == Cover.MISSING]

    @property
    def covered(self) -> list[GapLine]:
        """Give the other lines."""
        return [line for line in self.lines if line.need.cover != Cover.MISSING]

    @property
    def too_few(self) -> int:
        """Give how many more must apply before every place can be filled."""
        return max(self.case.places - self.pool, 0)


@dataclass(frozen=True)
class Recruiting:
    """The call as the organiser follows it."""

    challenge: Challenge
    phase: Phase
    cases: Sequence[CaseGap]
    submitted: int
    drafts: int
    days: int

    @property
    def is_open(self) -> bool:
        """Whether people can apply now."""
        return self.phase == Phase.OPEN

    @property
    def is_early(self) -> bool:
        """Whether people cannot apply yet."""
        return self.phase in {Phase.DRAFT, Phase.COMING}

    @property
    def gaps(self) -> int:
        """Give how many quotas nobody can meet yet."""
        return sum(len(case.missing) for case in self.cases)

    @property
    def version(self) -> str:
        """Give a text that changes when the numbers do."""
        lines = [
            (case.case.pk, case.pool, case.case.places, line.value.pk, line.need)
            for case in self.cases
            for line in case.lines
        ]
        whole = [(case.case.pk, case.pool) for case in self.cases]
        return version_of(self.phase, self.submitted, self.drafts, self.days, lines, whole)


def read_recruiting(challenge: Challenge, now: datetime) -> Recruiting:
    """Give the state of a call, in five queries for any number of cases and people."""
    cases = list(published_cases(challenge))
    statuses = dict(
        Application.objects.filter(challenge=challenge)
        .order_by()
        .values_list("status")
        .annotate(Count("pk"))
    )
    return Recruiting(
        challenge=challenge,
        phase=challenge_phase(challenge, now, cases=cases, sessions=[]),
        cases=_gaps(challenge, cases),
        submitted=statuses.get(ApplicationStatus.SUBMITTED, 0),
        drafts=statuses.get(ApplicationStatus.DRAFT, 0),
        days=days_left(challenge.closes_at, now, ZONE),
    )


def links_of(challenge: Challenge) -> QuerySet[RecruitingLink]:
    """Give the links with ``started`` and ``submitted``: applications that came by each."""
    sent = Q(applications__status=ApplicationStatus.SUBMITTED)
    return RecruitingLink.objects.filter(challenge=challenge).annotate(
        started=Count("applications"), submitted=Count("applications", filter=sent)
    )


def _gaps(challenge: Challenge, cases: Sequence[Case]) -> list[CaseGap]:
    able = CasePreference.objects.filter(
        case__in=cases,
        availability__in=COUNTED,
        application__status=ApplicationStatus.SUBMITTED,
    ).exclude(application__in=left_out_of(challenge.pk).values("application"))
    people = dict(able.order_by().values_list("case").annotate(Count("pk")))
    pairs = (
        Answer.objects.filter(value__isnull=False, application__preferences__in=able)
        .order_by()
        .values_list("application__preferences__case", "value")
        .annotate(Count("pk"))
    )
    pool = {(case, value): number for case, value, number in pairs}
    quotas = Quota.objects.filter(case__in=cases).select_related("value__criterion")
    lines: dict[int, list[GapLine]] = {case.pk: [] for case in cases}
    for quota in quotas:
        number = pool.get((quota.case_id, quota.value_id), 0)
        need = Need(number, quota.minimum, quota.maximum, quota.wanted)
        lines[quota.case_id].append(GapLine(quota.value, need))
    return [CaseGap(case, people.get(case.pk, 0), lines[case.pk]) for case in cases]
