import pytest

from challenges.choices import CaseStatus
from challenges.models import Case, CaseDraft
from challenges.queries import texts_of
from challenges.services.case_text import autosave_case, free_slug, new_case, save_case
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory, ChallengeFactory

pytestmark = pytest.mark.django_db
NOW = moments.PUBLISHED


def with_text(case, **changes):
    return {**texts_of(case), **changes}


def test_a_new_case_is_a_draft_of_its_researcher():
    user, challenge = UserFactory(), ChallengeFactory()
    CaseFactory(challenge=challenge, position=3)

    case = new_case(challenge, by=user, title="Jämlik Hälsa")

    assert (case.slug, case.status, case.position, case.tint, list(case.researchers.all())) == (
        "jamlik-halsa",
        CaseStatus.DRAFT,
        4,
        "mint",
        [user],
    )


def test_a_challenge_takes_twenty_cases():
    challenge, user = ChallengeFactory(), UserFactory()
    CaseFactory.create_batch(20, challenge=challenge)

    with pytest.raises(ActionRefused, match="redan 20 case"):
        new_case(challenge, by=user, title="Ett till")


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("Jämlik Hälsa", set(), "jamlik-halsa"),
        ("Jämlik Hälsa", {"jamlik-halsa"}, "jamlik-halsa-2"),
        ("الصحة 🎉", set(), "case"),
        ("a" * 100, set(), "a" * 50),
    ],
)
def test_an_address_is_made_from_the_title(title, taken, slug):
    assert free_slug(title, taken) == slug


def test_saving_changes_the_text_and_counts_the_version():
    case, user = CaseFactory(), UserFactory()

    saved = save_case(case, by=user, texts=with_text(case, problem_sv="Nytt"), version=1)

    assert (saved.problem_sv, saved.version) == ("Nytt", 2)


def test_saving_the_same_text_makes_no_version():
    case = CaseFactory()

    saved = save_case(case, by=UserFactory(), texts=with_text(case), version=1)

    assert saved.version == 1


def test_saving_takes_away_the_draft_of_the_person_only():
    case, user, other = CaseFactory(), UserFactory(), UserFactory()
    for person in (user, other):
        autosave_case(case, by=person, texts={"title_sv": "x"}, version=1, now=NOW)

    save_case(case, by=user, texts=with_text(case, title_sv="x"), version=1)

    assert [draft.user for draft in CaseDraft.objects.all()] == [other]


def test_a_stale_version_is_refused_and_nothing_changes():
    case, user = CaseFactory(), UserFactory()
    save_case(case, by=UserFactory(), texts=with_text(case, problem_sv="Först"), version=1)

    with pytest.raises(ActionRefused) as refusal:
        save_case(case, by=user, texts=with_text(case, problem_sv="Sen"), version=1)

    assert (refusal.value.code, Case.objects.get().problem_sv) == ("conflict", "Först")


def test_a_published_case_keeps_its_swedish_texts():
    case = CaseFactory(status=CaseStatus.PUBLISHED)

    with pytest.raises(ActionRefused) as refusal:
        save_case(case, by=UserFactory(), texts=with_text(case, problem_sv=" "), version=1)

    assert (refusal.value.code, Case.objects.get().problem_sv) == ("missing", "Problemet.")


def test_autosave_keeps_one_row_a_person_and_leaves_the_case_alone():
    case, user = CaseFactory(), UserFactory()
    autosave_case(case, by=user, texts={"title_sv": "Ett"}, version=1, now=NOW)

    draft = autosave_case(case, by=user, texts={"title_sv": "Två"}, version=1, now=NOW)

    assert (CaseDraft.objects.count(), draft.fields) == (1, {"title_sv": "Två"})
    assert Case.objects.get().title_sv == "Barns Bostad Först"
