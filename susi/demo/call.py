"""Builds the call: people of the team, challenge, cases, criteria, quotas and sessions."""

from datetime import datetime

from challenges.choices import CaseStatus, Role
from challenges.models import (
    Case,
    Challenge,
    ConsentText,
    Criterion,
    CriterionValue,
    Milestone,
    Partner,
    QuestionAndAnswer,
    Quota,
    TeamMember,
)
from susi.accounts.demo_people import DEMO_PEOPLE
from susi.accounts.models import User
from susi.demo import dates
from susi.demo.dates import Shift
from susi.demo.texts import call as texts
from susi.demo.texts import cases as case_texts
from workshops.models import Session

SLUG = "susi-2020"
STAFF = {"organiser", "researcher", "facilitator", "administrator"}


def make_people() -> dict[str, User]:
    """Give the demo people by the first part of their address; they sign in by mailed code."""
    people = {}
    for person in DEMO_PEOPLE:
        user, _made = User.objects.get_or_create(email=person.email)
        user.name = person.name
        user.call_name = person.name.split(" ")[0]
        user.is_staff = person.role in {"organiser", "administrator"}
        user.is_superuser = person.role == "administrator"
        user.set_unusable_password()
        user.save()
        people[person.email.split("@")[0]] = user
    return people


def make_challenge(stage: str, shift: Shift, people: dict[str, User]) -> Challenge:
    """Give the challenge with everything around it, at its stage, without cases."""
    challenge = Challenge.objects.create(
        slug=SLUG,
        published_at=None if stage == "draft" else shift.moment(dates.PUBLISHED),
        opens_at=shift.moment(dates.OPENS),
        closes_at=shift.moment(dates.CLOSES),
        decision_at=shift.moment(dates.DECISION),
        answer_by=shift.moment(dates.ANSWER_BY),
        results_at=shift.moment(dates.RESULTS) if stage == "result" else None,
        **texts.CHALLENGE,
    )
    roles = {
        "eva": Role.ORGANISER,
        "martin": Role.RESEARCHER,
        "margareta": Role.RESEARCHER,
        "johanna": Role.FACILITATOR,
    }
    for name, role in roles.items():
        TeamMember.objects.create(challenge=challenge, user=people[name], role=role)
    Milestone.objects.create(challenge=challenge, at=shift.moment(dates.SUMMIT), **texts.SUMMIT)
    for position, (name, url) in enumerate(texts.PARTNERS):
        Partner.objects.create(challenge=challenge, name=name, url=url, position=position)
    for position, (question, answer, question_en, answer_en) in enumerate(texts.QUESTIONS):
        QuestionAndAnswer.objects.create(
            challenge=challenge,
            question_sv=question,
            answer_sv=answer,
            question_en=question_en,
            answer_en=answer_en,
            position=position,
        )
    ConsentText.objects.create(
        challenge=challenge, version=1, text_sv=texts.CONSENT[0], text_en=texts.CONSENT[1]
    )
    return challenge


def make_criteria(challenge: Challenge) -> dict[str, CriterionValue]:
    """Give the criterion values by key."""
    values = {}
    for position, given in enumerate(texts.CRITERIA):
        criterion = Criterion.objects.create(
            challenge=challenge,
            key=given.key,
            kind=given.kind,
            name_sv=given.name[0],
            name_en=given.name[1],
            question_sv=given.question[0],
            question_en=given.question[1],
            hint_sv=given.hint[0],
            hint_en=given.hint[1],
            why_sv=texts.WHY[0],
            why_en=texts.WHY[1],
            several=given.several,
            may_decline=given.may_decline,
            position=position,
        )
        for place, value in enumerate(given.values):
            values[value.key] = CriterionValue.objects.create(
                criterion=criterion,
                key=value.key,
                name_sv=value.name[0],
                name_en=value.name[1],
                description_sv=value.description[0],
                description_en=value.description[1],
                position=place,
            )
    return values


def make_cases(
    stage: str,
    shift: Shift,
    challenge: Challenge,
    people: dict[str, User],
    values: dict[str, CriterionValue],
) -> list[Case]:
    """Give the two cases with researchers, quotas and sessions.

    In the first stage Martin's case is still a draft and Margareta's waits for the organiser.
    """
    status, published_at = _case_state(stage, shift)
    handed_in = shift.moment(dates.HANDED_IN)
    made = []
    owners = (people["martin"], people["margareta"])
    for position, given in enumerate((case_texts.HOUSING, case_texts.HEALTH)):
        case = Case.objects.create(
            challenge=challenge,
            position=position,
            setup_sv=case_texts.SETUP[0],
            setup_en=case_texts.SETUP[1],
            affiliation_sv=case_texts.AFFILIATION[0],
            affiliation_en=case_texts.AFFILIATION[1],
            status=status[position],
            published_at=published_at,
            submitted_at=None if status[position] == CaseStatus.DRAFT else handed_in,
            **given,
        )
        case.researchers.add(owners[position])
        for key, (least, most) in case_texts.QUOTAS[case.slug].items():
            Quota.objects.create(case=case, value=values[key], minimum=least, maximum=most)
        _make_sessions(case, shift)
        made.append(case)
    return made


def _case_state(stage: str, shift: Shift) -> tuple[tuple[str, str], datetime | None]:
    if stage == "draft":
        return (CaseStatus.DRAFT, CaseStatus.SUBMITTED), None
    return (CaseStatus.PUBLISHED, CaseStatus.PUBLISHED), shift.moment(dates.PUBLISHED)


def _make_sessions(case: Case, shift: Shift) -> None:
    for index, start in enumerate(dates.SESSIONS[case.slug]):
        purpose = case_texts.PURPOSES[index]
        Session.objects.create(
            case=case,
            number=index + 1,
            starts_at=shift.session(start),
            ends_at=shift.session(start + dates.SESSION_LENGTH),
            purpose_sv=purpose[0],
            purpose_en=purpose[1],
            meeting_url=f"https://zoom.example/j/susi-{case.slug}-{index + 1}",
        )
