import pytest

from challenges.choices import Role
from susi.pages.context import roles_of_person
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.challenges import CaseFactory, TeamMemberFactory
from tests.factories.participants import ApplicationFactory

pytestmark = pytest.mark.django_db


def test_all_roles_are_found_in_one_query(django_assert_num_queries):
    user = UserFactory()
    TeamMemberFactory(user=user)
    TeamMemberFactory(user=user, role=Role.FACILITATOR)
    CaseFactory().researchers.add(user)
    ApplicationFactory(user=user)

    with django_assert_num_queries(1):
        roles = roles_of_person(user)

    assert roles == {"organiser", "facilitator", "researcher", "participant"}


def test_other_peoples_roles_are_not_mine():
    TeamMemberFactory()
    ApplicationFactory()

    assert roles_of_person(UserFactory()) == frozenset()


def test_a_superuser_organises_and_leads():
    assert roles_of_person(SuperuserFactory()) == {"organiser", "facilitator"}


def test_a_visitor_has_none_and_costs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/om/")

    assert (answer.status_code, roles_of_person(None)) == (200, frozenset())
