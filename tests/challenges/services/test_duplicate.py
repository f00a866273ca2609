import pytest

from challenges.choices import CaseStatus, Role
from challenges.models import Case, Challenge, ConsentText, Quota, TeamMember
from challenges.services.duplicate import duplicate_challenge
from participants.models import Application
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
    MilestoneFactory,
    PartnerFactory,
    QuestionFactory,
    QuotaFactory,
    TeamMemberFactory,
)
from tests.factories.participants import ApplicationFactory
from tests.factories.workshops import SessionFactory

pytestmark = pytest.mark.django_db
NOW = moments.BETWEEN


@pytest.fixture
def original():
    challenge = ChallengeFactory(slug="hosten-2020", results_at=moments.RESULTS)
    case = CaseFactory(challenge=challenge, held_places=7, released_at=moments.RELEASED, version=9)
    case.researchers.add(UserFactory())
    value = CriterionValueFactory(criterion=CriterionFactory(challenge=challenge))
    QuotaFactory(case=case, value=value, minimum=2, maximum=5)
    for factory in (MilestoneFactory, PartnerFactory, QuestionFactory, TeamMemberFactory):
        factory(challenge=challenge)
    ConsentTextFactory(challenge=challenge, version=1, text_sv="Gammal")
    consent = ConsentTextFactory(challenge=challenge, version=2, text_sv="Ny")
    ApplicationFactory(challenge=challenge, consent_text=consent)
    SessionFactory(case=case)
    return challenge


def test_the_copy_is_unpublished_with_an_address_of_its_own(original):
    copy = duplicate_challenge(original, by=UserFactory(), now=NOW)

    assert (copy.slug, copy.title_sv) == ("hosten-2020-kopia", "Samverkansutmaning (kopia)")
    assert (copy.published_at, copy.results_at) == (None, None)
    assert (copy.opens_at, copy.closes_at) == (original.opens_at, original.closes_at)


def test_two_copies_get_two_addresses(original):
    slugs = [duplicate_challenge(original, by=UserFactory(), now=NOW).slug for _ in range(2)]

    assert slugs == ["hosten-2020-kopia", "hosten-2020-kopia-2"]


def test_only_the_one_who_copies_is_in_the_team(original):
    user = UserFactory()

    copy = duplicate_challenge(original, by=user, now=NOW)

    team = TeamMember.objects.filter(challenge=copy).values_list("user", "role")
    assert list(team) == [(user.pk, Role.ORGANISER)]


def test_lists_are_copied_and_the_latest_consent_text(original):
    copy = duplicate_challenge(original, by=UserFactory(), now=NOW)

    counts = (copy.milestones.count(), copy.partners.count(), copy.questions.count())
    consent = ConsentText.objects.filter(challenge=copy).values_list("version", "text_sv")
    assert (counts, list(consent)) == ((1, 1, 1), [(1, "Ny")])


def test_cases_are_copied_as_drafts_without_people_or_places_taken(original):
    copy = duplicate_challenge(original, by=UserFactory(), now=NOW)

    case = Case.objects.get(challenge=copy)
    state = (case.status, case.held_places, case.released_at, case.published_at, case.version)
    assert state == (CaseStatus.DRAFT, 0, None, None, 1)
    assert (case.background_sv, case.researchers.count(), case.sessions.count()) == (
        "Bakgrunden.",
        0,
        0,
    )


def test_quotas_of_the_copy_are_about_its_own_values(original):
    copy = duplicate_challenge(original, by=UserFactory(), now=NOW)

    quota = Quota.objects.get(case__challenge=copy)
    assert quota.value.criterion.challenge == copy
    assert (quota.minimum, quota.maximum) == (2, 5)


def test_the_original_keeps_everything(original):
    duplicate_challenge(original, by=UserFactory(), now=NOW)

    again = Challenge.objects.get(slug="hosten-2020")
    assert (again.cases.count(), again.team.count(), again.results_at) == (1, 1, moments.RESULTS)
    assert Application.objects.count() == 1
