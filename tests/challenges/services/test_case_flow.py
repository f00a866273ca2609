import pytest

from challenges.choices import CaseStatus, Role
from challenges.models import Case
from challenges.services.case_flow import publish_case, return_case, submit_case
from susi.core.errors import ActionRefused
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
NOW = moments.PUBLISHED


def mails():
    return sorted(Message.objects.values_list("kind", "to_address"))


def test_handing_in_tells_every_organiser_and_no_other():
    case = CaseFactory(status=CaseStatus.DRAFT)
    organiser = TeamMemberFactory(challenge=case.challenge).user
    TeamMemberFactory(challenge=case.challenge, role=Role.FACILITATOR)
    TeamMemberFactory()

    submit_case(case, by=UserFactory(), now=NOW)

    assert (case.status, case.submitted_at) == (CaseStatus.SUBMITTED, NOW)
    assert mails() == [("case_submitted", organiser.email)]


def test_an_unfinished_case_is_not_handed_in_and_the_sentence_says_what_is_missing():
    case = CaseFactory(status=CaseStatus.DRAFT, problem_sv="", setup_sv=" ")

    with pytest.raises(ActionRefused) as refusal:
        submit_case(case, by=UserFactory(), now=NOW)

    assert str(refusal.value) == "Det här saknas på svenska: problem och upplägg."
    assert (Case.objects.get().status, mails()) == (CaseStatus.DRAFT, [])


def test_a_case_is_handed_in_once():
    case = CaseFactory(status=CaseStatus.DRAFT)
    TeamMemberFactory(challenge=case.challenge)
    submit_case(case, by=UserFactory(), now=NOW)

    with pytest.raises(ActionRefused) as refusal:
        submit_case(case, by=UserFactory(), now=NOW)

    assert (refusal.value.code, len(mails())) == ("state", 1)


@pytest.mark.parametrize("status", [CaseStatus.DRAFT, CaseStatus.SUBMITTED])
def test_publishing_tells_the_researchers(status):
    case, researcher = CaseFactory(status=status, published_at=None), UserFactory()
    case.researchers.add(researcher)

    publish_case(case, by=UserFactory(), now=NOW)

    assert (case.status, case.published_at) == (CaseStatus.PUBLISHED, NOW)
    assert mails() == [("case_published", researcher.email)]


def test_a_published_case_is_not_published_again():
    case = CaseFactory(status=CaseStatus.PUBLISHED)

    with pytest.raises(ActionRefused) as refusal:
        publish_case(case, by=UserFactory(), now=NOW)

    assert refusal.value.code == "state"


def test_a_returned_case_is_a_draft_again_and_the_note_reaches_the_researcher():
    case, researcher = CaseFactory(status=CaseStatus.SUBMITTED), UserFactory()
    case.researchers.add(researcher)

    return_case(case, by=UserFactory(), note="Korta bakgrunden. <b>", now=NOW)

    message = Message.objects.get()
    assert (case.status, message.to_address) == (CaseStatus.DRAFT, researcher.email)
    assert ("Korta bakgrunden. <b>" in message.text, "&lt;b&gt;" in message.html) == (True, True)


@pytest.mark.parametrize(
    ("status", "note", "code"),
    [(CaseStatus.SUBMITTED, " ", "note"), (CaseStatus.PUBLISHED, "Ändra", "state")],
)
def test_a_return_needs_a_note_and_a_submitted_case(status, note, code):
    case = CaseFactory(status=status)

    with pytest.raises(ActionRefused) as refusal:
        return_case(case, by=UserFactory(), note=note, now=NOW)

    assert (refusal.value.code, Case.objects.get().status) == (code, status)


def test_mails_are_in_the_language_of_their_reader():
    case = CaseFactory(status=CaseStatus.SUBMITTED)
    case.researchers.add(UserFactory(language="en"))

    publish_case(case, by=UserFactory(name="Eva"), now=NOW)

    message = Message.objects.get()
    assert message.subject == "Housing First for Children has been published"
    assert f"/en/{case.challenge.slug}/case/{case.slug}/" in message.text
