"""People in a case: one who takes part, leads, researches, waits, or has nothing to do with it."""

from allauth.mfa.models import Authenticator

from challenges.choices import CriterionKind, Role
from challenges.models import ConsentText, Criterion
from participants.choices import PlaceStatus
from tests.factories.accounts import UserFactory
from tests.factories.challenges import (
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
    TeamMemberFactory,
)
from tests.factories.participants import AnswerFactory, ApplicationFactory, PlaceFactory


def participant(case, *, sector="", status=PlaceStatus.CONFIRMED, **user):
    person = UserFactory(**user)
    consent = ConsentText.objects.filter(challenge=case.challenge).first() or ConsentTextFactory(
        challenge=case.challenge
    )
    application = ApplicationFactory(challenge=case.challenge, user=person, consent_text=consent)
    PlaceFactory(application=application, case=case, status=status)
    if sector:
        _state_sector(application, sector)
    return person


def facilitator(case):
    return in_two_steps(TeamMemberFactory(challenge=case.challenge, role=Role.FACILITATOR).user)


def organiser(case):
    return in_two_steps(TeamMemberFactory(challenge=case.challenge, role=Role.ORGANISER).user)


def researcher(case):
    person = UserFactory()
    case.researchers.add(person)
    return in_two_steps(person)


def in_two_steps(person):
    """Give a person of the team the second factor that their rooms ask for."""
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    return person


def waiting(case):
    return participant(case, status=PlaceStatus.WAITING)


def stranger(case):
    return UserFactory()


def _state_sector(application, sector):
    criterion = Criterion.objects.filter(
        challenge=application.challenge, kind=CriterionKind.SECTOR
    ).first() or CriterionFactory(challenge=application.challenge)
    value = criterion.values.filter(key=sector).first() or CriterionValueFactory(
        criterion=criterion, key=sector, name_sv=sector.title(), name_en=sector.upper()
    )
    AnswerFactory(application=application, criterion=criterion, value=value)
