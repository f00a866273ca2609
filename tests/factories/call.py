"""A whole open call: two cases with two sessions each, three criteria, a consent text."""

from dataclasses import dataclass
from types import SimpleNamespace

from challenges.choices import CriterionKind
from challenges.models import Case, Challenge, ConsentText, Criterion
from participants.choices import ApplicationStatus, Availability
from participants.models import Answer, Application
from participants.services import applications as services
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
)
from tests.factories.participants import (
    ApplicationFactory,
    CasePreferenceFactory,
    PlaceFactory,
)
from tests.factories.workshops import SessionFactory

SECTORS = {
    "academia": ("Akademi", "Academia"),
    "public": ("Offentlig sektor", "Public sector"),
    "civil_society": ("Civilsamhälle", "Civil society"),
}


@dataclass(frozen=True)
class Call:
    """The parts of a call that tests name."""

    challenge: Challenge
    housing: Case
    health: Case
    sector: Criterion
    experience: Criterion
    competence: Criterion
    consent: ConsentText

    def value(self, criterion, key):
        """Give a value of a criterion by its key."""
        return criterion.values.get(key=key)


def open_call(**fields):
    """Give a call with the dates of 2020, both cases with both sessions."""
    challenge = ChallengeFactory.create(**{"slug": "hosten-2020", **fields})
    housing = CaseFactory.create(challenge=challenge, slug="barns-bostad-forst", position=1)
    health = CaseFactory.create(
        challenge=challenge,
        slug="jamlik-halsa",
        title_sv="Jämlik Hälsa",
        title_en="Equal Health",
        position=2,
    )
    for case in (housing, health):
        with_sessions(case)
    return Call(
        challenge=challenge,
        housing=housing,
        health=health,
        sector=_sector(challenge),
        experience=_experience(challenge),
        competence=_competence(challenge),
        consent=ConsentTextFactory.create(challenge=challenge),
    )


def with_sessions(case):
    """Give a case its two sessions."""
    for number, (start, end) in enumerate((moments.SESSION_1, moments.SESSION_2), start=1):
        SessionFactory.create(case=case, number=number, starts_at=start, ends_at=end)


def criterion_with(challenge, kind, key, values, **fields):
    """Give a criterion with values, from a mapping of key to names in both languages."""
    criterion = CriterionFactory.create(challenge=challenge, kind=kind, key=key, **fields)
    for position, (value, names) in enumerate(values.items()):
        CriterionValueFactory.create(
            criterion=criterion, key=value, name_sv=names[0], name_en=names[1], position=position
        )
    return criterion


def applied(call, user=None, *, status=ApplicationStatus.SUBMITTED, cases=None):
    """Give a whole application: every page answered, in or not."""
    submitted = status != ApplicationStatus.DRAFT
    application = ApplicationFactory.create(
        challenge=call.challenge,
        user=user or UserFactory.create(),
        status=status,
        number=Application.objects.count() + 1 if submitted else None,
        consent_text=call.consent if submitted else None,
        consented_at=moments.DURING_CALL if submitted else None,
        submitted_at=moments.DURING_CALL if submitted else None,
        done_steps=["stod"],
    )
    for case in cases or [call.housing]:
        CasePreferenceFactory.create(application=application, case=case)
    for criterion in (call.sector, call.experience, call.competence):
        value = criterion.values.first()
        Answer.objects.create(application=application, criterion=criterion, value=value)
    return application


def released(call, at=moments.RELEASED):
    """Let everybody know the decisions about all cases."""
    call.challenge.cases.update(released_at=at)
    call.housing.refresh_from_db()


def placed(call, user, status, **fields):
    """Give the person a place in the first case, after the decisions were released."""
    released(call)
    return PlaceFactory.create(
        application=applied(call, user), case=call.housing, status=status, **fields
    )


def steps(call, user, now=moments.DURING_CALL):
    """Give the services bound to one person and moment, for tests that change one thing."""
    common = {"by": user, "now": now}
    return SimpleNamespace(
        contact=lambda name="Amina Warsame": services.save_contact(
            call.challenge, contact=services.Contact(name), **common
        ),
        cases=lambda *cases: services.save_cases(
            call.challenge, cases=[case.pk for case in cases], **common
        ),
        answer=lambda criterion, *values, **more: services.save_answer(
            call.challenge, criterion=criterion, values=[v.pk for v in values], **common, **more
        ),
        dates=lambda days: services.save_dates(
            call.challenge, days={case.pk: answer for case, answer in days.items()}, **common
        ),
        support=lambda *needs, text="": services.save_support(
            call.challenge, needs=needs, text=text, **common
        ),
        submit=lambda: services.submit_application(
            call.challenge, consent=call.consent.pk, **common
        ),
    )


def filled_in(call, user):
    """Answer every page of the form as the user, through the services."""
    form = steps(call, user)
    form.contact()
    form.cases(call.housing)
    form.answer(call.sector, call.value(call.sector, "public"))
    form.answer(call.experience)
    form.answer(call.competence, call.value(call.competence, "law"))
    form.dates({call.housing: Availability.YES})
    form.support()
    return form


def _sector(challenge):
    return criterion_with(challenge, CriterionKind.SECTOR, "sektor", SECTORS, position=1)


def _experience(challenge):
    return criterion_with(
        challenge,
        CriterionKind.EXPERIENCE,
        "erfarenhet",
        {"own": ("Egen erfarenhet", "My own"), "work": ("I arbetet", "At work")},
        name_sv="Erfarenhet",
        name_en="Experience",
        question_sv="Vilken erfarenhet har du av frågan?",
        question_en="What experience do you have?",
        may_decline=True,
        position=2,
    )


def _competence(challenge):
    return criterion_with(
        challenge,
        CriterionKind.COMPETENCE,
        "kompetens",
        {"law": ("Juridik", "Law"), "finance": ("Ekonomi", "Finance")},
        name_sv="Kompetens",
        name_en="Competence",
        question_sv="Vad kan du om?",
        question_en="What do you know about?",
        several=True,
        position=3,
    )
