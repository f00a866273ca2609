"""Organisers in the admin: their own challenges, and nothing of anybody else's."""

import pytest
from django.urls import reverse

from challenges.choices import Role
from challenges.models import Case, Challenge, Criterion
from tests.challenges.admin.posts import address
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory
from tests.factories.challenges import (
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
MODELS = ("challenge", "case", "criterion")


def rows(model, case):
    criterion = Criterion.objects.filter(challenge=case.challenge).first()
    return {"challenge": case.challenge, "case": case, "criterion": criterion}[model]


# --- seeing ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", MODELS)
def test_lists_name_nothing_foreign(client, foreign, model):
    page = client.get(address(model, "changelist"))

    assert (page.status_code, "Heml" in page.content.decode()) == (200, False)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("what", ["change", "history", "delete"])
def test_foreign_rows_do_not_exist(client, foreign, model, what):
    answer = client.get(address(model, what, rows(model, foreign).pk), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("admin:index")
    assert "Hemlig" not in answer.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_forms_offer_nothing_foreign(client, foreign, model):
    TeamMemberFactory(challenge=foreign.challenge, user=UserFactory(name="Hemlig Person"))

    page = client.get(address(model, "add")).content.decode()

    assert "Heml" not in page


def test_the_own_case_opens_without_foreign_values_or_people(client, own, foreign):
    TeamMemberFactory(challenge=foreign.challenge, user=UserFactory(name="Hemlig Person"))

    answer = client.get(address("case", "change", own.pk))

    assert (answer.status_code, "Heml" in answer.content.decode()) == (200, False)


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.FACILITATOR])
def test_other_roles_see_no_rows(as_actor, own, role):
    member = TeamMemberFactory(challenge=own.challenge, user=StaffFactory(), role=role)
    client = as_actor(member.user)

    assert client.get(address("case", "changelist")).status_code == 403
    assert "Min" not in client.get(address("challenge", "changelist")).content.decode().split()


def test_an_organiser_who_is_no_staff_does_not_come_in(as_actor, own):
    member = TeamMemberFactory(challenge=own.challenge)

    answer = as_actor(member.user).get(address("case", "changelist"))

    assert answer.status_code in {302, 403}


def test_a_superuser_sees_all(as_actor, own, foreign):
    page = as_actor(SuperuserFactory()).get(address("case", "changelist")).content.decode()

    assert ("Mitt case" in page, "Hemligt case" in page) == (True, True)


# --- changing -------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", MODELS)
def test_a_forged_change_of_a_foreign_row_changes_nothing(client, foreign, model):
    row = rows(model, foreign)

    client.post(address(model, "change", row.pk), {"title_sv": "Kapad", "name_sv": "Kapad"})

    assert Case.objects.filter(title_sv="Kapad").count() == 0
    assert Challenge.objects.filter(title_sv="Kapad").count() == 0
    assert Criterion.objects.filter(name_sv="Kapad").count() == 0


@pytest.mark.parametrize("model", MODELS)
def test_a_forged_delete_of_a_foreign_row_deletes_nothing(client, foreign, model):
    row = rows(model, foreign)

    client.post(address(model, "delete", row.pk), {"post": "yes"})

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_an_action_on_foreign_rows_deletes_nothing(client, foreign, model):
    row = rows(model, foreign)
    posted = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}

    client.post(address(model, "changelist"), posted)

    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_foreign_challenge_is_not_copied(client, foreign):
    posted = {"action": "copy_challenge", "_selected_action": [foreign.challenge_id]}

    client.post(address("challenge", "changelist"), posted)

    assert Challenge.objects.filter(title_sv__contains="kopia").count() == 0


def test_the_own_challenge_is_copied(client, own, organiser):
    posted = {"action": "copy_challenge", "_selected_action": [own.challenge_id]}

    client.post(address("challenge", "changelist"), posted)

    copy = Challenge.objects.get(title_sv="Min (kopia)")
    assert list(copy.team.values_list("user", "role")) == [(organiser.pk, Role.ORGANISER)]


def test_a_case_is_not_added_to_a_foreign_challenge(client, foreign):
    posted = {
        "challenge": foreign.challenge_id,
        "slug": "kapad",
        "title_sv": "Kapad",
        "tint": "sky",
        "position": 0,
        "places": 24,
        "groups": 4,
    }

    answer = client.post(address("case", "add"), posted)

    assert list(answer.context["adminform"].form.errors) == ["challenge"]
    assert Case.objects.filter(slug="kapad").count() == 0
