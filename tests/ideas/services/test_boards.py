import pytest

from ideas.choices import BoardState, IdeaStatus
from ideas.models import Board, BoardEvent
from ideas.services.boards import move_board
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BallotFactory, BoardFactory, IdeaFactory
from tests.ideas.people import participant

pytestmark = pytest.mark.django_db
NOW = moments.IN_SESSION_1


def move(case, old, new):
    return move_board(case, old=old, new=new, by=UserFactory(), now=NOW)


def refusal(case, old, new):
    with pytest.raises(ActionRefused) as refused:
        move(case, old, new)
    return refused.value.code


def test_the_first_opening_makes_the_board_with_as_many_winners_as_groups():
    case = CaseFactory(groups=5)

    assert move(case, "waiting", "collecting") is True
    board = Board.objects.get()
    assert (board.state, board.winners) == ("collecting", 5)


def test_each_step_is_logged_with_its_person():
    case, eva = CaseFactory(), UserFactory()

    move_board(case, old="waiting", new="collecting", by=eva, now=NOW)

    events = BoardEvent.objects.values_list("old", "new", "at", "by")
    assert list(events) == [("waiting", "collecting", NOW, eva.pk)]


def test_two_who_press_the_same_button_move_it_one_step():
    case = CaseFactory()
    move(case, "waiting", "collecting")

    assert move(case, "waiting", "collecting") is False
    assert BoardEvent.objects.count() == 1


def test_an_old_page_moves_nothing():
    board = BoardFactory(state=BoardState.PAUSED)

    assert refusal(board.case, "collecting", "closed") == "changed"
    assert refusal(board.case, "voting", "closed") == "changed"
    assert refusal(board.case, "nonsense", "collecting") == "changed"
    assert BoardEvent.objects.count() == 0


def test_opening_the_vote_fixes_marks_and_voters():
    board = BoardFactory(state=BoardState.PAUSED)
    IdeaFactory.create_batch(10, board=board)
    IdeaFactory(board=board, status=IdeaStatus.WITHDRAWN)
    participant(board.case)

    move(board.case, "paused", "voting")

    board.refresh_from_db()
    assert (board.limit, board.eligible, board.voting_opened_at) == (4, 1, NOW)


def test_there_must_be_something_to_vote_on():
    board = BoardFactory(state=BoardState.PAUSED)

    assert refusal(board.case, "paused", "voting") == "no_ideas"


def test_closing_notes_the_time_and_everybody_who_could_vote():
    board = BoardFactory(voting=True, eligible=1)
    BallotFactory.create_batch(2, board=board)

    move(board.case, "voting", "closed")

    board.refresh_from_db()
    assert (board.state, board.voting_closed_at, board.eligible) == ("closed", NOW, 2)


def test_a_vote_opened_by_mistake_goes_back_until_somebody_has_voted():
    board = BoardFactory(voting=True)
    assert move(board.case, "voting", "paused") is True
    Board.objects.update(state=BoardState.VOTING)
    BallotFactory(board=board)

    assert refusal(board.case, "voting", "paused") == "has_ballots"


def test_collecting_may_be_opened_again():
    board = BoardFactory(state=BoardState.PAUSED)

    assert move(board.case, "paused", "collecting") is True


def test_closed_stays_closed():
    board = BoardFactory(closed=True)

    assert [refusal(board.case, "closed", new) for new in BoardState.values] == ["changed"] * 5
