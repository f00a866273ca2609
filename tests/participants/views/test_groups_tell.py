"""Publishing, mending when somebody is missing, and what the people then see."""

import pytest
import time_machine
from django.urls import reverse

from participants.models import Grouping, Seat
from participants.services.group_publish import publish_groups
from participants.services.seats import move_seat
from susi.outbox.models import Message
from tests.factories import moments
from tests.participants.group_worlds import NOW, GroupWorld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    world = GroupWorld(facilitators=3)
    world.deal()
    return world


@pytest.fixture
def go(as_actor):
    """Give a function that sends somebody to a page about the session."""

    def visit(user, world, name, *, post=None, query=""):
        client = as_actor(user)
        address = reverse(name, args=[world.session().pk]) + query
        return client.get(address) if post is None else client.post(address, post)

    return visit


def text(answer):
    return " ".join(answer.content.decode().split())


def publish(world):
    publish_groups(world.session(), by=world.organiser, now=NOW)


def user(world, number):
    return world.places[number].application.user


# --- publishing -----------------------------------------------------------------------------------
def test_before_publishing_one_sees_who_gets_which_letter(go, world):
    answer = go(world.organiser, world, "groups_publish")

    assert text(answer).count("Skicka till 12 personer") == 1
    assert answer.context["preview"].subject.startswith("Du är i Grupp ")
    assert (Message.objects.count(), Grouping.objects.get().state) == (0, "draft")


@pytest.mark.parametrize(("mail", "letters"), [("1", 15), ("0", 0)])
def test_publishing_with_and_without_letters(go, world, mail, letters):
    answer = go(world.organiser, world, "groups_publish", post={"mail": mail})

    assert (answer.status_code, Message.objects.count()) == (303, letters)
    assert Grouping.objects.get().state == "published"


def test_after_a_change_the_page_asks_whether_to_tell(go, world):
    publish(world)
    move_seat(
        world.session(), world.places[0], world.group_of(0) % 3 + 1, by=world.organiser, now=NOW
    )

    page = text(go(world.organiser, world, "groups"))
    tell = text(go(world.organiser, world, "groups_publish"))

    assert page.count("Meddela de berörda?") == 1
    assert tell.count("Skicka till 1 person<") == 1
    assert tell.count(f"blir Grupp {world.group_of(0)}") == 1


def test_where_there_is_nothing_to_tell_the_page_says_so(go, world):
    publish(world)

    seen = go(world.organiser, world, "groups_publish")
    pressed = go(world.organiser, world, "groups_publish", post={})

    assert text(seen).count("Alla vet redan sin grupp.") == 1
    assert (pressed.status_code, text(pressed).count('<form method="post" class')) == (422, 0)


def test_without_groups_there_is_nothing_to_publish(go):
    world = GroupWorld()

    answer = go(world.organiser, world, "groups_publish")

    assert text(answer).count("Ingen har en grupp än") == 1


# --- somebody is missing --------------------------------------------------------------------------
def first_three(world):
    return [world.places[n].pk for n in sorted(world.groups()[0])[:3]]


def query(missing):
    return "?visa=1&" + "&".join(f"saknas={place}" for place in missing)


def test_the_plan_is_a_page_and_changes_nothing(go, world):
    before = world.groups()

    answer = go(world.organiser, world, "groups_repair", query=query(first_three(world)))

    assert text(answer).count("2 personer behöver byta grupp") == 1
    assert text(answer).count("1, 4, 4") == 1
    assert (world.groups(), Seat.objects.filter(missing=True).count()) == (before, 0)


def test_the_plan_is_carried_out_and_the_missing_are_marked(go, world):
    missing = first_three(world)
    mark = world.seating().mark

    go(world.organiser, world, "groups_repair", post={"saknas": missing, "mark": mark})
    page = text(go(world.organiser, world, "groups"))

    assert page.count('<span class="tag tag--warn">Saknas</span>') == 3
    assert [len(group) for group in world.seating().present] == [3, 3, 3]


def test_a_plan_that_is_out_of_date_is_shown_anew(go, world):
    missing, mark = first_three(world), world.seating().mark
    move_seat(
        world.session(), world.places[0], world.group_of(0) % 3 + 1, by=world.organiser, now=NOW
    )

    answer = go(world.organiser, world, "groups_repair", post={"saknas": missing, "mark": mark})

    assert answer.status_code == 422
    assert answer.context["plan"].mark == world.seating().mark
    assert Seat.objects.filter(missing=True).count() == 0


def test_words_that_are_no_people_are_nobody(go, world):
    answer = go(world.organiser, world, "groups_repair", query="?visa=1&saknas=x&saknas=-1")

    assert text(answer).count("Alla är här, ingen behöver byta grupp") == 1


# --- what people see ------------------------------------------------------------------------------
def test_a_participant_sees_first_names_and_sectors_and_nothing_more(go, world):
    before = text(go(user(world, 0), world, "my_group"))
    publish(world)

    page = text(go(user(world, 0), world, "my_group"))

    mates = world.groups()[world.group_of(0) - 1]
    assert before.count("Grupperna är inte publicerade än.") == 1
    assert [page.count(f"<b>P{n}</b>") for n in range(12)] == [int(n in mates) for n in range(12)]
    assert page.count("Person 0") == page.count("Law") == page.count("Care") == 0
    assert page.count("<b>P0</b> (du)") == 1
    assert page.count(f"Leader {world.group_of(0) - 1}") == 1


def test_group_and_room_stand_on_ones_own_page_and_the_sessions(go, world):
    publish(world)

    session = text(go(user(world, 0), world, "session_join"))
    client_page = go(user(world, 0), world, "session_join")

    assert session.count(f">Grupp {world.group_of(0)}</a>") == 1
    assert client_page.context["group"].number == world.group_of(0)


def test_ones_own_page_shows_the_group(as_actor, world):
    publish(world)

    page = text(as_actor(user(world, 0)).get(reverse("my_challenge")))

    assert page.count(f"Din grupp: Grupp {world.group_of(0)}") == 2
    assert page.count("(du)") == 1


def test_a_facilitator_sees_the_people_of_their_own_group(as_actor, world):
    client = as_actor(world.facilitators[1])
    before = text(client.get(reverse("lead")))
    publish(world)

    page = text(client.get(reverse("lead")))

    assert (before.count("Dina grupper"), page.count("Dina grupper")) == (0, 1)
    assert [page.count(f"<b>P{n}</b>") for n in range(12)] == [
        int(n in world.groups()[1]) for n in range(12)
    ]


def test_the_desk_leads_to_the_groups(as_actor, world):
    page = text(as_actor(world.organiser).get(reverse("desk")))

    for number in (1, 2):
        assert page.count(reverse("groups", args=[world.session(number).pk])) == 1


@pytest.mark.parametrize("people", [3, 24])
def test_queries_of_ones_own_group(as_actor, django_assert_num_queries, people):
    world = GroupWorld(people=people, groups=1)
    world.deal()
    publish(world)
    client, address = as_actor(user(world, 0)), reverse("my_group", args=[world.session().pk])

    with django_assert_num_queries(7):
        answer = client.get(address)

    assert len(answer.context["mine"].mates) == people
    assert world.session().ends_at == moments.SESSION_1[1]
