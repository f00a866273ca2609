"""The composer's pages: what the organiser sees and does, without script."""

import pytest
import time_machine
from django.urls import reverse

from challenges.models import TeamMember
from participants.models import Grouping, GroupingStep, Seat, SeatWish
from participants.services.seats import lock_seat
from susi.outbox.models import Message
from tests.factories import moments
from tests.participants.group_worlds import NOW, GroupWorld
from workshops.models import Group, Session

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
def desk(as_actor):
    """Give a function that sends the organiser somewhere, always in the same browser."""
    clients = {}

    def go(world, name="groups", *args, post=None, query="", number=1):
        client = clients.setdefault(world.organiser.pk, as_actor(world.organiser))
        address = reverse(name, args=[world.session(number).pk, *args]) + query
        return client.get(address) if post is None else client.post(address, post)

    return go


def text(answer):
    return " ".join(answer.content.decode().split())


# --- states of the page ---------------------------------------------------------------------------
def test_with_nobody_confirmed_the_page_says_what_is_missing(desk):
    answer = desk(GroupWorld(people=0))

    assert answer.status_code == 200
    assert text(answer).count("Ingen har en bekräftad plats än") == 1
    assert text(answer).count("Föreslå") == 0


def test_before_anything_is_dealt_the_form_is_open(desk):
    answer = desk(GroupWorld())

    assert text(answer).count("12 personer har en bekräftad plats och ingen grupp än.") == 1
    assert text(answer).count('<details class="more no-print" id="fordela" open>') == 1
    assert text(answer).count("btn--primary") == 1


def test_a_draft_shows_groups_figures_and_one_filled_button(desk, world):
    answer = desk(world)

    page = text(answer)
    assert page.count('class="group__card"') == 12
    assert page.count("3 av 3 sektorer") == 3
    assert page.count("Så jämnt som det går") == 2
    assert page.count("Bara arrangörerna ser grupperna.") == 1
    assert page.count("btn--primary") == 1


def test_who_said_yes_later_stands_apart_and_can_be_placed(desk, world):
    world.join(12)
    before = text(desk(world))

    desk(world, "groups_rest", post={})

    assert before.count("1 person utan grupp") == 1
    assert text(desk(world)).count("utan grupp") == 0
    assert Seat.objects.count() == 13


def test_when_the_session_is_over_nothing_can_be_pressed(desk, world):
    Session.objects.update(starts_at=moments.DURING_CALL, ends_at=moments.AFTER_CALL)

    page = text(desk(world))

    assert page.count("Sessionen är slut. Grupperna kan inte ändras.") == 1
    assert page.count("<button") == page.count("Logga ut</button>") + page.count("data-print")


# --- proposing ------------------------------------------------------------------------------------
CHOSEN = {"groups": "3", "criteria": ["sector", "competence"], "organisation_apart": "on"}


def test_a_proposal_is_made_and_leads_back(desk):
    world = GroupWorld()

    answer = desk(world, "groups_propose", post=CHOSEN)

    assert (answer.status_code, answer["Location"]) == (
        303,
        reverse("groups", args=[world.session().pk]),
    )
    assert [len(group) for group in world.groups()] == [4, 4, 4]


def test_after_moves_by_hand_the_proposal_asks_first(desk, world):
    place, elsewhere = world.places[0], world.group_of(0) % 3 + 1
    desk(world, "groups_move", post={"place": place.pk, "group": elsewhere})
    moved = world.groups()

    asked = desk(world, "groups_propose", post=CHOSEN)
    still = world.groups()
    desk(world, "groups_propose", post={**CHOSEN, "sure": "1"})

    assert (asked.status_code, still) == (422, moved)
    assert text(asked).count("Ni har flyttat för hand") == 1
    assert text(asked).count('name="sure" value="1"') == 1
    assert not Grouping.objects.get().touched


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({**CHOSEN, "groups": ""}, "Skriv hur många grupper det ska bli"),
        ({**CHOSEN, "groups": "0"}, "Skriv ett tal från 1 till 200"),
        ({**CHOSEN, "groups": "x"}, "Skriv ett tal från 1 till 200"),
        ({**CHOSEN, "criteria": []}, "Välj minst ett kriterium att blanda efter"),
        ({**CHOSEN, "groups": "13"}, "12 personer räcker inte till 13 grupper. Välj högst 12"),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_changes(desk, world, posted, said):
    before = world.groups()

    answer = desk(world, "groups_propose", post=posted)

    assert (answer.status_code, world.groups()) == (422, before)
    assert text(answer).count(said) >= 1
    assert text(answer).count("<title>Fel: ") == 1


# --- by hand --------------------------------------------------------------------------------------
def test_the_menu_is_a_page_that_says_what_each_group_becomes(desk, world):
    answer = desk(world, query=f"?flytta={world.places[0].pk}")

    assert answer.context["menu"].person.place == world.places[0]
    assert text(answer).count("Flytta Person 00</h2>") == 1
    assert text(answer).count("blir 3 av 3 sektorer, 5 personer") == 2
    assert GroupingStep.objects.count() == 1


