"""Groups by hand: move, change places, lock, wish, room and facilitator, undo."""

import pytest
from django.db import IntegrityError, transaction

from participants.choices import WishKind
from participants.models import Grouping, GroupingStep, Seat, SeatWish
from participants.services.group_steps import KEPT
from participants.services.seats import (
    edit_group,
    lock_seat,
    move_seat,
    set_wish,
    swap_seats,
    undo,
)
from susi.core.errors import ActionRefused
from tests.factories.accounts import UserFactory
from tests.participants.group_worlds import NOW, GroupWorld
from workshops.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = GroupWorld(facilitators=1)
    world.deal()
    return world


def move(world, number, group):
    return move_seat(world.session(), world.places[number], group, by=world.organiser, now=NOW)


def back(world, step=None):
    last = GroupingStep.objects.order_by("-pk").first()
    undo(world.session(), step or last.pk, by=world.organiser, now=NOW)


# --- move -----------------------------------------------------------------------------------------
def test_somebody_moves_and_the_others_stay(world):
    before, old = world.groups(), world.group_of(0)

    moved = move(world, 0, old % 3 + 1)

    assert moved
    assert world.group_of(0) == old % 3 + 1
    assert [group - {0} for group in world.groups()] == [group - {0} for group in before]
    assert Grouping.objects.get().touched


def test_a_move_to_the_same_group_is_no_change(world):
    steps = GroupingStep.objects.count()

    moved = move(world, 0, world.group_of(0))

    assert (moved, GroupingStep.objects.count()) == (False, steps)


def test_somebody_without_a_group_gets_one(world):
    world.places.append(world.join(12))

    move(world, 12, 2)

    assert world.group_of(12) == 2


@pytest.mark.parametrize(("group", "code"), [(0, "no_group"), (9, "no_group")])
def test_there_must_be_such_a_group(world, group, code):
    with pytest.raises(ActionRefused) as refusal:
        move(world, 0, group)

    assert refusal.value.code == code


def test_who_has_left_or_belongs_elsewhere_does_not_move(world):
    other = GroupWorld(people=1)
    world.leave(0)

    for place in (world.places[0], other.places[0]):
        with pytest.raises(ActionRefused) as refusal:
            move_seat(world.session(), place, 1, by=world.organiser, now=NOW)
        assert str(refusal.value) == "Personen deltar inte längre."


# --- change places --------------------------------------------------------------------------------
def test_two_people_change_places(world):
    one, other = min(world.groups()[0]), min(world.groups()[1])

    swapped = swap_seats(
        world.session(), world.places[one], world.places[other], by=world.organiser, now=NOW
    )

    assert swapped
    assert (world.group_of(one), world.group_of(other)) == (2, 1)
    assert [len(group) for group in world.groups()] == [4, 4, 4]


def test_both_must_have_a_group(world):
    world.places.append(world.join(12))

    with pytest.raises(ActionRefused) as refusal:
        swap_seats(world.session(), world.places[0], world.places[12], by=world.organiser, now=NOW)

    assert refusal.value.code == "no_seat"


# --- lock -----------------------------------------------------------------------------------------
def test_who_is_locked_is_moved_by_nobody(world):
    by = world.organiser
    lock_seat(world.session(), world.places[0], locked=True, by=by, now=NOW)
    group = Group.objects.get(number=world.group_of(0))

    with pytest.raises(ActionRefused) as refusal:
        move(world, 0, world.group_of(0) % 3 + 1)
    sentence = str(refusal.value)
    lock_seat(world.session(), world.places[0], locked=False, by=by, now=NOW)

    assert sentence == f"Person 00 är låst i {group}. Lås upp först."
    assert move(world, 0, world.group_of(0) % 3 + 1)


def test_who_has_no_group_cannot_be_locked(world):
    world.places.append(world.join(12))

    with pytest.raises(ActionRefused) as refusal:
        lock_seat(world.session(), world.places[12], locked=True, by=world.organiser, now=NOW)

    assert refusal.value.code == "no_seat"


