"""Telling people their group: once each, again when it changes, with or without a letter."""

from datetime import timedelta

import pytest

from participants.models import Grouping, Seat
from participants.queries.my_groups import group_of, groups_led_by, read_my_group
from participants.services.group_publish import publish_groups
from participants.services.group_repair import apply_repair
from participants.services.seats import edit_group, move_seat, undo
from susi.core.errors import ActionRefused
from susi.outbox.models import Message
from tests.factories import moments
from tests.participants.group_worlds import NOW, GroupWorld
from workshops.models import Group

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def world():
    world = GroupWorld(facilitators=3)
    world.deal()
    return world


def publish(world, now=NOW, **how):
    return publish_groups(world.session(), by=world.organiser, now=now, **how)


def letters(kind="group_published"):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def shown_to(world, number):
    """Give the number of the group that somebody's pages show."""
    group = group_of(world.places[number].application.user, world.session())
    return group.number if group else None


def test_nobody_sees_a_draft(world):
    assert [shown_to(world, number) for number in range(12)] == [None] * 12
    assert groups_led_by(world.facilitators[0]) == []


def test_everybody_gets_one_letter_and_sees_their_group(world):
    told = publish(world)

    grouping = Grouping.objects.get()
    assert (told, grouping.state, grouping.version) == (12, "published", 1)
    assert grouping.published_at == NOW
    assert sorted(one.to_address for one in letters()) == sorted(
        place.application.user.email for place in world.places
    )
    assert [shown_to(world, n) for n in range(12)] == [world.group_of(n) for n in range(12)]


def test_the_letter_says_when_where_and_with_whom(world):
    number = world.group_of(0)
    group = Group.objects.get(number=number)
    edit_group(
        group, names=("", ""), room="Bord 7", facilitator=world.facilitators[0],
        by=world.organiser, now=NOW,
    )  # fmt: skip

    publish(world)
    letter = next(
        one for one in letters() if one.to_address == world.places[0].application.user.email
    )

    assert letter.subject == f"Du är i Grupp {number} i session 1"
    for words in ("Torsdag 22 oktober", "Bord 7", "Leader 0", f"Grupp {number}", "/min/grupp/"):
        assert letter.text.count(words) > 0
        assert letter.html.count(words) > 0
    assert letter.text.count("zoom.example") == 0
    assert letter.expires_at == moments.SESSION_1[1]


def test_the_letter_comes_in_the_readers_language(world):
    user = world.places[0].application.user
    user.language = "en"
    user.save()

    publish(world)

    subject = Message.objects.get(kind="group_published", to_address=user.email).subject
    assert subject == f"You are in Group {world.group_of(0)} in session 1"


def test_facilitators_are_told_whom_they_lead(world):
    publish(world)

    told = letters("group_to_lead")
    assert {one.to_address for one in told} == {user.email for user in world.facilitators}
    assert told[0].subject == "Du leder Grupp 1 i session 1"
    led = groups_led_by(world.facilitators[0])
    assert [one.group.number for one in led] == [1]
    assert {mate.name for mate in led[0].mates} == {f"P{n}" for n in world.groups()[0]}


def test_a_second_time_there_is_nothing_to_tell(world):
    publish(world)

    with pytest.raises(ActionRefused) as refusal:
        publish(world, LATER)

    assert (str(refusal.value), len(letters())) == ("Alla vet redan sin grupp.", 12)


def test_a_change_is_seen_by_nobody_until_those_affected_are_told(world):
    publish(world)
    old = world.group_of(0)
    new = old % 3 + 1
    move_seat(world.session(), world.places[0], new, by=world.organiser, now=LATER)
    before = shown_to(world, 0)

    told = publish(world, LATER)

    assert (before, shown_to(world, 0), told) == (old, new, 1)
    assert len(letters()) == 13
    assert letters()[-1].subject == f"Ny grupp i session 1: Grupp {new}"
    assert len(letters("group_to_lead")) == 3 + 2  # those of the old group and of the new
    assert Grouping.objects.get().published_at == NOW


def test_a_change_that_is_undone_affects_nobody(world):
    publish(world)
    move_seat(
        world.session(), world.places[0], world.group_of(0) % 3 + 1, by=world.organiser, now=NOW
    )
    affected = len(world.seating().affected)

    undo(world.session(), world.seating().mark, by=world.organiser, now=NOW)

    assert (affected, len(world.seating().affected)) == (1, 0)


def test_another_room_affects_the_whole_group(world):
    publish(world)
    edit_group(
        Group.objects.get(number=1), names=("", ""), room="Bord 9",
        facilitator=world.facilitators[0], by=world.organiser, now=LATER,
    )  # fmt: skip

    assert publish(world, LATER) == 4


def test_without_letters_only_the_pages_change(world):
    told = publish(world, mail=False)

    assert (told, Message.objects.count()) == (12, 0)
    assert shown_to(world, 0) == world.group_of(0)


def test_where_nobody_has_a_group_there_is_nothing_to_publish():
    world = GroupWorld()

    with pytest.raises(ActionRefused) as refusal:
        publish(world)

    assert (refusal.value.code, Grouping.objects.count()) == ("nobody", 0)


def test_who_left_is_in_nobodys_group(world):
    publish(world)
    reader = min(world.groups()[0])
    gone = max(world.groups()[0])
    world.leave(gone)

    mine = read_my_group(world.places[reader].application.user, world.session())

    assert {mate.name for mate in mine.mates} == {f"P{n}" for n in world.groups()[0] - {gone}}
    assert [mate.name for mate in mine.mates if mate.is_me] == [f"P{reader}"]
    assert shown_to(world, gone) is None


def test_who_is_missing_gets_no_letter(world):
    publish(world)
    gone = sorted(world.groups()[0])[:3]
    missing = {world.places[n].pk for n in gone}
    plan = apply_repair(
        world.session(), missing, mark=world.seating().mark, by=world.organiser, now=LATER
    )

    publish(world, LATER)

    assert len(letters()) == 12 + len(plan.moves)
    assert Seat.objects.filter(missing=True).count() == 3