def test_a_move_is_told_with_what_it_did(desk, world):
    elsewhere = world.group_of(0) % 3 + 1

    answer = desk(world, "groups_move", post={"place": world.places[0].pk, "group": elsewhere})
    page = desk(world)

    assert answer["Location"].endswith(f"#person-{world.places[0].pk}")
    assert [str(message) for message in page.context["messages"]] == [
        f"Person 00 flyttad till Grupp {elsewhere}. Grupp {elsewhere} har nu 3 sektorer."
    ]


def test_undo_takes_the_last_change_back(desk, world):
    before = world.groups()
    elsewhere = world.group_of(0) % 3 + 1
    desk(world, "groups_move", post={"place": world.places[0].pk, "group": elsewhere})

    desk(world, "groups_undo", post={"step": world.seating().mark})

    assert world.groups() == before


def test_a_swap_and_a_lock(desk, world):
    one, other = min(world.groups()[0]), min(world.groups()[1])
    pair = {"place": world.places[one].pk, "other": world.places[other].pk}

    desk(world, "groups_swap", post=pair)
    desk(world, "groups_lock", post={"place": world.places[one].pk, "locked": "1"})
    page = text(desk(world))

    assert (world.group_of(one), world.group_of(other)) == (2, 1)
    assert page.count(f"Lås upp Person {one:02}, Grupp 2") == 1
    assert page.count(f"Flytta Person {one:02}, Grupp 2") == 0


@pytest.mark.parametrize("posted", [{}, {"place": "x"}, {"place": "9" * 30, "group": "1"}])
@pytest.mark.parametrize("name", ["groups_move", "groups_swap", "groups_lock"])
def test_somebody_who_does_not_take_part_is_moved_nowhere(desk, world, name, posted):
    answer = desk(world, name, post=posted)

    assert answer.status_code == 422
    assert text(answer).count("Personen deltar inte längre.") == 1


def test_who_is_locked_is_refused_with_a_sentence(desk, world):
    lock_seat(world.session(), world.places[0], locked=True, by=world.organiser, now=NOW)
    elsewhere = world.group_of(0) % 3 + 1

    answer = desk(world, "groups_move", post={"place": world.places[0].pk, "group": elsewhere})

    assert answer.status_code == 422
    assert text(answer).count("Lås upp först.") == 1


def test_a_wish_is_saved_shown_and_taken_back(desk, world):
    one, other = world.places[0], world.places[1]
    posted = {"first": one.pk, "second": other.pk, "kind": "apart", "reason": "Syskon"}

    desk(world, "groups_wish", post=posted)
    page = text(desk(world))
    desk(world, "groups_wish_drop", SeatWish.objects.get().pk, post={})

    assert page.count("Person 00 och Person 01 inte i samma grupp") == 1
    assert page.count("Syskon") == 1
    assert SeatWish.objects.count() == 0


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"kind": "apart"}, "Välj två personer"),
        ({"first": "999999", "second": "x", "kind": "apart"}, "Välj två personer"),
        ({"same": True, "kind": "apart"}, "Välj två olika personer."),
        ({"same": True, "kind": "enemies"}, "Välj vad ni önskar"),
    ],
)
def test_a_wish_that_makes_no_sense_is_told(desk, world, posted, said):
    if posted.pop("same", False):
        posted |= dict.fromkeys(("first", "second"), world.places[0].pk)

    answer = desk(world, "groups_wish", post=posted)

    assert (answer.status_code, SeatWish.objects.count()) == (422, 0)
    assert text(answer).count(said) >= 1


def test_a_group_gets_its_room_and_its_facilitator(desk, world):
    group = Group.objects.get(number=2)
    posted = {"room": "Bord 2", "facilitator": world.organiser.pk, "name_sv": "Köket"}

    answer = desk(world, "group_edit", group.pk, post=posted)
    page = text(desk(world))

    assert answer.status_code == 303
    assert page.count("Grupp 2: Köket är sparad.") == 1
    assert page.count("· Bord 2") == 1


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"room": "x" * 81}, "Korta texten med 1 tecken"),
        ({"facilitator": "0"}, "Välj någon i listan"),
    ],
)
def test_a_group_refuses_what_is_too_long_or_nobody(desk, world, posted, said):
    group = Group.objects.get(number=2)

    answer = desk(world, "group_edit", group.pk, post=posted)

    assert answer.status_code == 422
    assert text(answer).count(said) >= 1


# --- access and queries ---------------------------------------------------------------------------
def test_groups_of_other_sessions_and_challenges_do_not_exist(desk, world):
    other = GroupWorld(people=2, groups=1)
    other.deal()
    foreign = Group.objects.get(session__case=other.case)

    assert desk(world, "group_edit", foreign.pk).status_code == 404
    TeamMember.objects.filter(user=world.organiser).delete()
    assert desk(world).status_code == 404


@pytest.mark.parametrize("people", [3, 24])
def test_queries_of_the_page(as_actor, django_assert_num_queries, people):
    world = GroupWorld(people=people, groups=people // 3)
    world.deal()
    client = as_actor(world.organiser)
    address = reverse("groups", args=[world.session().pk])

    with django_assert_num_queries(18):
        answer = client.get(address)

    assert text(answer).count('class="group__card"') == people
    assert Message.objects.count() == 0
