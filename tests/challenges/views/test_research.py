import pytest
from django.urls import reverse

from challenges.choices import CaseStatus, Role
from challenges.models import Case
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.challenges import CaseFactory, ChallengeFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def researcher_of(*cases):
    user = UserFactory()
    for case in cases:
        case.researchers.add(user)
    return user


def test_the_list_shows_the_persons_own_cases_only(as_actor):
    mine, other = CaseFactory(title_sv="Mitt"), CaseFactory(title_sv="Andras")

    answer = as_actor(researcher_of(mine)).get(reverse("research_cases"))

    assert list(answer.context["cases"]) == [mine]
    assert other.title_sv not in answer.content.decode()


def test_a_person_without_case_is_told_whom_to_write_to(as_actor):
    answer = as_actor(UserFactory()).get(reverse("research_cases"))

    assert (answer.status_code, "Skriv till arrangören" in answer.content.decode()) == (403, True)


def test_a_stranger_is_sent_to_sign_in(as_actor):
    answer = as_actor().get(reverse("research_cases"))

    assert answer.url == f"{reverse('account_login')}?next=/forskare/"


def test_a_researcher_without_case_sees_how_to_begin(as_actor):
    user = TeamMemberFactory(role=Role.RESEARCHER).user

    page = as_actor(user).get(reverse("research_cases")).content.decode()

    assert ("Du har inget case än." in page, reverse("case_new") in page) == (True, True)


@pytest.mark.parametrize("number", [1, 5])
def test_the_list_asks_as_often_whatever_its_length(
    as_actor, django_assert_max_num_queries, number
):
    client = as_actor(researcher_of(*CaseFactory.create_batch(number)))

    with django_assert_max_num_queries(9):
        client.get(reverse("research_cases"))


def test_a_researcher_starts_a_case(as_actor):
    member = TeamMemberFactory(role=Role.RESEARCHER)
    posted = {"challenge": member.challenge_id, "title": " Jämlik\n Hälsa "}

    answer = as_actor(member.user).post(reverse("case_new"), posted)

    case = Case.objects.get()
    assert (answer.url, case.title_sv) == (reverse("case_edit", args=[case.pk]), "Jämlik Hälsa")
    assert (case.status, list(case.researchers.all())) == (CaseStatus.DRAFT, [member.user])


@pytest.mark.parametrize("title", ["", "   ", "x" * 101])
def test_a_title_that_will_not_do_is_said_and_kept(as_actor, title):
    member = TeamMemberFactory(role=Role.RESEARCHER)

    answer = as_actor(member.user).post(
        reverse("case_new"), {"challenge": member.challenge_id, "title": title}
    )

    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert answer.context["form"]["title"].value() == title


def test_a_case_in_somebody_elses_challenge_is_refused(as_actor):
    member, other = TeamMemberFactory(role=Role.RESEARCHER), ChallengeFactory()

    answer = as_actor(member.user).post(
        reverse("case_new"), {"challenge": other.pk, "title": "Titel"}
    )

    assert answer.context["form"].errors == {"challenge": ["Välj en utmaning i listan"]}
    assert Case.objects.count() == 0


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.FACILITATOR])
def test_others_of_the_team_start_no_case_here(as_actor, role):
    member = TeamMemberFactory(role=role)

    assert as_actor(member.user).get(reverse("case_new")).status_code == 403


def test_a_superuser_sees_an_empty_list(as_actor):
    assert as_actor(SuperuserFactory()).get(reverse("research_cases")).status_code == 200
