import re
import uuid

import pytest
import time_machine
from django.urls import reverse

from ideas.choices import BoardState
from ideas.models import Idea
from tests.factories import moments
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.factories.workshops import SessionFactory
from tests.ideas.people import facilitator, participant

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>",
    "👩‍👩‍👧‍👦 familjer",
    "مرحبا بالعالم",
    "a\u202eb\u0000c",
    "';DROP TABLE--",
]


@pytest.fixture(autouse=True)
def in_session():
    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        yield


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def amina(board):
    return participant(board.case, sector="residents", name="Amina Warsame", call_name="Amina")


def address(board, name="idea_board"):
    return reverse(name, args=[board.case_id])


def post(client, board, **fields):
    return client.post(address(board), {"title": "En väg in", "text": "", **fields})


def titles(answer):
    return re.findall(r"<h3[^>]*>(.*?)</h3>", answer.content.decode())


def test_an_idea_goes_up_and_the_page_comes_again(as_actor, board, amina):
    client = as_actor(amina)

    answer = post(client, board, text="Två\r\nrader")

    assert (answer.status_code, answer.url) == (303, address(board))
    assert list(Idea.objects.values_list("title", "text")) == [("En väg in", "Två\nrader")]


def test_a_double_submit_makes_one(as_actor, board, amina):
    client, key = as_actor(amina), str(uuid.uuid4())

    for _ in range(2):
        post(client, board, submission=key)

    assert Idea.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "\x00"])
def test_a_mutilated_key_still_makes_an_idea(as_actor, board, amina, key):
    assert post(as_actor(amina), board, submission=key).status_code == 303


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Skriv idén i en mening."),
        ({"title": " \u0000 "}, "Skriv idén i en mening."),
        ({"title": "x" * 121}, "Korta texten med 1 tecken."),
        ({"title": "x" * 10_000}, "Korta texten med 9880 tecken."),
        ({"text": "x" * 10_000}, "Korta texten med 9400 tecken."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_text(as_actor, board, amina, fields, sentence):
    answer = post(as_actor(amina), board, **{"text": "Det jag skrev", **fields})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {next(iter(fields)): [sentence]}
    assert answer.context["form"]["text"].value() == fields.get("text", "Det jag skrev")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(as_actor, board, amina, text):
    client = as_actor(amina)

    post(client, board, title=text)

    body = client.get(address(board)).content.decode()
    assert [found for found in ("<script>alert", "\x00") if found in body] == []
    assert Idea.objects.get().title == text.replace("\x00", "")


def test_what_was_typed_when_the_board_closed_stays(as_actor, board, amina):
    client = as_actor(amina)
    board.state = BoardState.PAUSED
    board.save()

    answer = post(client, board, title="För sent")

    assert (answer.status_code, Idea.objects.count()) == (409, 0)
    assert answer.context["form"]["title"].value() == "För sent"


@pytest.mark.parametrize("state", [s for s in BoardState.values if s != "closed"])
@pytest.mark.parametrize("name", ["idea_board", "idea_board_live"])
def test_no_name_and_no_sector_before_the_vote_has_closed(as_actor, board, amina, state, name):
    IdeaFactory(board=board, author=amina, sector="residents")
    board.state, board.limit, board.voting_opened_at = state, 3, moments.IN_SESSION_1
    board.save()

    body = as_actor(facilitator(board.case)).get(address(board, name)).content.decode()

    main = body.split("<main")[-1].split("</main>")[0]
    leaks = ["Amina", "Warsame", amina.email, "residents", "Residents", f'"{amina.pk}"']
    assert [leak for leak in leaks if leak in main] == []


def test_names_and_sectors_after_the_vote(as_actor, board, amina):
    IdeaFactory(board=board, author=amina, sector="residents")
    board.state, board.limit, board.voting_opened_at = "closed", 3, moments.IN_SESSION_1
    board.save()

    card = as_actor(facilitator(board.case)).get(address(board)).context["cards"][0]

    assert (card.name, card.sector, card.sector_name) == ("Amina", "residents", "Residents")


def test_only_ones_own_ideas_are_marked(as_actor, board, amina):
    own = IdeaFactory(board=board, author=amina)
    IdeaFactory(board=board)

    cards = as_actor(amina).get(address(board)).context["cards"]

    assert [card.idea.pk for card in cards if card.is_own] == [own.pk]


def test_each_viewer_has_an_order_that_stays(as_actor, board, amina):
    IdeaFactory.create_batch(9, board=board)
    one, other = as_actor(amina), as_actor(participant(board.case))

    first = titles(one.get(address(board)))

    assert titles(one.get(address(board, "idea_board_live"))) == first
    assert sorted(titles(other.get(address(board)))) == sorted(first)
    assert titles(other.get(address(board))) != first


def test_the_live_list_is_sent_only_when_it_has_changed(as_actor, board, amina):
    client = as_actor(amina)
    tag = client.get(address(board, "idea_board_live"))["ETag"]

    def ask():
        return client.get(address(board, "idea_board_live"), headers={"if-none-match": tag})

    assert (ask().status_code, ask().content) == (304, b"")
    IdeaFactory(board=board, title="Ny")
    assert (ask().status_code, titles(ask())) == (200, ["Ny"])


def test_waiting_board_tells_when(as_actor):
    case = CaseFactory()
    session = SessionFactory(case=case)

    answer = as_actor(participant(case)).get(reverse("idea_board", args=[case.pk]))

    assert (answer.context["session"], answer.context["writes"]) == (session, False)


@pytest.mark.parametrize("name", ["idea_board", "idea_board_live"])
def test_queries_do_not_grow_with_ideas(as_actor, board, amina, name, django_assert_num_queries):
    client = as_actor(amina)
    IdeaFactory(board=board)
    client.get(address(board, name))
    queries = {"idea_board": 11, "idea_board_live": 9}[name]

    with django_assert_num_queries(queries):
        client.get(address(board, name))
    IdeaFactory.create_batch(12, board=board)
    with django_assert_num_queries(queries):
        client.get(address(board, name))


def test_english_page_is_english(as_actor, board, amina):
    answer = as_actor(amina).get(f"/en{address(board)}")

    assert '<html lang="en"' in answer.content.decode()
    assert "Our ideas" in answer.content.decode()
