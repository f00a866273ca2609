from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.domain.reminders import (
    Kind,
    dedupe_key,
    due_reminder,
    is_news_to,
    reminders_of,
)
from tests.factories import moments

ZONE = ZoneInfo("Europe/Stockholm")
START = moments.SESSION_1[0]
SECOND = timedelta(seconds=1)


def kind_at(now, start=START):
    reminder = due_reminder(start, now, ZONE)
    return reminder.kind.value if reminder else None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (timedelta(days=7, seconds=1), None),
        (timedelta(days=7), "week"),
        (timedelta(days=1, seconds=1), "week"),
        (timedelta(days=1), "day"),
        (timedelta(minutes=30, seconds=1), "day"),
        (timedelta(minutes=30), "soon"),
        (SECOND, "soon"),
        (timedelta(0), None),
        (-timedelta(hours=1), None),
    ],
)
def test_one_reminder_at_a_time_and_none_from_the_start_on(before, expected):
    assert kind_at(START - before) == expected


def test_days_are_counted_on_the_wall_clock():
    start = datetime(2020, 10, 25, 9, 0, tzinfo=UTC)

    due = [reminder.due_at for reminder in reminders_of(start, ZONE)]

    assert due == [
        datetime(2020, 10, 18, 8, 0, tzinfo=UTC),
        datetime(2020, 10, 24, 8, 0, tzinfo=UTC),
        datetime(2020, 10, 25, 8, 30, tzinfo=UTC),
    ]


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- bounds are naive
def test_each_gives_way_to_the_next_and_the_last_to_the_start(start):
    week, day, soon = reminders_of(start, ZONE)

    assert week.due_at < week.useful_until == day.due_at
    assert day.due_at < day.useful_until == soon.due_at
    assert soon.useful_until == start


def test_moved_session_moves_its_reminders_and_may_remind_again():
    moved = START + timedelta(days=7)

    assert (kind_at(START, START), kind_at(START, moved)) == (None, "week")
    assert dedupe_key(1, 2, Kind.DAY, START) != dedupe_key(1, 2, Kind.DAY, moved)


def test_key_of_a_reminder():
    assert dedupe_key(1, 2, Kind.SOON, START) == "reminder:1:2:soon:2020-10-22T07:00:00+00:00"


@pytest.mark.parametrize(
    ("kind", "answered", "expected"),
    [
        (Kind.DAY, None, True),
        (Kind.DAY, timedelta(0), True),
        (Kind.DAY, SECOND, False),
        (Kind.WEEK, SECOND, False),
        (Kind.SOON, SECOND, True),
    ],
)
def test_who_said_yes_after_it_was_due_needs_only_the_way_in(kind, answered, expected):
    reminder = {r.kind: r for r in reminders_of(START, ZONE)}[kind]
    answered_at = None if answered is None else reminder.due_at + answered

    assert is_news_to(reminder, answered_at) is expected
