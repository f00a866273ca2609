"""Writes the invented applications, a few thousand rows in a handful of statements."""

from datetime import timedelta

from challenges.models import Case, Challenge, ConsentText, CriterionValue
from participants.choices import ApplicationStatus
from participants.domain import steps
from participants.emails.applications import application_received
from participants.models import Answer, Application, CasePreference
from susi.accounts.models import User
from susi.demo import dates
from susi.demo.applicants import Applicant
from susi.demo.dates import Shift

# Amina and Peter, whom one can sign in as, find their receipts in the mailbox.
RECEIPTS = 2


def make_applications(
    people: list[Applicant],
    challenge: Challenge,
    cases: list[Case],
    values: dict[str, CriterionValue],
    shift: Shift,
) -> list[Application]:
    """Give the submitted applications in the order of ``people``, with users, cases and answers."""
    users = _users(people)
    consent = ConsentText.objects.get(challenge=challenge, version=1)
    opened = shift.moment(dates.OPENS)
    # Spread over the days before the call is looked at, so that the desk has a history.
    step = timedelta(minutes=27_000 // max(len(people), 1))
    applications = [
        Application(
            challenge=challenge,
            user=users[person.email],
            number=index + 1,
            status=ApplicationStatus.SUBMITTED,
            name=person.name,
            call_name=person.name.split(" ")[0],
            organisation=person.organisation,
            contribution=person.contribution,
            support=list(person.support),
            done_steps=[steps.CONTACT, steps.SUPPORT],
            consent_text=consent,
            consented_at=opened + index * step,
            saved_at=opened + index * step,
            submitted_at=opened + index * step,
        )
        for index, person in enumerate(people)
    ]
    made = Application.objects.bulk_create(applications)
    _preferences(made, people, {case.slug: case for case in cases})
    _answers(made, people, values, challenge)
    for application in made[:RECEIPTS]:
        application_received(application, now=application.saved_at)
    return made


def _users(people: list[Applicant]) -> dict[str, User]:
    known = User.objects.in_bulk([person.email for person in people], field_name="email")
    new = [
        User(
            email=person.email,
            name=person.name,
            call_name=person.name.split(" ")[0],
            language=person.language,
            password="!",  # noqa: S106 -- Django's mark for "no password"
        )
        for person in people
        if person.email not in known
    ]
    User.objects.bulk_create(new)
    return known | {user.email: user for user in new}


def _preferences(made: list[Application], people: list[Applicant], cases: dict[str, Case]) -> None:
    CasePreference.objects.bulk_create(
        CasePreference(application=application, case=cases[slug], availability=person.availability)
        for application, person in zip(made, people, strict=True)
        for slug in person.cases
    )


def _answers(
    made: list[Application],
    people: list[Applicant],
    values: dict[str, CriterionValue],
    challenge: Challenge,
) -> None:
    experience = challenge.criteria.get(kind="experience")
    rows = []
    for application, person in zip(made, people, strict=True):
        for key in (person.sector, person.experience, *person.competences):
            value = values[key] if key else None
            rows.append(
                Answer(
                    application=application,
                    criterion=value.criterion if value else experience,
                    value=value,
                )
            )
    Answer.objects.bulk_create(rows)
