"""The raw record: an organiser's own, read only, without needs in the list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.choices import ApplicationStatus
from participants.models import Application
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory
from tests.factories.call import applied, open_call
from tests.factories.challenges import TeamMemberFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:participants_application_changelist")


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    """These tests are about what staff see; how they sign in is tested elsewhere."""
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.endswith("StrongSignInForStaff")
    ]


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def organiser(call, as_actor):
    staff = StaffFactory.create()
    TeamMemberFactory.create(challenge=call.challenge, user=staff)
    return as_actor(staff)


def named(call, name, **fields):
    application = applied(call, UserFactory.create(), **fields)
    Application.objects.filter(pk=application.pk).update(
        name=name, support=["captions"], support_text="Hemligt behov"
    )
    return application


def record(application):
    return reverse("admin:participants_application_change", args=[application.pk])


def names(response):
    return sorted(one.name for one in response.context["cl"].result_list)


def test_an_organiser_sees_their_own_and_no_drafts(call, organiser):
    named(call, "Amina")
    named(call, "Utkast", status=ApplicationStatus.DRAFT)
    named(open_call(slug="annan"), "Främmande")

    assert names(organiser.get(LIST)) == ["Amina"]


def test_the_list_never_shows_needs(call, organiser):
    named(call, "Amina")

    text = organiser.get(LIST).text

    assert "Hemligt behov" not in text
    assert "Textning" not in text


def test_the_record_shows_all_of_one_application(call, organiser):
    application = named(call, "Amina")

    text = organiser.get(record(application)).text

    for words in ("Hemligt behov", "Textning", "Barns Bostad Först: Ja, båda dagarna", "Akademi"):
        assert words in text


def test_nothing_can_be_changed(call, organiser):
    application = named(call, "Amina")

    response = organiser.post(record(application), {"name": "Någon annan"})

    assert response.status_code == 403
    assert Application.objects.get(pk=application.pk).name == "Amina"


def test_another_challenges_record_does_not_exist(organiser):
    application = named(open_call(slug="annan"), "Främmande")

    assert organiser.get(record(application), follow=True).context.get("original") is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "ami"}, ["Amina"]),
        ({"q": "2"}, ["Bo"]),
        ({"q": "9" * 30}, []),
        ({"q": "\x00"}, ["Amina", "Bo"]),
        ({"status": "withdrawn"}, ["Bo"]),
        ({"status": "draft"}, []),
        ({"status": "nonsens"}, ["Amina", "Bo"]),
        ({"case": "9" * 30}, ["Amina", "Bo"]),
    ],
)
def test_search_and_filters(call, organiser, query, found):
    named(call, "Amina")
    named(call, "Bo", status=ApplicationStatus.WITHDRAWN)

    assert names(organiser.get(LIST, query, follow=True)) == found


def test_the_case_filter_finds_who_applied_to_it(call, organiser):
    named(call, "Amina", cases=[call.health])
    named(call, "Bo")

    assert names(organiser.get(LIST, {"case": call.health.pk})) == ["Amina"]


def test_a_superuser_sees_all(call, as_actor):
    named(call, "Amina")
    named(open_call(slug="annan"), "Främmande")

    assert names(as_actor(SuperuserFactory.create()).get(LIST)) == ["Amina", "Främmande"]


def test_participants_do_not_come_in(call, as_actor):
    response = as_actor(UserFactory.create()).get(LIST)

    assert response.status_code == 302


def test_the_list_asks_the_same_number_of_questions(call, organiser):
    named(call, "Amina")
    organiser.get(LIST)
    with CaptureQueriesContext(connection) as one:
        organiser.get(LIST)

    for number in range(5):
        named(call, f"Person {number}")

    with CaptureQueriesContext(connection) as many:
        organiser.get(LIST)
    assert len(many) == len(one)
