from datetime import UTC, datetime, timedelta

import pytest

from participants.domain.answer_time import (
    first_answer_time,
    later_answer_time,
    reminder_is_due,
    whole_hour,
)

NOW = datetime(2020, 10, 8, 9, 20, tzinfo=UTC)
SESSION = datetime(2020, 10, 22, 7, 0, tzinfo=UTC)


def test_the_first_round_has_until_the_deadline():
    deadline = datetime(2020, 10, 12, 10, 0, tzinfo=UTC)

    assert first_answer_time(deadline, NOW, session=SESSION) == deadline


def test_a_deadline_that_is_past_gives_48_hours_to_the_whole_hour():
    assert first_answer_time(NOW, NOW, session=SESSION) == datetime(2020, 10, 10, 10, tzinfo=UTC)


def test_without_a_session_it_is_48_hours():
    assert later_answer_time(NOW, session=None) == datetime(2020, 10, 10, 10, tzinfo=UTC)


def test_near_the_session_it_is_half_a_day_before():
    now = SESSION - timedelta(hours=30)

    assert later_answer_time(now, session=SESSION) == SESSION - timedelta(hours=12)


def test_the_night_before_it_is_four_hours():
    now = SESSION - timedelta(hours=13)

    assert later_answer_time(now, session=SESSION) == now + timedelta(hours=4)


def test_it_is_never_after_the_session_has_begun():
    assert later_answer_time(SESSION - timedelta(hours=2), session=SESSION) == SESSION


def test_a_whole_hour_stays():
    assert whole_hour(SESSION) == SESSION


@pytest.mark.parametrize(
    ("before", "due"),
    [
        (timedelta(hours=25), False),
        (timedelta(hours=24), True),
        (timedelta(minutes=1), True),
        (timedelta(0), False),
    ],
)
def test_the_reminder_comes_one_day_before_the_end(before, due):
    end = NOW + timedelta(hours=48)

    assert reminder_is_due(NOW, end, end - before) is due


def test_who_had_little_time_gets_no_reminder():
    end = NOW + timedelta(hours=20)

    assert not reminder_is_due(NOW, end, end - timedelta(hours=10))
