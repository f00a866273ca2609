"""Two organisers at once: nobody in two groups, nothing undone twice, everybody told once."""

from functools import partial

import pytest

from participants.models import GroupingStep, Seat
from participants.services.group_publish import publish_groups
from participants.services.grouping import Options, propose_groups
from participants.services.seats import move_seat, undo
from susi.outbox.models import Message
from tests.participants.group_worlds import NOW, GroupWorld
from tests.support.races import race
from workshops.models import Group

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_gets_one_letter_however_often_the_button_is_pressed():
    world = GroupWorld(people=6, groups=2)
    world.deal()
    job = partial(publish_groups, world.session(), by=world.organiser, now=NOW)

    said = race([job] * 4)

    assert sorted(map(str, said)) == ["6", "told", "told", "told"]
    assert Message.objects.filter(kind="group_published").count() == 6


def test_one_step_is_undone_once():
    world = GroupWorld(people=6, groups=2)
    world.deal()
    move_seat(world.session(), world.places[0], 1, by=world.organiser, now=NOW)
    move_seat(world.session(), world.places[0], 2, by=world.organiser, now=NOW)
    step = GroupingStep.objects.order_by("-pk")[0].pk
    before = GroupingStep.objects.count()

    said = race([partial(undo, world.session(), step, by=world.organiser, now=NOW)] * 4)

    assert sorted(map(str, said)) == ["None", "changed", "changed", "changed"]
    assert GroupingStep.objects.count() == before - 1


def test_first_proposals_at_once_make_the_groups_once():
    world = GroupWorld(people=6, groups=2)
    jobs = [
        partial(propose_groups, world.session(), Options(2), by=world.organiser, now=NOW, seed=seed)
        for seed in "abc"
    ]

    said = [str(one) for one in race(jobs)]

    assert said.count("changed") == 2
    assert list(Group.objects.values_list("number", flat=True)) == [1, 2]
    assert Seat.objects.count() == 6


def test_moves_at_once_all_happen():
    world = GroupWorld(people=6, groups=2)
    world.deal()
    jobs = [
        partial(move_seat, world.session(), place, 2, by=world.organiser, now=NOW)
        for place in world.places
    ]

    race(jobs)

    assert world.groups() == [set(), set(range(6))]
