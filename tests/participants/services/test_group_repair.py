"""Five minutes before the start: who is missing, and the plan that is shown before it is done."""

import pytest

from participants.models import Grouping, Seat
from participants.services.group_repair import apply_repair, plan_missing
from participants.services.seats import lock_seat, move_seat, undo
from susi.core.errors import ActionRefused
from tests.participants.group_worlds import NOW, GroupWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = GroupWorld()
    world.deal()
    return world


def gone(world, *, of=0, number=3):
    """Give places of the first people of a group."""
    return {world.places[n].pk for n in sorted(world.groups()[of])[:number]}


def mend(world, missing, mark=None):
    mark = world.seating().mark if mark is None else mark
    return apply_repair(world.session(), missing, mark=mark, by=world.organiser, now=NOW)


def test_the_plan_is_shown_and_nothing_is_changed(world):
    before = world.groups()

    plan = plan_missing(world.seating(), gone(world))

    assert (plan.sizes_before, plan.sizes_after) == ((1, 4, 4), (3, 3, 3))
    assert [(move.new.number, move.old.number) for move in plan.moves] == [(1, 2), (1, 3)]
    assert (world.groups(), Seat.objects.filter(missing=True).count()) == (before, 0)


def test_the_plan_that_was_shown_is_what_is_done(world):
    missing = gone(world)
    plan = plan_missing(world.seating(), missing)

    mend(world, missing)

    for move in plan.moves:
        assert world.group_of(move.person.application.number - 1) == 1
    assert [len(group) for group in world.seating().present] == [3, 3, 3]
    assert set(Seat.objects.filter(missing=True).values_list("place", flat=True)) == missing


def test_one_missing_moves_nobody(world):
    plan = mend(world, gone(world, number=1))

    assert plan.moves == ()
    assert not Grouping.objects.get().touched


def test_who_comes_late_is_here_again(world):
    mend(world, gone(world))

    plan = mend(world, set())

    assert (plan.missing, Seat.objects.filter(missing=True).count()) == ((), 0)
    assert max(plan.sizes_after) - min(plan.sizes_after) <= 1


def test_who_is_locked_does_not_move(world):
    for place in world.places:
        lock_seat(world.session(), place, locked=True, by=world.organiser, now=NOW)

    assert plan_missing(world.seating(), gone(world)).moves == ()


def test_a_plan_of_groups_that_changed_is_not_done(world):
    mark, missing = world.seating().mark, gone(world)
    move_seat(world.session(), world.places[0], 1, by=world.organiser, now=NOW)
    move_seat(world.session(), world.places[0], 2, by=world.organiser, now=NOW)

    with pytest.raises(ActionRefused) as refusal:
        mend(world, missing, mark)

    assert (refusal.value.code, Seat.objects.filter(missing=True).count()) == ("changed", 0)


def test_the_whole_repair_is_undone_at_once(world):
    before = world.groups()
    mend(world, gone(world))

    undo(world.session(), world.seating().mark, by=world.organiser, now=NOW)

    assert (world.groups(), Seat.objects.filter(missing=True).count()) == (before, 0)


def test_nobody_comes(world):
    plan = mend(world, {place.pk for place in world.places})

    assert (plan.sizes_after, plan.moves) == ((0, 0, 0), ())


def test_who_left_and_places_of_others_are_no_part_of_it(world):
    other = GroupWorld(people=1)
    world.leave(0)

    plan = plan_missing(world.seating(), {world.places[0].pk, other.places[0].pk, 10**9})

    assert plan.missing == ()
