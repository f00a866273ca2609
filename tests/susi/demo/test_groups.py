from datetime import UTC, datetime

import pytest

from participants.models import Grouping, Seat
from susi.demo.removal import remove_demo
from susi.demo.world import build_world
from susi.outbox.models import Message
from workshops.models import Group

NOW = datetime(2026, 11, 24, 14, 37, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def build(stage):
    return build_world(stage=stage, now=NOW, applicants=100, seed=2020)


def seats():
    rows = Seat.objects.values_list(
        "session__case__slug", "session__number", "place__application__name", "group__number"
    )
    return sorted(rows)


def test_in_the_first_session_everybody_has_a_group_with_a_facilitator():
    build("session-1")

    groupings = Grouping.objects.values_list("session__number", "state", "kind")
    assert sorted(groupings) == [(1, "published", "mix")] * 2
    assert [group.seats.count() for group in Group.objects.all()] == [6] * 8
    assert Group.objects.filter(facilitator=None).count() == 0
    assert Message.objects.filter(kind="group_published").count() == 48


def test_between_the_sessions_new_groups_are_known_and_the_same_each_time():
    build("between")
    first = seats()

    build("between")

    groupings = Grouping.objects.values_list("session__number", "state", "kind")
    assert sorted(groupings) == [(1, "published", "mix")] * 2 + [(2, "published", "remix")] * 2
    assert seats() == first


def test_before_the_first_session_nobody_has_a_group():
    build("selected")

    assert (Seat.objects.count(), Group.objects.count()) == (0, 0)


def test_nothing_is_left_when_the_demo_is_removed():
    build("session-1")

    remove_demo()

    assert (Seat.objects.count(), Group.objects.count(), Grouping.objects.count()) == (0, 0, 0)
