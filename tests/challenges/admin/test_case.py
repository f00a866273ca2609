import pytest

from challenges.choices import CaseStatus
from challenges.models import Case, Quota
from tests.challenges.admin.posts import address, case_data
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CriterionFactory, CriterionValueFactory, QuotaFactory

pytestmark = pytest.mark.django_db


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


def test_a_published_case_keeps_its_swedish_texts(client, own):
    answer = post_case(client, own, problem_sv=" ")

    assert answer.context["adminform"].form.errors == {"problem_sv": ["Skriv problem på svenska"]}


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
