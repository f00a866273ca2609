from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from participants.domain.codes import ALPHABET, new_code, shown_code, typed_code
from participants.domain.gaps import Cover, Need, days_left
from participants.domain.late import Fault, Ticket, was_counted
from tests.factories import moments

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("pool", "minimum", "maximum", "cover", "missing"),
    [
        (3, 4, 6, Cover.MISSING, 1),
        (0, 1, 1, Cover.MISSING, 1),
        (4, 4, 6, Cover.JUST, 0),
        (5, 4, 6, Cover.ENOUGH, 0),
        (12, 4, 6, Cover.PLENTY, 0),
        (0, 0, 6, Cover.ENOUGH, 0),
        (0, 0, 0, Cover.ENOUGH, 0),
    ],
)
def test_how_well_a_value_is_covered(pool, minimum, maximum, cover, missing):
    need = Need(pool, minimum, maximum)

    assert (need.cover, need.missing) == (cover, missing)


@pytest.mark.parametrize(
    ("pool", "wanted", "wished"), [(3, 6, 2), (5, 6, 1), (6, 6, 0), (3, None, 0)]
)
def test_what_would_be_best_beyond_what_is_needed(pool, wanted, wished):
    assert Need(pool, 4, 8, wanted).wished == wished


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (datetime(2020, 10, 4, 21, 0, tzinfo=UTC), 0),
        (datetime(2020, 10, 3, 22, 30, tzinfo=UTC), 0),  # half past midnight in Malmö
        (datetime(2020, 10, 3, 21, 30, tzinfo=UTC), 1),
        (datetime(2020, 10, 9, 10, 0, tzinfo=UTC), 0),
    ],
)
def test_days_are_counted_on_the_local_clock(now, days):
    assert days_left(moments.CLOSES, now, STOCKHOLM) == days


def test_codes_are_read_as_they_are_shown():
    code = new_code(8, lambda signs: signs[-1])

    assert (code, shown_code(code)) == ("99999999", "9999-9999")
    assert typed_code(" 9999-99 99\n") == code
    assert typed_code("AbCd-\x00") == "abcd"
    assert set("01oil") & set(ALPHABET) == set()


@pytest.mark.parametrize(
    ("used", "counted", "locked", "fault"),
    [
        (0, False, False, None),
        (1, False, False, Fault.USED),
        (1, True, False, None),
        (0, False, True, Fault.LOCKED),
    ],
)
def test_what_stands_against_a_code(used, counted, locked, fault):
    ticket = Ticket(moments.ANSWER_BY, 1, used, counted=counted)

    assert ticket.fault(moments.AFTER_CALL, locked=locked) == fault
    assert ticket.fault(moments.ANSWER_BY, locked=False) == Fault.EXPIRED


@pytest.mark.parametrize(
    ("sent", "counted"),
    [(None, False), (moments.DURING_CALL, False), (moments.AFTER_CALL, True)],
)
def test_only_what_was_sent_after_the_closing_has_used_its_code(sent, counted):
    assert was_counted(sent, made_at=moments.OPENS, closes_at=moments.CLOSES) == counted
