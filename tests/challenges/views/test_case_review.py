import pytest
from django.urls import reverse

from challenges.choices import CaseStatus, Role
from challenges.models import Case
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def organiser_of(challenge):
    return TeamMemberFactory(challenge=challenge).user


def test_the_organiser_sees_every_case_of_the_challenge(as_actor):
    case = CaseFactory(status=CaseStatus.DRAFT)
    CaseFactory()

    answer = as_actor(organiser_of(case.challenge)).get(
        reverse("case_review", args=[case.challenge_id])
    )

    assert list(answer.context["cases"]) == [case]


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_asks_as_often_whatever_its_length(
    as_actor, django_assert_max_num_queries, number
):
    cases = CaseFactory.create_batch(number)
    Case.objects.update(challenge=cases[0].challenge)
    client = as_actor(organiser_of(cases[0].challenge))

    with django_assert_max_num_queries(9):
        client.get(reverse("case_review", args=[cases[0].challenge_id]))


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.FACILITATOR])
def test_others_of_the_team_may_not(as_actor, role):
    member = TeamMemberFactory(role=role)

    answer = as_actor(member.user).get(reverse("case_review", args=[member.challenge_id]))

    assert answer.status_code == 403


def test_publishing_shows_the_case(as_actor):
    case = CaseFactory(status=CaseStatus.SUBMITTED)

    answer = as_actor(organiser_of(case.challenge)).post(reverse("case_publish", args=[case.pk]))

    case.refresh_from_db()
    assert (answer.status_code, case.status) == (302, CaseStatus.PUBLISHED)


def test_publishing_an_unfinished_case_says_what_is_missing(as_actor):
    case = CaseFactory(status=CaseStatus.SUBMITTED, background_sv="")

    answer = as_actor(organiser_of(case.challenge)).post(
        reverse("case_publish", args=[case.pk]), follow=True
    )

    sentences = [str(message) for message in answer.context["messages"]]
    assert sentences == ["Det här saknas på svenska: bakgrund."]


@pytest.mark.parametrize("name", ["case_publish", "case_return"])
def test_a_foreign_organiser_changes_nothing(as_actor, name):
    case = CaseFactory(status=CaseStatus.SUBMITTED)

    answer = as_actor(TeamMemberFactory().user).post(reverse(name, args=[case.pk]), {"note": "x"})

    assert (answer.status_code, Case.objects.get().status) == (404, CaseStatus.SUBMITTED)


@pytest.mark.parametrize("name", ["case_publish", "case_return"])
def test_a_researcher_of_the_case_does_not_publish_it(as_actor, name):
    case, user = CaseFactory(status=CaseStatus.SUBMITTED), UserFactory()
    case.researchers.add(user)

    assert as_actor(user).post(reverse(name, args=[case.pk])).status_code == 404


def test_a_case_goes_back_with_a_note(as_actor):
    case = CaseFactory(status=CaseStatus.SUBMITTED)

    as_actor(organiser_of(case.challenge)).post(
        reverse("case_return", args=[case.pk]), {"note": "Korta bakgrunden."}
    )

    case.refresh_from_db()
    assert case.status == CaseStatus.DRAFT


@pytest.mark.parametrize("name", ["case_publish", "case_return"])
def test_a_look_changes_nothing(as_actor, name):
    case = CaseFactory(status=CaseStatus.SUBMITTED)

    answer = as_actor(organiser_of(case.challenge)).get(reverse(name, args=[case.pk]))

    assert answer.status_code == 405
