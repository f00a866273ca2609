import pytest
import time_machine
from django.urls import reverse

from ideas.choices import BoardState, IdeaStatus
from ideas.models import Idea
from tests.factories import moments
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.ideas.people import participant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_session():
    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        yield


@pytest.fixture
def idea():
    board = BoardFactory()
    return IdeaFactory(board=board, author=participant(board.case), title="Först", text="Ett")


@pytest.fixture
def client(as_actor, idea):
    return as_actor(idea.author)


def address(idea, name="idea_edit"):
    return reverse(name, args=[idea.board.case_id, idea.pk])


def close(idea):
    idea.board.state = BoardState.PAUSED
    idea.board.save()


def test_the_form_shows_what_stands(client, idea):
    form = client.get(address(idea)).context["form"]

    assert [form[name].value() for name in ("title", "text", "version")] == ["Först", "Ett", 1]


def test_a_change_is_saved(client, idea):
    answer = client.post(address(idea), {"title": "Sedan", "text": "Två", "version": 1})

    assert (answer.status_code, answer.url) == (
        303,
        reverse("idea_board", args=[idea.board.case_id]),
    )
    assert list(Idea.objects.values_list("title", "text", "version")) == [("Sedan", "Två", 2)]


def test_two_tabs_get_both_texts_and_the_choice(client, idea):
    client.post(address(idea), {"title": "Ena fliken", "version": 1})

    answer = client.post(address(idea), {"title": "Andra fliken", "version": 1})

    assert answer.status_code == 409
    assert answer.context["idea"].title == "Ena fliken"
    form = answer.context["form"]
    assert (form["title"].value(), form["version"].value()) == ("Andra fliken", "2")
    assert form.non_field_errors() == [
        "Samma idé ändrades nyss någon annanstans. Välj vilken text som ska gälla."
    ]


def test_saving_again_after_a_clash_keeps_that_text(client, idea):
    client.post(address(idea), {"title": "Ena fliken", "version": 1})

    answer = client.post(address(idea), {"title": "Andra fliken", "version": 2})

    assert (answer.status_code, Idea.objects.get().title) == (303, "Andra fliken")


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 30])
def test_a_mutilated_version_is_refused(client, idea, version):
    answer = client.post(address(idea), {"title": "Sedan", "version": version})

    assert (answer.status_code, Idea.objects.get().title) == (422, "Först")


def test_what_was_typed_stays_when_the_board_closed(client, idea):
    close(idea)

    answer = client.post(address(idea), {"title": "För sent", "version": 1})

    assert (answer.status_code, answer.context["form"]["title"].value()) == (409, "För sent")
    assert client.get(address(idea)).status_code == 403


def test_taking_back(client, idea):
    answer = client.post(address(idea, "idea_withdraw"))

    assert (answer.status_code, Idea.objects.get().status) == (303, IdeaStatus.WITHDRAWN)
    assert client.post(address(idea, "idea_withdraw")).status_code == 404


def test_nothing_is_taken_back_once_the_board_has_closed(client, idea):
    close(idea)

    client.post(address(idea, "idea_withdraw"))

    assert Idea.objects.get().status == IdeaStatus.ACTIVE
