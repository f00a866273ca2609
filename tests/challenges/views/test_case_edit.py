import pytest
import time_machine
from django.urls import reverse

from challenges.choices import CaseStatus
from challenges.models import Case, CaseDraft
from challenges.queries import texts_of
from challenges.services.case_text import autosave_case, save_case
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> \u202eabc 🎉 'OR 1=1--"


@pytest.fixture
def case():
    case = CaseFactory(status=CaseStatus.DRAFT)
    case.researchers.add(UserFactory())
    return case


@pytest.fixture
def client(as_actor, case):
    return as_actor(case.researchers.get())


def posted(case, **changes):
    return {**texts_of(case), "version": case.version, **changes}


def address(case, name="case_edit"):
    return reverse(name, args=[case.pk])


def test_the_form_shows_the_text(client, case):
    answer = client.get(address(case))

    assert answer.context["form"]["problem_sv"].value() == "Problemet."


def test_saving_keeps_the_text_and_comes_back(client, case):
    answer = client.post(address(case), posted(case, problem_sv="Nytt\r\nproblem"))

    case.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, address(case))
    assert (case.problem_sv, case.version) == ("Nytt\nproblem", 2)


def test_hostile_text_is_kept_and_harmless(client, case):
    client.post(address(case), posted(case, problem_sv=HOSTILE, title_sv=HOSTILE))

    case.refresh_from_db()
    page = client.get(address(case)).content.decode()
    assert (case.problem_sv, case.title_sv) == (HOSTILE, HOSTILE)
    assert "<script>alert" not in page


def test_an_empty_title_is_said_at_the_field_and_the_rest_is_kept(client, case):
    answer = client.post(address(case), posted(case, title_sv=" ", problem_sv="Kvar"))

    form = answer.context["form"]
    assert (answer.status_code, form.errors) == (422, {"title_sv": ["Skriv titel på svenska"]})
    assert form["problem_sv"].value() == "Kvar"
    assert "<title>Fel: " in answer.content.decode().replace("\n", "")


def test_too_long_a_text_is_said_in_characters(client, case):
    answer = client.post(address(case), posted(case, lead_question_sv="å" * 184))

    assert answer.context["form"].errors == {"lead_question_sv": ["Korta texten med 24 tecken"]}


def test_line_ends_count_once(client, case):
    answer = client.post(address(case), posted(case, summary_sv="a\r\n" * 150))

    assert answer.status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "0"])
def test_a_forged_version_is_refused(client, case, version):
    answer = client.post(address(case), posted(case, version=version, problem_sv="Nytt"))

    assert (answer.status_code, Case.objects.get().problem_sv) == (422, "Problemet.")


