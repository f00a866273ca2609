import uuid
from datetime import timedelta

import pytest

from ideas.choices import BoardState, IdeaStatus
from ideas.models import Idea
from ideas.services.ideas import Draft, edit_idea, submit_idea, withdraw_idea
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.ideas.people import participant

pytestmark = pytest.mark.django_db
NOW = moments.IN_SESSION_1
LATER = NOW + timedelta(minutes=1)
CLOSED = [BoardState.WAITING, BoardState.PAUSED]


def submit(case, person, *, submission=None, title="En väg in"):
    key = submission or uuid.uuid4()
    return submit_idea(case, by=person, now=NOW, draft=Draft(title, "Mer"), submission=key)


def code_of(call, *args, **kwargs):
    with pytest.raises(ActionRefused) as refused:
        call(*args, **kwargs)
    return refused.value.code


def test_an_idea_keeps_its_words_its_author_and_the_sector_of_that_moment():
    case = BoardFactory().case
    amina = participant(case, sector="residents")

    idea = submit(case, amina)

    assert (idea.title, idea.text, idea.author, idea.sector) == (
        "En väg in",
        "Mer",
        amina,
        "residents",
    )


def test_a_double_submit_makes_one_idea():
    case, person, key = BoardFactory().case, UserFactory(), uuid.uuid4()

    assert submit(case, person, submission=key) == submit(case, person, submission=key)
    assert Idea.objects.count() == 1


def test_the_same_key_of_another_person_is_another_idea():
    case, key = BoardFactory().case, uuid.uuid4()

    submit(case, UserFactory(), submission=key)
    submit(case, UserFactory(), submission=key)

    assert Idea.objects.count() == 2


@pytest.mark.parametrize("state", CLOSED)
def test_nothing_is_written_while_the_board_does_not_collect(state):
    board = BoardFactory(state=state)
    idea = IdeaFactory(board=board)
    words = {"by": idea.author, "now": NOW}

    assert code_of(submit, board.case, idea.author) == "closed"
    assert code_of(edit_idea, idea, **words, draft=Draft("x"), version=1) == "closed"
    assert code_of(withdraw_idea, idea, **words) == "closed"


def test_a_case_whose_board_nobody_opened_takes_no_ideas():
    assert code_of(submit, CaseFactory(), UserFactory()) == "closed"


def test_twenty_ideas_a_person_and_a_withdrawn_one_makes_room():
    board, person = BoardFactory(), UserFactory()
    IdeaFactory.create_batch(20, board=board, author=person)

    assert code_of(submit, board.case, person) == "too_many"
    withdraw_idea(Idea.objects.first(), by=person, now=NOW)
    assert submit(board.case, person).pk


def test_editing_raises_the_version():
    idea = IdeaFactory()

    edited = edit_idea(idea, by=idea.author, now=LATER, draft=Draft("Ny", "text"), version=1)

    assert (edited.title, edited.text, edited.version, edited.updated_at) == (
        "Ny",
        "text",
        2,
        LATER,
    )


def test_an_edit_of_an_old_version_changes_nothing():
    idea = IdeaFactory(version=2, title="Först")

    assert (
        code_of(edit_idea, idea, by=idea.author, now=NOW, draft=Draft("Sen"), version=1)
        == "changed"
    )
    assert Idea.objects.get().title == "Först"


def test_nobody_edits_or_takes_back_the_idea_of_another():
    idea = IdeaFactory()

    assert (
        code_of(edit_idea, idea, by=UserFactory(), now=NOW, draft=Draft("x"), version=1)
        == "changed"
    )
    assert withdraw_idea(idea, by=UserFactory(), now=NOW) is False
    assert Idea.objects.get().status == IdeaStatus.ACTIVE


def test_a_withdrawn_idea_stays_in_the_table_and_a_second_time_changes_nothing():
    idea = IdeaFactory()

    assert withdraw_idea(idea, by=idea.author, now=LATER) is True
    assert withdraw_idea(idea, by=idea.author, now=LATER) is False
    assert Idea.objects.get().status == IdeaStatus.WITHDRAWN
