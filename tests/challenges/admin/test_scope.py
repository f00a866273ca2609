"""Organisers in the admin: their own challenges, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse

from challenges.choices import CaseStatus, Role
from challenges.models import Case, Challenge, Criterion, Quota, TeamMember
from tests.factories import moments
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    CriterionFactory,
    CriterionValueFactory,
    QuotaFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
MODELS = ("challenge", "case", "criterion")


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


def address(model, what, *args):
    return reverse(f"admin:challenges_{model}_{what}", args=args)


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


# --- the forms of the own case ----------------------------------------------------------------------
def case_data(case, quotas=(), **changes):
    """Give what the form of a case posts, with quotas as (id, value, minimum, maximum)."""
    texts = ("title_sv", "slug", "tint", "position", "places", "groups")
    data = {name: getattr(case, name) for name in texts}
    data |= {
        "quotas-TOTAL_FORMS": len(quotas),
        "quotas-INITIAL_FORMS": sum(bool(q[0]) for q in quotas),
    }
    for number, (pk, value, minimum, maximum) in enumerate(quotas):
        data |= {
            f"quotas-{number}-id": pk or "",
            f"quotas-{number}-case": case.pk,
            f"quotas-{number}-value": value,
            f"quotas-{number}-minimum": minimum,
            f"quotas-{number}-maximum": maximum,
        }
    return {**data, **changes}


def post_case(client, case, *quotas, **changes):
    return client.post(address("case", "change", case.pk), case_data(case, quotas, **changes))


def quota_errors(answer):
    return list(answer.context["inline_admin_formsets"][0].formset.non_form_errors())


def test_a_case_is_changed_with_its_quotas(client, own):
    value = CriterionValueFactory(criterion=CriterionFactory(challenge=own.challenge))

    answer = post_case(client, own, (None, value.pk, 2, 24), title_sv="Nytt")

    own.refresh_from_db()
    assert (answer.status_code, own.title_sv, own.version) == (302, "Nytt", 2)
    assert list(Quota.objects.values_list("case", "value", "minimum", "maximum")) == [
        (own.pk, value.pk, 2, 24)
    ]


def test_a_quota_on_a_foreign_value_is_refused(client, own, foreign):
    value = foreign.challenge.criteria.get().values.get()

    answer = post_case(client, own, (None, value.pk, 0, 24))

    assert (answer.status_code, Quota.objects.count()) == (200, 0)


def test_a_foreign_quota_cannot_be_taken_over(client, own, foreign):
    value = foreign.challenge.criteria.get().values.get()
    quota = QuotaFactory(case=foreign, value=value, minimum=1, maximum=2)

    post_case(client, own, (quota.pk, value.pk, 9, 9))

    quota.refresh_from_db()
    assert (quota.case, quota.minimum) == (foreign, 1)


def test_a_foreign_person_is_no_researcher(client, own):
    stranger = UserFactory()

    answer = post_case(client, own, researchers=[stranger.pk])

    assert list(answer.context["adminform"].form.errors) == ["researchers"]
    assert own.researchers.count() == 0


def test_a_forged_status_and_forged_places_are_ignored(client, own):
    Case.objects.update(held_places=3, status=CaseStatus.DRAFT)

    post_case(client, own, held_places=0, status="published", challenge=999, version=99)

    own.refresh_from_db()
    assert (own.held_places, own.status, own.version) == (3, CaseStatus.DRAFT, 1)


def test_places_do_not_go_below_those_that_are_held(client, own):
    Case.objects.update(held_places=3)

    answer = post_case(client, own, places=2)

    assert answer.context["adminform"].form.errors == {
        "places": ["3 platser är redan erbjudna eller bekräftade. Ange minst 3."]
    }


@pytest.mark.parametrize(
    ("minimum", "maximum", "sentence"),
    [
        (
            13,
            24,
            "Sektor: minst blir tillsammans 26, men caset har 24 platser. Sänk något minst.",
        ),
        (0, 11, "Sektor: högst blir tillsammans 22, men caset har 24 platser. Höj något högst."),
    ],
)
def test_quotas_must_add_up(client, own, minimum, maximum, sentence):
    criterion = CriterionFactory(challenge=own.challenge)
    values = [CriterionValueFactory(criterion=criterion, key=key) for key in ("a", "b")]

    answer = post_case(client, own, *((None, v.pk, minimum, maximum) for v in values))

    assert (quota_errors(answer), Quota.objects.count()) == ([sentence], 0)


def test_saving_writes_nothing_back_that_others_changed_meanwhile(client, own, monkeypatch):
    monkeypatch.setattr(
        "challenges.forms.admin.CaseAdminForm.clean_places",
        lambda form: Case.objects.update(held_places=5) and form.cleaned_data["places"],
    )

    post_case(client, own, title_sv="Nytt")

    own.refresh_from_db()
    assert (own.title_sv, own.held_places) == ("Nytt", 5)


def test_a_member_of_the_team_is_named_by_address(client, own):
    person = UserFactory(email="ny@exempel.se")
    data = challenge_data(own.challenge, [("", "Ny@exempel.se ", "facilitator")])

    client.post(address("challenge", "change", own.challenge_id), data)

    found = TeamMember.objects.filter(challenge=own.challenge, role=Role.FACILITATOR)
    assert [member.user for member in found] == [person]


def test_the_last_organiser_stays(client, own, organiser):
    member = TeamMember.objects.get(user=organiser)
    rows = [(member.pk, organiser.email, "facilitator")]

    answer = client.post(
        address("challenge", "change", own.challenge_id), challenge_data(own.challenge, rows)
    )

    errors = answer.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert list(errors) == ["Utmaningen måste ha minst en arrangör."]
    assert TeamMember.objects.get().role == Role.ORGANISER


def challenge_data(challenge, team=(), **changes):
    """Give what the form of a challenge posts; the team as (id, address, role)."""
    data = {
        name: getattr(challenge, name)
        for name in ("slug", "organiser_name", "contact_email", "title_sv", "lede_sv")
    }
    for name in ("opens_at", "closes_at", "decision_at", "answer_by"):
        moment = getattr(challenge, name) + timedelta(hours=2)
        data |= {f"{name}_0": f"{moment:%Y-%m-%d}", f"{name}_1": f"{moment:%H:%M:%S}"}
    for prefix in ("team", "milestones", "partners", "questions", "consent_texts"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"team-TOTAL_FORMS": len(team), "team-INITIAL_FORMS": sum(bool(m[0]) for m in team)}
    for number, (pk, address_, role) in enumerate(team):
        start = f"team-{number}"
        data |= {f"{start}-id": pk, f"{start}-challenge": challenge.pk}
        data |= {f"{start}-address": address_, f"{start}-role": role}
    return {**data, **changes}


def test_whoever_of_the_staff_starts_a_challenge_organises_it(as_actor):
    user = StaffFactory()
    data = challenge_data(ChallengeFactory.build(slug="ny"))

    answer = as_actor(user).post(address("challenge", "add"), data)

    assert answer.status_code == 302
    assert list(TeamMember.objects.values_list("challenge__slug", "user", "role")) == [
        ("ny", user.pk, Role.ORGANISER)
    ]


def test_a_consent_text_gets_the_next_number_and_old_ones_stay(client, own):
    own.challenge.consent_texts.create(version=4, text_sv="Gammal", created_at=moments.OPENS)
    old = own.challenge.consent_texts.get()
    posted = {
        "consent_texts-TOTAL_FORMS": 2,
        "consent_texts-INITIAL_FORMS": 1,
        "consent_texts-0-id": old.pk,
        "consent_texts-0-text_sv": "Kapad",
        "consent_texts-1-text_sv": "Ny",
    }
    member = own.challenge.team.get()
    team = [(member.pk, member.user.email, "organiser")]

    client.post(
        address("challenge", "change", own.challenge_id),
        challenge_data(own.challenge, team, **posted),
    )

    texts = own.challenge.consent_texts.order_by("version").values_list("version", "text_sv")
    assert list(texts) == [(4, "Gammal"), (5, "Ny")]


def test_a_reserved_address_is_refused(client, own):
    answer = client.post(
        address("challenge", "change", own.challenge_id),
        challenge_data(own.challenge, slug="admin"),
    )

    assert answer.context["adminform"].form.errors["slug"] == [
        "Adressen används av webbplatsen själv. Välj en annan."
    ]
