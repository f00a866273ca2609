from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from challenges.choices import CaseStatus
from challenges.models import Challenge
from ideas.choices import VotingRule
from ideas.models import Board
from tests.factories import moments
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BallotFactory, BallotMarkFactory, BoardFactory, IdeaFactory
from tests.ideas import people

pytestmark = pytest.mark.django_db
ACTORS = ["participant", "facilitator", "organiser", "researcher", "waiting", "stranger", "nobody"]
INSIDE = ACTORS[:4]


@pytest.fixture(autouse=True)
def between():
    with time_machine.travel(moments.BETWEEN, tick=False):
        yield


@pytest.fixture
def board():
    return BoardFactory(closed=True, winners=2, eligible=4)


def address(case):
    return reverse("idea_result", args=[case.challenge.slug, case.slug])


def see(as_actor, case, actor):
    return as_actor(None if actor == "nobody" else getattr(people, actor)(case)).get(address(case))


def publish(case):
    Challenge.objects.filter(pk=case.challenge_id).update(
        results_at=moments.BETWEEN - timedelta(days=1)
    )


def vote(board, *marks, sector="academia"):
    ballot = BallotFactory(board=board, sector=sector)
    for idea in marks:
        BallotMarkFactory(ballot=ballot, idea=idea)


@pytest.mark.parametrize("actor", ACTORS)
def test_before_closing_nobody_sees_a_result(as_actor, actor):
    board = BoardFactory(voting=True)
    vote(board, IdeaFactory(board=board, title="En väg in"))

    answer = see(as_actor, board.case, actor)

    assert (answer.status_code, answer.context["result"]) == (200, None)
    assert answer.content.decode().count("En väg in") == 0


@pytest.mark.parametrize("actor", ACTORS)
def test_after_closing_those_in_the_case_see_it(as_actor, board, actor):
    answer = see(as_actor, board.case, actor)

    assert (answer.context["result"] is not None) == (actor in INSIDE)


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_sees_it_once_the_challenge_shows_its_result(as_actor, board, actor):
    publish(board.case)

    assert see(as_actor, board.case, actor).context["result"] is not None


@pytest.mark.parametrize("actor", ACTORS)
def test_only_the_team_learns_who_wrote_what(as_actor, board, actor):
    idea = IdeaFactory(board=board, author=people.participant(board.case, name="Berit Ek"))
    vote(board, idea)
    publish(board.case)

    answer = see(as_actor, board.case, actor)

    shown = actor in {"facilitator", "organiser", "researcher"}
    assert answer.content.decode().count("Berit") == int(shown)


def test_ideas_in_their_order_with_votes(as_actor, board):
    one, two, three = IdeaFactory.create_batch(3, board=board)
    for marks in ((one, two), (one,), (three, one), (two,)):
        vote(board, *marks)

    result = see(as_actor, board.case, "participant").context["result"]

    assert [(x.idea, x.place, x.votes, x.percent) for x in result.lines] == [
        (one, 1, 3, 75),
        (two, 2, 2, 50),
        (three, 3, 1, 25),
    ]
    assert (result.voted, result.eligible, result.is_final) == (4, 4, True)


def test_the_rule_of_most_votes(as_actor, board):
    Board.objects.update(rule=VotingRule.APPROVAL, winners=1)
    one, two = IdeaFactory.create_batch(2, board=board)
    vote(board, two)

    result = see(as_actor, board.case, "participant").context["result"]

    assert [line.idea for line in result.chosen] == [two]
    assert [line.idea for line in result.others] == [one]


def test_sectors_of_fewer_than_three_are_put_together(as_actor, board):
    idea = IdeaFactory(board=board)
    for sector in ["academia"] * 4 + ["public"] * 2 + ["business"]:
        people.participant(board.case, sector=sector)
        vote(board, idea, sector=sector)

    result = see(as_actor, board.case, "researcher").context["result"]

    assert [(s.name, s.votes, s.people) for s in result.lines[0].support] == [
        ("Academia", 4, 4),
        ("Övriga sektorer", 3, 3),
    ]
    assert [(g.name, g.people) for g in result.groups] == [("Academia", 4), ("Övriga sektorer", 3)]


@pytest.mark.parametrize("ideas", [0, 2])
def test_no_votes_and_no_ideas_are_said(as_actor, board, ideas):
    IdeaFactory.create_batch(ideas, board=board)

    answer = see(as_actor, board.case, "participant")

    result = answer.context["result"]
    assert (len(result.chosen), len(result.others), result.is_final) == (0, ideas, False)
    assert answer.content.decode().count("Ingen röstade") == 1


def test_a_public_page_without_a_vote_says_so(as_actor):
    case = CaseFactory()
    publish(case)

    answer = see(as_actor, case, "nobody")

    assert answer.content.decode().count("Inga idéer lades upp i caset.") == 1


@pytest.mark.parametrize(
    ("actor", "status"), [("nobody", 404), ("participant", 404), ("organiser", 200)]
)
def test_a_case_that_is_not_published(as_actor, actor, status):
    case = CaseFactory(status=CaseStatus.DRAFT)

    assert see(as_actor, case, actor).status_code == status


@pytest.mark.parametrize("address", ["/x/resultat/y/", "/x/resultat/%00/"])
def test_what_does_not_exist(client, address):
    assert client.get(address).status_code == 404


def test_queries_do_not_grow(as_actor, board, django_assert_num_queries):
    client = as_actor(people.participant(board.case, sector="academia"))
    vote(board, IdeaFactory(board=board))

    with django_assert_num_queries(14):
        client.get(address(board.case))
    ideas = IdeaFactory.create_batch(6, board=board)
    for _ in range(8):
        people.participant(board.case, sector="public")
        vote(board, *ideas[:3], sector="public")
    with django_assert_num_queries(14):
        client.get(address(board.case))
