"""A case with people who applied, and the words to say who is who."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from challenges.models import Case, Challenge, ConsentText, CriterionValue
from participants.choices import Availability, PlaceStatus
from participants.models import Place
from susi.accounts.models import User
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
    QuotaFactory,
    TeamMemberFactory,
)
from tests.factories.draws import by_hand
from tests.factories.participants import (
    AnswerFactory,
    ApplicationFactory,
    CasePreferenceFactory,
    PlaceFactory,
)
from tests.factories.workshops import SessionFactory


@dataclass
class World:
    """One challenge with one case, two sessions and a sector criterion with two values."""

    challenge: Challenge
    case: Case
    organiser: User
    consent: ConsentText
    academia: CriterionValue
    residents: CriterionValue


def make_world(places=3, *, hand=False, **case) -> World:
    """Give a world; with ``hand`` its case's people are chosen by hand and not drawn."""
    challenge = ChallengeFactory.create()
    criterion = CriterionFactory.create(challenge=challenge)
    values = [
        CriterionValueFactory.create(criterion=criterion, key=key, name_sv=sv, name_en=en)
        for key, sv, en in [
            ("academia", "Akademi", "Academia"),
            ("residents", "Boende", "Residents"),
        ]
    ]
    world = World(
        challenge=challenge,
        case=make_case(challenge, places, **case),
        organiser=make_organiser(challenge),
        consent=ConsentTextFactory.create(challenge=challenge),
        academia=values[0],
        residents=values[1],
    )
    QuotaFactory.create(case=world.case, value=values[0], minimum=0, maximum=2)
    QuotaFactory.create(case=world.case, value=values[1], minimum=1, maximum=3)
    if hand:
        by_hand(world.case)
    return world


def make_organiser(challenge) -> User:
    member = TeamMemberFactory.create(challenge=challenge, user__name="Eva Sandell")
    Authenticator.objects.create(
        user=member.user, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    return member.user


def make_case(challenge, places=3, **fields) -> Case:
    case = CaseFactory.create(challenge=challenge, places=places, **fields)
    for number, (start, end) in enumerate([moments.SESSION_1, moments.SESSION_2], start=1):
        SessionFactory.create(case=case, number=number, starts_at=start, ends_at=end)
    return case


def apply(world, name="Amina Warsame", value=None, availability=Availability.YES, **user):
    application = ApplicationFactory.create(
        challenge=world.challenge,
        consent_text=world.consent,
        name=name,
        call_name=name.split()[0],
        user=UserFactory.create(name=name, **user),
    )
    CasePreferenceFactory.create(
        application=application, case=world.case, availability=availability
    )
    value = value or world.academia
    AnswerFactory.create(application=application, criterion=value.criterion, value=value)
    return application


def put(world, status, name="Amina Warsame", value=None, **place) -> Place:
    application = apply(world, name, value)
    row = PlaceFactory.create(application=application, case=world.case, status=status, **place)
    if status in {PlaceStatus.OFFERED, PlaceStatus.CONFIRMED}:
        Case.objects.filter(pk=world.case.pk).update(held_places=world.case.held_places + 1)
        world.case.refresh_from_db()
    return row


def statuses(case) -> dict[str, str]:
    rows = Place.objects.filter(case=case).values_list("application__name", "status")
    return dict(rows)


def release(case, at=moments.RELEASED) -> Case:
    Case.objects.filter(pk=case.pk).update(released_at=at)
    case.refresh_from_db()
    return case
