from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories import moments
from workshops.domain.timetable import (
    at_wall_clock,
    days_before,
    join_is_open,
    join_opens_at,
    overlaps,
    wall_clock,
)

ZONE = ZoneInfo("Europe/Stockholm")
START, END = moments.SESSION_1
SECOND = timedelta(seconds=1)


def test_the_meeting_opens_minutes_before():
    assert join_opens_at(START, 15) == datetime(2020, 10, 22, 6, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (START - timedelta(minutes=15) - SECOND, False),
        (START - timedelta(minutes=15), True),
        (START, True),
        (END, True),
        (END + SECOND, False),
    ],
)
def test_join_is_open_from_its_opening_to_its_end(now, expected):
    assert join_is_open(START, END, 15, now) is expected


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (datetime(2026, 3, 29, 1, 59), "once"),  # noqa: DTZ001 -- a wall clock has no zone
        (datetime(2026, 3, 29, 2, 0), "never"),  # noqa: DTZ001 -- as above
        (datetime(2026, 3, 29, 2, 59), "never"),  # noqa: DTZ001 -- as above
        (datetime(2026, 3, 29, 3, 0), "once"),  # noqa: DTZ001 -- as above
        (datetime(2026, 10, 25, 1, 59), "once"),  # noqa: DTZ001 -- as above
        (datetime(2026, 10, 25, 2, 0), "twice"),  # noqa: DTZ001 -- as above
        (datetime(2026, 10, 25, 2, 59), "twice"),  # noqa: DTZ001 -- as above
        (datetime(2026, 10, 25, 3, 0), "once"),  # noqa: DTZ001 -- as above
    ],
)
def test_clocks_skip_an_hour_and_repeat_one(local, expected):
    assert wall_clock(local, ZONE) == expected


def test_the_second_of_two_is_an_hour_later():
    local = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 -- a wall clock has no zone

    assert at_wall_clock(local, ZONE) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at_wall_clock(local, ZONE, second=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_days_before_keep_the_time_of_day_where_clocks_changed():
    start = datetime(2020, 10, 28, 8, 0, tzinfo=UTC)

    assert days_before(start, 1, ZONE) == datetime(2020, 10, 27, 8, 0, tzinfo=UTC)
    assert days_before(start, 7, ZONE) == datetime(2020, 10, 21, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "expected"), [(-180, False), (-179, True), (0, True), (179, True), (180, False)]
)
def test_meetings_overlap_when_they_share_time(minutes, expected):
    shift = timedelta(minutes=minutes)

    assert overlaps((START, END), [(START + shift, END + shift)]) is expected


def test_nothing_overlaps_nothing():
    assert overlaps((START, END), []) is False
