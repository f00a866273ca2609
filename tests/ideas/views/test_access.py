"""Who gets in where: every page of ideas for every kind of person."""

import pytest
import time_machine
from django.urls import reverse

from ideas.models import BoardEvent
from tests.factories import moments
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.ideas import people

pytestmark = pytest.mark.django_db
# fmt: off
ACTORS = ("participant", "facilitator", "organiser", "researcher", "waiting", "stranger", "nobody")
PAGES = {
    "idea_board":      (200, 200, 200, 200, 403, 404, 302),
    "idea_board_live": (200, 200, 200, 200, 403, 404, 302),
    "ballot":          (200, 403, 403, 403, 403, 404, 302),
    "ballot_live":     (200, 403, 403, 403, 403, 404, 302),
    "board_lead":      (403, 200, 200, 403, 403, 404, 302),
    "board_lead_live": (403, 200, 200, 403, 403, 404, 302),
}
ACTIONS = {
    "idea_board":      (422, 403, 403, 403, 403, 404, 302),
    "ballot":          (409, 403, 403, 403, 403, 404, 302),
    "board_move":      (403, 303, 303, 403, 403, 404, 302),
}
# fmt: on


def rows(table):
    return [
        (n, a, s) for n, statuses in table.items() for a, s in zip(ACTORS, statuses, strict=True)
    ]


def client_of(as_actor, case, actor):
    return as_actor(None if actor == "nobody" else getattr(people, actor)(case))


@pytest.fixture(autouse=True)
def in_session():
    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        yield


@pytest.mark.parametrize(("name", "actor", "status"), rows(PAGES))
def test_pages(as_actor, name, actor, status):
    case = BoardFactory().case

    answer = client_of(as_actor, case, actor).get(reverse(name, args=[case.pk]))

    assert answer.status_code == status


@pytest.mark.parametrize(("name", "actor", "status"), rows(ACTIONS))
def test_actions(as_actor, name, actor, status):
    case = BoardFactory().case

    answer = client_of(as_actor, case, actor).post(reverse(name, args=[case.pk]))

    assert answer.status_code == status


@pytest.mark.parametrize("name", ["board_move", "idea_withdraw"])
def test_a_get_never_acts(as_actor, name):
    board = BoardFactory()
    idea = IdeaFactory(board=board)
    args = [board.case_id] if name == "board_move" else [board.case_id, idea.pk]

    answer = client_of(as_actor, board.case, "facilitator").get(reverse(name, args=args))

    assert (answer.status_code, BoardEvent.objects.count()) == (405, 0)


@pytest.mark.parametrize(
    ("actor", "status"), [("facilitator", 200), ("organiser", 200), ("participant", 403)]
)
def test_the_list_of_cases_is_for_those_who_lead(as_actor, actor, status):
    answer = client_of(as_actor, BoardFactory().case, actor).get(reverse("lead"))

    assert answer.status_code == status


def test_a_case_that_does_not_exist(as_actor):
    client = as_actor(people.participant(BoardFactory().case))

    assert client.get(reverse("idea_board", args=[10**9])).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("owner", ["other", "other_case", "reader"])
def test_only_ones_own_idea_of_this_case_can_be_changed(as_actor, method, owner):
    board = BoardFactory()
    person = people.participant(board.case)
    author = {"other": people.participant(board.case), "other_case": person}.get(owner, person)
    idea = IdeaFactory(board=BoardFactory() if owner == "other_case" else board, author=author)
    client = as_actor(people.researcher(board.case) if owner == "reader" else person)

    answer = getattr(client, method)(reverse("idea_edit", args=[board.case_id, idea.pk]))

    assert answer.status_code == 404
