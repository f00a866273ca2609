"""The list of applicants to a case that is drawn."""

import pytest

from tests.factories.draws import drawn
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.selection.desk import address, mark, text
from tests.participants.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_draw_world()


def test_nobody_can_be_chosen_by_hand(as_actor, world):
    client = as_actor(world.organiser)

    page = text(client.get(address("selection", world)))
    tried = mark(client, world, mark=world.people[0].pk)

    assert 'name="mark"' not in page
    assert "Deltagarna lottas." in page
    assert tried.status_code == 422


def test_the_steps_are_links_and_later_ones_say_why_not(as_actor, world):
    response = as_actor(world.organiser).get(address("selection", world))

    page = text(response)
    assert [step.name for step in response.context["way"].steps] == [
        "Sökande",
        "Kvoter",
        "Provlottning",
        "Lottning",
        "Besked och återbud",
    ]
    assert "Lottningen öppnar när en provlottning visar att kvoterna går ihop." in page


def test_too_few_and_none_are_told(as_actor):
    few, none = make_draw_world(people=2), make_world()

    pages = [
        text(as_actor(world.organiser).get(address("selection", world))) for world in (few, none)
    ]

    assert "2 personer kan lottas till 4 platser." in pages[0]
    assert "Inga ansökningar än" in pages[1]


def test_those_who_were_drawn_are_marked_so(as_actor, world):
    drawn(world.case, by=world.organiser)

    page = text(as_actor(world.organiser).get(address("selection", world)))

    assert page.count(" Lottad</span>") == 4


@pytest.mark.parametrize("people", [1, 12])
def test_the_page_asks_the_same_number_of_queries(as_actor, people, django_assert_num_queries):
    world = make_draw_world(people=people)
    client = as_actor(world.organiser)

    with django_assert_num_queries(28):
        client.get(address("selection", world))
