import pytest
from django.urls import reverse

from challenges.choices import Role
from ideas.models import Board
from tests.factories.accounts import StaffFactory
from tests.factories.challenges import TeamMemberFactory
from tests.factories.ideas import BallotFactory, BoardFactory
from tests.ideas.people import in_two_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def eva(board, as_actor):
    person = in_two_steps(StaffFactory())
    TeamMemberFactory(challenge=board.case.challenge, user=person, role=Role.ORGANISER)
    return as_actor(person)


def change(board):
    return reverse("admin:ideas_board_change", args=[board.pk])


def save(client, board):
    log = {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}
    return client.post(change(board), {"rule": "approval", "winners": 2, **log})


def test_organisers_see_their_own_boards_only(eva, board):
    other = BoardFactory()

    rows = eva.get(reverse("admin:ideas_board_changelist")).context["cl"].result_list

    assert list(rows) == [board]
    assert (eva.get(change(board)).status_code, eva.get(change(other)).status_code) == (200, 302)


def test_rule_and_winners_are_set_before_the_vote(eva, board):
    save(eva, board)

    assert list(Board.objects.values_list("rule", "winners")) == [("approval", 2)]


@pytest.mark.parametrize("state", ["voting", "closed"])
def test_rule_and_winners_stand_still_from_then_on(eva, board, state):
    Board.objects.update(state=state, limit=3, voting_opened_at="2020-10-22T08:00Z")

    save(eva, board)

    assert list(Board.objects.values_list("rule", "winners")) == [("phragmen", 4)]


def test_no_page_of_the_admin_shows_a_ballot(eva, board):
    voter = BallotFactory(board=board).voter

    assert eva.get(change(board)).content.decode().count(voter.email) == 0
    assert eva.post(reverse("admin:ideas_board_delete", args=[board.pk])).status_code == 403
