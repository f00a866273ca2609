import pytest
import time_machine
from django.urls import reverse

from challenges.choices import Role
from ideas.choices import BoardState
from ideas.models import Board, BoardEvent
from tests.factories import moments
from tests.factories.challenges import CaseFactory, TeamMemberFactory
from tests.factories.ideas import BallotFactory, BallotMarkFactory, BoardFactory, IdeaFactory
from tests.factories.workshops import SessionFactory
from tests.ideas.people import facilitator, participant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_session():
    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        yield


def console(case, name="board_lead"):
    return reverse(name, args=[case.pk])


def step(client, case, old, new):
    return client.post(console(case, "board_move"), {"old": old, "new": new}, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_whole_way_by_its_buttons(as_actor):
    case = CaseFactory()
    client, seen = as_actor(facilitator(case)), []
    for _ in range(4):
        now = client.get(console(case)).context["console"]
        seen.append(now.board.state)
        step(client, case, now.board.state, now.forward)
        IdeaFactory(board=case.board) if now.board.state == BoardState.WAITING else None

    assert seen == ["waiting", "collecting", "paused", "voting"]
    assert (Board.objects.get().state, BoardEvent.objects.count()) == ("closed", 4)


def test_the_second_of_two_is_told(as_actor):
    case = CaseFactory()
    one, other = as_actor(facilitator(case)), as_actor(facilitator(case))
    step(one, case, "waiting", "collecting")

    answer = step(other, case, "waiting", "collecting")

    assert told(answer) == ["Någon annan hann före. Läget är redan ändrat."]
    assert Board.objects.get().state == "collecting"


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("collecting", "closed"), ("x", "\x00"), ("9" * 10_000, "voting")]
)
def test_a_step_that_does_not_exist_is_refused(as_actor, old, new):
    board = BoardFactory()

    answer = step(as_actor(facilitator(board.case)), board.case, old, new)

    assert told(answer) == ["Någon annan ändrade läget nyss. Titta på läget och välj igen."]
    assert Board.objects.get().state == "collecting"


def test_turnout_without_votes_per_idea(as_actor):
    board = BoardFactory(voting=True)
    people = [participant(board.case) for _ in range(3)]
    BallotMarkFactory(
        ballot=BallotFactory(board=board, voter=people[0]), idea=IdeaFactory(board=board)
    )

    answer = as_actor(facilitator(board.case)).get(console(board.case))

    found = answer.context["console"]
    assert (found.voted, found.eligible, found.back) == (1, 3, "")
    assert answer.content.decode().count(board.ideas.get().title) == 0


@pytest.mark.parametrize(
    ("state", "back"),
    [("waiting", ""), ("collecting", ""), ("paused", "collecting"), ("voting", "paused")],
)
def test_ways_back(as_actor, state, back):
    board = BoardFactory(voting=True)
    Board.objects.update(state=state)

    answer = as_actor(facilitator(board.case)).get(console(board.case))

    assert answer.context["console"].back == back


def test_the_console_is_sent_only_when_something_changed(as_actor):
    board = BoardFactory(voting=True)
    client = as_actor(facilitator(board.case))
    tag = client.get(console(board.case, "board_lead_live"))["ETag"]

    def ask():
        live = console(board.case, "board_lead_live")
        return client.get(live, headers={"if-none-match": tag})

    assert ask().status_code == 304
    BallotFactory(board=board)
    assert ask().status_code == 200


def test_the_list_shows_the_nearest_session_first(as_actor, django_assert_num_queries):
    late = SessionFactory(starts_at=moments.SESSION_2[0], ends_at=moments.SESSION_2[1])
    case = CaseFactory(challenge=late.case.challenge)
    soon = SessionFactory(case=case)
    client = as_actor(facilitator(case))

    cards = client.get(reverse("lead")).context["cards"]

    assert [(card.case, card.next_session) for card in cards] == [(case, soon), (late.case, late)]


def test_queries_do_not_grow(as_actor, django_assert_num_queries):
    board = BoardFactory()
    person = facilitator(board.case)
    client = as_actor(person)

    with django_assert_num_queries(10):
        client.get(reverse("lead"))
    for _ in range(3):
        case = SessionFactory().case
        IdeaFactory.create_batch(2, board=BoardFactory(case=case))
        TeamMemberFactory(challenge=case.challenge, user=person, role=Role.FACILITATOR)
    with django_assert_num_queries(10):
        client.get(reverse("lead"))


@pytest.mark.parametrize("name", ["board_lead", "board_lead_live"])
def test_queries_of_the_console_do_not_grow(as_actor, name, django_assert_num_queries):
    board = BoardFactory(voting=True)
    client = as_actor(facilitator(board.case))
    queries = {"board_lead": 13, "board_lead_live": 12}[name]

    with django_assert_num_queries(queries):
        client.get(console(board.case, name))
    IdeaFactory.create_batch(9, board=board)
    BallotFactory.create_batch(9, board=board)
    with django_assert_num_queries(queries):
        client.get(console(board.case, name))
