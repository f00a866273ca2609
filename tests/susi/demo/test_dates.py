from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from susi.demo import dates

NOON = datetime(2026, 11, 24, 14, 37, tzinfo=UTC)


def test_historical_dates_stay():
    shift = dates.shift_for("call", NOON, historical=True)

    assert shift.moment(dates.OPENS) == datetime(2020, 9, 7, 6, 0, tzinfo=UTC)


def test_a_stage_happens_today_and_hours_stay_on_the_wall_clock():
    shift = dates.shift_for("call", NOON, historical=False)
    closes = shift.moment(dates.CLOSES).astimezone(ZoneInfo("Europe/Stockholm"))

    assert (closes.date() - NOON.date(), closes.hour, closes.minute) == (timedelta(days=7), 23, 59)


@pytest.mark.parametrize("stage", dates.LIVE)
@pytest.mark.parametrize("hour", [0, 8, 15, 23])
def test_a_live_stage_has_a_session_going_on(stage, hour):
    now = NOON.replace(hour=hour)
    number = dates.LIVE.index(stage)
    shift = dates.shift_for(stage, now, historical=False)
    start = shift.session(dates.SESSIONS["barns-bostad-forst"][number])

    assert start <= now <= start + dates.SESSION_LENGTH
