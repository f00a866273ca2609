"""An organiser of one challenge, and a challenge that is somebody else's."""

import pytest

from tests.factories.accounts import StaffFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    CriterionFactory,
    CriterionValueFactory,
    TeamMemberFactory,
)


@pytest.fixture
def own():
    return CaseFactory(challenge=ChallengeFactory(title_sv="Min"), title_sv="Mitt case")


@pytest.fixture
def foreign():
    case = CaseFactory(challenge=ChallengeFactory(title_sv="Hemlig"), title_sv="Hemligt case")
    CriterionValueFactory(criterion=CriterionFactory(challenge=case.challenge, name_sv="Hemlig"))
    return case


@pytest.fixture
def organiser(own):
    return TeamMemberFactory(challenge=own.challenge, user=StaffFactory()).user


@pytest.fixture
def client(as_actor, organiser):
    return as_actor(organiser)