def test_a_null_character_is_refused_with_a_sentence(client, case):
    answer = client.post(address(case), posted(case, problem_sv="a\x00b"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["problem_sv"])


def test_a_foreign_case_does_not_exist(as_actor, case):
    stranger = UserFactory()
    CaseFactory().researchers.add(stranger)

    statuses = [
        as_actor(stranger).get(address(case)).status_code,
        as_actor(stranger).post(address(case), posted(case, title_sv="x")).status_code,
        as_actor(stranger).post(address(case, "case_autosave"), {}).status_code,
        as_actor(stranger).post(address(case, "case_submit"), {}).status_code,
    ]

    assert (statuses, Case.objects.get(pk=case.pk).version) == ([404] * 4, 1)


def test_an_organiser_of_the_challenge_may_write_it(as_actor, case):
    organiser = TeamMemberFactory(challenge=case.challenge).user

    assert as_actor(organiser).get(address(case)).status_code == 200


def test_both_texts_are_shown_where_somebody_saved_meanwhile(client, case):
    save_case(case, by=UserFactory(), texts={**texts_of(case), "problem_sv": "Deras"}, version=1)

    answer = client.post(address(case), posted(case, problem_sv="Min", version=1))

    assert answer.status_code == 409
    assert answer.context["clashes"] == [
        {"label": "Problem på svenska", "mine": "Min", "theirs": "Deras"}
    ]
    assert (answer.context["form"]["version"].value(), Case.objects.get().problem_sv) == (
        2,
        "Deras",
    )


def test_after_a_clash_the_own_text_can_be_saved(client, case):
    save_case(case, by=UserFactory(), texts={**texts_of(case), "problem_sv": "Deras"}, version=1)

    client.post(address(case), posted(case, problem_sv="Min", version=2))

    assert Case.objects.get().problem_sv == "Min"


def test_what_is_typed_is_kept_apart(client, case):
    with time_machine.travel(moments.DURING_CALL, tick=False):
        answer = client.post(address(case, "case_autosave"), posted(case, problem_sv="Halv"))

    draft = CaseDraft.objects.get()
    assert answer.json() == {"kept": "Utkastet är sparat kl. 12:00."}
    assert (draft.fields["problem_sv"], Case.objects.get().problem_sv) == ("Halv", "Problemet.")


@pytest.mark.parametrize("version", ["", "x", "9" * 30, "²"])
def test_autosave_takes_any_version(client, case, version):
    answer = client.post(address(case, "case_autosave"), {"version": version, "title_sv": "x"})

    assert (answer.status_code, CaseDraft.objects.count()) == (200, 1)


def test_unsaved_text_is_offered_and_can_be_restored(client, case):
    user = case.researchers.get()
    texts = posted(case, problem_sv="Osparat")
    autosave_case(case, by=user, texts=texts, version=1, now=moments.DURING_CALL)

    offered, restored = client.get(address(case)), client.get(f"{address(case)}?utkast=1")

    assert offered.context["form"]["problem_sv"].value() == "Problemet."
    assert "Du har text som inte är sparad" in offered.content.decode()
    assert restored.context["form"]["problem_sv"].value() == "Osparat"


def test_a_draft_that_says_the_same_is_not_offered(client, case):
    user = case.researchers.get()
    autosave_case(case, by=user, texts=posted(case), version=1, now=moments.DURING_CALL)

    assert client.get(address(case)).context["draft"] is None


def test_unsaved_text_can_be_thrown_away(client, case):
    user = case.researchers.get()
    autosave_case(case, by=user, texts={"title_sv": "x"}, version=1, now=moments.DURING_CALL)

    client.post(address(case, "case_draft_drop"))

    assert CaseDraft.objects.count() == 0


def test_handing_in_saves_first(client, case):
    client.post(address(case, "case_submit"), posted(case, problem_sv="Sista ordet"))

    case.refresh_from_db()
    assert (case.status, case.problem_sv) == (CaseStatus.SUBMITTED, "Sista ordet")


def test_handing_in_says_what_is_missing_and_keeps_the_text(client, case):
    answer = client.post(
        address(case, "case_submit"), posted(case, setup_sv="", problem_sv="Nytt"), follow=True
    )

    case.refresh_from_db()
    assert [str(m) for m in answer.context["messages"]] == ["Det här saknas på svenska: upplägg."]
    assert (case.status, case.problem_sv) == (CaseStatus.DRAFT, "Nytt")


def test_a_published_case_stays_published_when_its_text_changes(client, case):
    Case.objects.update(status=CaseStatus.PUBLISHED)

    client.post(address(case), posted(case, problem_sv="Rättat"))

    case.refresh_from_db()
    assert (case.status, case.problem_sv, case.version) == (CaseStatus.PUBLISHED, "Rättat", 2)


def test_a_published_case_keeps_its_swedish_texts(client, case):
    Case.objects.update(status=CaseStatus.PUBLISHED)

    answer = client.post(address(case), posted(case, setup_sv=""))

    assert answer.context["form"].errors == {"setup_sv": ["Skriv upplägg på svenska"]}


def test_long_sentences_are_pointed_out(client, case):
    client.post(address(case), posted(case, problem_sv="ord " * 30))

    assert "En lång mening. Går den att dela?" in client.get(address(case)).content.decode()


def test_the_preview_shows_what_is_typed_and_changes_nothing(client, case):
    user = case.researchers.get()
    texts = posted(case, problem_sv="Osparat **problem**")
    autosave_case(case, by=user, texts=texts, version=1, now=moments.DURING_CALL)

    page = client.get(address(case, "case_preview")).content.decode()

    assert "Osparat <strong>problem</strong>" in page
    assert (Case.objects.get().problem_sv, CaseDraft.objects.count()) == ("Problemet.", 1)
