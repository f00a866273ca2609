import pytest
import time_machine
from django.urls import reverse

from ideas.choices import BoardState
from ideas.models import Ballot, BallotMark
from tests.factories import moments
from tests.factories.ideas import BallotFactory, BallotMarkFactory, BoardFactory, IdeaFactory
from tests.ideas.people import participant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_session():
    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        yield


@pytest.fixture
def ideas():
    return IdeaFactory.create_batch(5, board=BoardFactory(voting=True, limit=3))


@pytest.fixture
def amina(ideas):
    return participant(ideas[0].board.case)


@pytest.fixture
def client(as_actor, amina):
    return as_actor(amina)


def address(ideas, name="ballot"):
    return reverse(name, args=[ideas[0].board.case_id])


def keys(ideas):
    return [str(idea.uid) for idea in ideas]


def marked(answer):
    return sorted(str(x.card.idea.uid) for x in answer.context["lines"] if x.is_marked)


def test_a_vote_is_saved_and_shown(client, ideas):
    answer = client.post(address(ideas), {"mark": keys(ideas[:2])}, follow=True)

    assert answer.redirect_chain == [(address(ideas), 303)]
    assert marked(answer) == sorted(keys(ideas[:2]))
    assert (answer.context["saved"], answer.context["saved_marks"]) == (Ballot.objects.get(), 2)


def test_abstaining_is_a_button_of_its_own(client, ideas):
    client.post(address(ideas), {"abstain": "1", "mark": keys(ideas[:1])})

    assert (Ballot.objects.count(), BallotMark.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        (0, "Markera minst en idé, eller välj Avstå."),
        (4, "Du kan markera högst 3 idéer. Ta bort 1 markering."),
        (5, "Du kan markera högst 3 idéer. Ta bort 2 markeringar."),
    ],
)
def test_a_wrong_ballot_gets_a_sentence_and_keeps_its_marks(client, ideas, marks, sentence):
    answer = client.post(address(ideas), {"mark": keys(ideas[:marks])})

    assert (answer.status_code, answer.context["error"]) == (422, sentence)
    assert marked(answer) == sorted(keys(ideas[:marks]))
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("mark", ["x", "\x00", "<b>", "1", "9" * 10_000])
def test_a_foreign_mark_is_refused(client, ideas, mark):
    answer = client.post(address(ideas), {"mark": [mark, *keys(ideas[:1])]})

    assert answer.context["error"] == (
        "En idé som du markerade finns inte på tavlan. Gå igenom dina val."
    )
    assert (answer.status_code, Ballot.objects.count()) == (422, 0)


def test_after_closing_nothing_is_lost(client, ideas):
    client.post(address(ideas), {"mark": keys(ideas[:1])})
    board = ideas[0].board
    board.state = BoardState.CLOSED
    board.save()

    answer = client.post(address(ideas), {"mark": keys(ideas[1:3])})

    assert (answer.status_code, answer.context["error"]) == (
        409,
        "Röstningen är stängd. Det du sparade innan räknas.",
    )
    assert marked(answer) == sorted(keys(ideas[1:3]))
    assert list(BallotMark.objects.values_list("idea", flat=True)) == [ideas[0].pk]


@pytest.mark.parametrize("state", [s for s in BoardState if s != BoardState.VOTING])
def test_the_page_tells_when_the_vote_is_not_open(client, ideas, state):
    board = ideas[0].board
    board.state = state
    board.save()

    answer = client.get(address(ideas))

    assert answer.status_code == 200
    assert answer.content.decode().count('name="mark"') == 0


def test_no_one_elses_vote_is_on_the_page(client, ideas):
    BallotMarkFactory(ballot=BallotFactory(board=ideas[0].board), idea=ideas[0])

    answer = client.get(address(ideas))

    assert (marked(answer), answer.context["saved"]) == ([], None)


def test_the_live_line_changes_when_the_vote_closes(client, ideas):
    tag = client.get(address(ideas, "ballot_live"))["ETag"]

    def ask():
        return client.get(address(ideas, "ballot_live"), headers={"if-none-match": tag})

    assert ask().status_code == 304
    ideas[0].board.state = BoardState.CLOSED
    ideas[0].board.save()
    assert ask().status_code == 200


def test_queries_do_not_grow(client, ideas, django_assert_num_queries):
    client.post(address(ideas), {"mark": keys(ideas[:1])})

    with django_assert_num_queries(11):
        client.get(address(ideas))
    IdeaFactory.create_batch(9, board=ideas[0].board)
    for _ in range(3):
        BallotMarkFactory(ballot=BallotFactory(board=ideas[0].board), idea=ideas[0])
    with django_assert_num_queries(11):
        client.get(address(ideas))