# --- undo -----------------------------------------------------------------------------------------
def test_every_change_is_undone_in_turn(world):
    dealt = world.groups()
    old = world.group_of(0)
    move(world, 0, old % 3 + 1)
    lock_seat(world.session(), world.places[1], locked=True, by=world.organiser, now=NOW)
    moved = world.groups()
    world.deal(groups=4)

    seen = []
    for _ in range(3):
        back(world)
        seen.append((world.groups(), Seat.objects.filter(locked=True).count()))

    assert seen == [(moved, 1), (moved, 0), (dealt, 0)]
    assert not Grouping.objects.get().touched


def test_undoing_the_first_proposal_leaves_nobody_in_a_group(world):
    back(world)

    assert (Seat.objects.count(), Group.objects.count()) == (0, 0)


def test_rooms_and_facilitators_come_back_with_their_groups(world):
    group, leader = Group.objects.get(number=3), world.facilitators[0]
    edit_group(
        group, names=("Nian", "Nine"), room="Bord 3", facilitator=leader,
        by=world.organiser, now=NOW,
    )  # fmt: skip
    world.deal(groups=2)

    back(world)

    again = Group.objects.get(number=3)
    assert (again.name, again.room, again.facilitator) == ("Nian", "Bord 3", leader)


def test_twenty_changes_are_kept(world):
    for number in range(KEPT + 5):
        move(world, 0, number % 3 + 1)

    assert GroupingStep.objects.count() == KEPT


def test_a_step_that_is_not_the_last_is_not_undone(world):
    old = GroupingStep.objects.get().pk
    move(world, 0, world.group_of(0) % 3 + 1)

    with pytest.raises(ActionRefused) as refusal:
        back(world, old)

    assert refusal.value.code == "changed"


def test_where_nothing_was_done_nothing_is_undone():
    world = GroupWorld()

    with pytest.raises(ActionRefused) as refusal:
        undo(world.session(), 1, by=world.organiser, now=NOW)

    assert str(refusal.value) == "Det finns inget att ångra."


# --- wishes ---------------------------------------------------------------------------------------
def wish(world, one, other, kind, reason=""):
    pair = (world.places[one].application, world.places[other].application)
    return set_wish(world.session(), pair, kind, reason=reason, by=world.organiser, now=NOW)


def test_a_pair_has_one_wish_whoever_is_named_first(world):
    wish(world, 0, 1, WishKind.TOGETHER)
    wish(world, 1, 0, WishKind.APART, "Har bett om det")

    kept = SeatWish.objects.get()
    assert (kept.kind, kept.reason, kept.by) == ("apart", "Har bett om det", world.organiser)
    assert kept.first.pk < kept.second.pk


def test_a_wish_is_taken_back_and_nobody_wishes_alone(world):
    wish(world, 0, 1, WishKind.TOGETHER)
    wish(world, 0, 1, None)

    with pytest.raises(ActionRefused) as refusal:
        wish(world, 0, 0, WishKind.APART)

    assert (SeatWish.objects.count(), refusal.value.code) == (0, "same")


# --- one group ------------------------------------------------------------------------------------
def test_only_the_team_leads(world):
    group = Group.objects.get(number=1)

    with pytest.raises(ActionRefused) as refusal:
        edit_group(
            group, names=("", ""), room="", facilitator=UserFactory(),
            by=world.organiser, now=NOW,
        )  # fmt: skip

    assert refusal.value.code == "no_leader"


# --- what the database holds ----------------------------------------------------------------------
def refused(make):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    return str(error.value)


def test_the_tables_refuse_what_cannot_be(world):
    session, group = world.session(), Group.objects.get(number=1)
    one, other = (world.places[n].application for n in (0, 1))
    pair = {"session": session, "kind": "apart"}

    said = [
        refused(lambda: Group.objects.create(session=session, number=1)),
        refused(lambda: Group.objects.create(session=session, number=0)),
        refused(lambda: Seat.objects.create(place=world.places[0], session=session, group=group)),
        refused(lambda: SeatWish.objects.create(first=one, second=one, **pair)),
        refused(lambda: SeatWish.objects.create(first=other, second=one, **pair)),
        refused(lambda: Grouping.objects.update(state="published")),
    ]

    assert len(said) == 6
