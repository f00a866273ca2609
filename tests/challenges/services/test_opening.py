import pytest

from challenges.services.opening import open_challenge
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db


def test_a_ready_challenge_opens():
    challenge = ChallengeFactory(published_at=None)

    open_challenge(challenge, faults=[], now=moments.PUBLISHED)

    assert challenge.published_at == moments.PUBLISHED


def test_a_challenge_planned_for_later_opens_now():
    challenge = ChallengeFactory(published_at=moments.OPENS)

    open_challenge(challenge, faults=[], now=moments.PUBLISHED)

    assert challenge.published_at == moments.PUBLISHED


def test_a_fault_stops_it():
    challenge = ChallengeFactory(published_at=None)

    with pytest.raises(ActionRefused) as refusal:
        open_challenge(challenge, faults=["consent"], now=moments.PUBLISHED)

    challenge.refresh_from_db()
    assert (refusal.value.code, challenge.published_at) == ("faults", None)


def test_an_open_challenge_keeps_its_moment():
    challenge = ChallengeFactory(published_at=moments.PUBLISHED)

    with pytest.raises(ActionRefused) as refusal:
        open_challenge(challenge, faults=[], now=moments.OPENS)

    challenge.refresh_from_db()
    assert (refusal.value.code, challenge.published_at) == ("opened", moments.PUBLISHED)
