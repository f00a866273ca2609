from datetime import timedelta

import pytest

from ideas.choices import BoardState, IdeaStatus
from ideas.models import Ballot, BallotMark
from ideas.services.ballots import cast_ballot
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.ideas.people import participant

pytestmark = pytest.mark.django_db
NOW = moments.IN_SESSION_1


@pytest.fixture
def ideas():
    return IdeaFactory.create_batch(5, board=BoardFactory(voting=True, limit=3))


def cast(case, person, *ideas, now=NOW):
    return cast_ballot(case, by=person, now=now, marks={str(idea.uid) for idea in ideas})


def refusal(case, *ideas):
    with pytest.raises(ActionRefused) as refused:
        cast(case, UserFactory(), *ideas)
    return refused.value.code, str(refused.value)


def marks():
    return sorted(BallotMark.objects.values_list("idea", flat=True))


def test_a_ballot_keeps_its_marks_and_the_sector_of_that_moment(ideas):
    amina = participant(ideas[0].board.case, sector="civil_society")

    ballot = cast(ideas[0].board.case, amina, ideas[0], ideas[1])

    assert (ballot.voter, ballot.sector, ballot.version) == (amina, "civil_society", 1)
    assert marks() == [ideas[0].pk, ideas[1].pk]


def test_of_two_tabs_the_last_wins(ideas):
    case, person = ideas[0].board.case, UserFactory()
    later = NOW + timedelta(minutes=1)
    cast(case, person, ideas[0], ideas[1])

    cast(case, person, ideas[2], now=later)

    assert marks() == [ideas[2].pk]
    assert list(Ballot.objects.values_list("version", "cast_at")) == [(2, later)]


def test_an_empty_ballot_is_an_abstention(ideas):
    cast(ideas[0].board.case, UserFactory())

    assert (Ballot.objects.count(), marks()) == (1, [])


def test_too_many_marks_are_refused_with_the_number_to_take_away(ideas):
    assert refusal(ideas[0].board.case, *ideas) == (
        "too_many",
        "Du kan markera högst 3 idéer. Ta bort 2 markeringar.",
    )
    assert Ballot.objects.count() == 0


def test_ideas_of_another_board_or_taken_back_are_refused(ideas):
    gone = IdeaFactory(board=ideas[0].board, status=IdeaStatus.WITHDRAWN)

    assert refusal(ideas[0].board.case, IdeaFactory())[0] == "foreign"
    assert refusal(ideas[0].board.case, gone)[0] == "foreign"


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (BoardState.WAITING, "not_open"),
        (BoardState.COLLECTING, "not_open"),
        (BoardState.PAUSED, "not_open"),
        (BoardState.CLOSED, "closed"),
    ],
)
def test_no_ballot_before_and_after_the_vote(ideas, state, code):
    board = ideas[0].board
    board.state = state
    board.save()

    assert refusal(board.case, ideas[0])[0] == code


def test_a_case_without_board_has_no_vote():
    assert refusal(CaseFactory())[0] == "not_open"
