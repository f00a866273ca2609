"""What the pages of the application show: the form's steps, what is answered and what is left."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from challenges.choices import Phase
from challenges.domain.lifecycle import Action, allows
from challenges.models import Case, Challenge, Criterion, CriterionValue
from challenges.queries import published_cases
from participants.choices import ApplicationStatus, Availability
from participants.domain import steps as form_steps
from participants.models import Answer, Application
from participants.queries.late import Late, late_of
from susi.accounts.models import User
from workshops.models import Session
from workshops.queries import challenge_phase, planned_sessions


@dataclass(frozen=True)
class Step:
    """One page of the form: its place, short name and question, and its criterion if it has one."""

    slug: str
    number: int
    name: str
    question: str
    criterion: Criterion | None = None


@dataclass(frozen=True)
class CaseChoice:
    """A case one can apply to, its two dates, and the applicant's answer about them.

    ``availability`` is ``None`` where the case is not chosen, and empty until it is answered.
    """

    case: Case
    sessions: Sequence[Session]
    availability: str | None

    @property
    def is_counted(self) -> bool:
        """Tell whether the applicant stands for a place in this case."""
        return self.availability in form_steps.COUNTED


@dataclass(frozen=True)
class ApplicationRecord:
    """A person's application to a challenge with everything its pages ask for."""

    challenge: Challenge
    phase: Phase
    on_team: bool
    application: Application | None
    choices: Sequence[CaseChoice]
    criteria: Sequence[Criterion]
    answers: Mapping[int, Sequence[CriterionValue | None]]
    late: Late | None = None

    @cached_property
    def steps(self) -> list[Step]:
        """Give the pages of the form, in order."""
        return _steps(self.criteria)

    @property
    def slugs(self) -> list[str]:
        """Give the slugs of the pages, in order."""
        return [step.slug for step in self.steps]

    @cached_property
    def done(self) -> frozenset[str]:
        """Give the slugs of the pages that have what they need."""
        return frozenset(_done(self))

    @property
    def missing(self) -> list[Step]:
        """Give the pages that still need an answer, in order."""
        return [step for step in self.steps if step.slug not in self.done]

    @property
    def chosen(self) -> list[CaseChoice]:
        """Give the cases that are applied to."""
        return [choice for choice in self.choices if choice.availability is not None]

    @property
    def cannot_come(self) -> bool:
        """Tell whether the applicant has said no to the days of every chosen case."""
        answers = {choice.availability for choice in self.chosen}
        return answers == {Availability.NO.value}

    @property
    def is_open(self) -> bool:
        """Tell whether this person's application is taken now; a code opens a closed call."""
        return allows(self.phase, Action.APPLY) or self.is_late

    @property
    def is_late(self) -> bool:
        """Tell whether the application comes in with a code after the deadline."""
        return self.late is not None and self.late.fault is None

    @property
    def closes_at(self) -> datetime:
        """Give until when this person can change and send the application."""
        if self.late is not None and self.is_late:
            return self.late.code.expires_at
        return self.challenge.closes_at

    @property
    def is_early(self) -> bool:
        """Tell whether applications are not taken yet."""
        return self.phase in {Phase.DRAFT, Phase.COMING}

    @property
    def is_submitted(self) -> bool:
        """Tell whether the application is in."""
        return self.status == ApplicationStatus.SUBMITTED

    @property
    def status(self) -> str:
        """Give the word of the application's status; it is a draft before it exists."""
        return self.application.status if self.application else ApplicationStatus.DRAFT

    def step(self, slug: str) -> Step | None:
        """Give the page with this slug, or ``None``."""
        return next((step for step in self.steps if step.slug == slug), None)

    def may_open(self, step: Step) -> bool:
        """Tell whether everything before this page is answered."""
        return form_steps.may_open(self.slugs, self.done, step.slug)


def record_of(challenge: Challenge, user: User | None, now: datetime) -> ApplicationRecord:
    """Give the person's application as it stands; the same number of queries for any size."""
    cases = list(published_cases(challenge))
    sessions = list(planned_sessions(challenge))
    application = _application(challenge, user) if user else None
    phase = challenge_phase(challenge, now, cases=cases, sessions=sessions)
    return ApplicationRecord(
        challenge=challenge,
        phase=phase,
        on_team=bool(user and is_on_team(user, challenge)),
        application=application,
        choices=_choices(cases, sessions, application),
        criteria=list(asked_criteria(challenge)),
        answers=_answers(application),
        late=late_of(application, challenge, phase, now),
    )


def is_on_team(user: User, challenge: Challenge) -> bool:
    """Tell whether the person helps to run the challenge or is a researcher of one of its cases."""
    return (
        Challenge.objects.filter(pk=challenge.pk)
        .filter(Q(team__user=user) | Q(cases__researchers=user))
        .exists()
    )


def asked_criteria(challenge: Challenge) -> list[Criterion]:
    """Give the criteria that have something to choose from, with their values, in order."""
    criteria = Criterion.objects.filter(challenge=challenge).prefetch_related("values")
    return [criterion for criterion in criteria if criterion.values.all()]


def _application(challenge: Challenge, user: User) -> Application | None:
    answers = Answer.objects.select_related("value").order_by("value__position", "pk")
    return (
        Application.objects.filter(challenge=challenge, user=user)
        .select_related("consent_text", "late_code", "user")
        .prefetch_related("preferences", Prefetch("answers", answers))
        .first()
    )


def _choices(
    cases: Sequence[Case], sessions: Sequence[Session], application: Application | None
) -> list[CaseChoice]:
    of_case: dict[int, list[Session]] = defaultdict(list)
    for session in sessions:
        of_case[session.case_id].append(session)
    preferences = application.preferences.all() if application else []
    chosen = {preference.case_id: preference.availability for preference in preferences}
    return [CaseChoice(case, of_case[case.pk], chosen.get(case.pk)) for case in cases]


def _answers(application: Application | None) -> dict[int, list[CriterionValue | None]]:
    answers: dict[int, list[CriterionValue | None]] = defaultdict(list)
    for answer in application.answers.all() if application else []:
        answers[answer.criterion_id].append(answer.value)
    return dict(answers)


def _steps(criteria: Sequence[Criterion]) -> list[Step]:
    pages: list[tuple[str, str, str, Criterion | None]] = [
        (form_steps.CONTACT, _("Ditt namn"), _("Vad heter du?"), None),
        (form_steps.CASES, _("Case"), _("Vilket case söker du till?"), None),
    ]
    pages += [(form_steps.slug_of(c.key), c.name, c.question, c) for c in criteria]
    pages += [
        (form_steps.DATES, _("Datum"), _("Kan du vara med båda dagarna?"), None),
        (form_steps.SUPPORT, _("Stöd"), _("Behöver du något för att kunna delta?"), None),
    ]
    return [
        Step(slug, number, name, question, criterion)
        for number, (slug, name, question, criterion) in enumerate(pages, start=1)
    ]


def _done(record: ApplicationRecord) -> set[str]:
    application = record.application
    if application is None:
        return set()
    days = [choice.availability or "" for choice in record.chosen]
    done = {
        form_steps.slug_of(criterion.key)
        for criterion in record.criteria
        if record.answers.get(criterion.pk)
    }
    facts = {
        form_steps.CONTACT: bool(application.name),
        form_steps.CASES: bool(days),
        form_steps.DATES: form_steps.dates_are_answered(days, submitted=record.is_submitted),
        form_steps.SUPPORT: form_steps.SUPPORT in application.done_steps,
    }
    return done | {slug for slug, holds in facts.items() if holds}
