from datetime import timedelta

import pytest

from susi.outbox.domain import WAITS, after_crash, after_silence, backoff, chance_of, final


@pytest.mark.parametrize(
    ("attempt", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 180), (6, 360)]
)
def test_waits_grow(attempt, minutes):
    assert backoff(attempt, chance=0.5) == timedelta(minutes=minutes)


def test_a_wait_is_spread_by_a_fifth_each_way():
    assert backoff(1, chance=0.0) == timedelta(seconds=48)
    assert backoff(1, chance=1.0) == timedelta(seconds=72)


def test_the_seventh_try_is_the_last():
    assert backoff(len(WAITS) + 1, chance=0.5) is None


def test_chance_is_the_same_for_one_try_and_lies_between_nought_and_one():
    chances = [chance_of(f"<{n}@x>", attempt) for n in range(200) for attempt in (1, 2)]

    assert chance_of("<a@x>", 1) == chance_of("<a@x>", 1)
    assert len(set(chances)) == 400
    assert 0 <= min(chances) < 0.05
    assert 0.95 < max(chances) < 1


@pytest.mark.parametrize(
    ("crashes", "may_have_arrived", "state"),
    [(1, False, "pending"), (2, True, "pending"), (3, False, "failed"), (3, True, "uncertain")],
)
def test_after_a_crash(crashes, may_have_arrived, state):
    assert after_crash(crashes=crashes, may_have_arrived=may_have_arrived) == state


@pytest.mark.parametrize(
    ("resends", "on_uncertain", "state"),
    [
        (0, "resend", "pending"),
        (1, "resend", "uncertain"),
        (0, "hold", "uncertain"),
        (1, "hold", "uncertain"),
    ],
)
def test_after_silence(resends, on_uncertain, state):
    assert after_silence(resends=resends, on_uncertain=on_uncertain) == state


def test_what_may_have_arrived_is_never_called_failed():
    assert final(may_have_arrived=True) == "uncertain"
    assert final(may_have_arrived=False) == "failed"
