import pytest

from participants.choices import PlaceStatus
from participants.domain.transitions import (
    ENDS,
    NEXT,
    NOTHING,
    SEATED,
    may_become,
    seats_taken,
)


def test_the_table_names_every_status():
    assert set(NEXT) == {NOTHING, *PlaceStatus.values}


def test_every_step_leads_to_a_known_status():
    assert set().union(*NEXT.values()) <= set(NEXT)


@pytest.mark.parametrize("status", sorted(NEXT))
def test_every_status_reaches_an_end(status):
    seen, ahead = set(), {status}
    while ahead:
        seen |= ahead
        ahead = set().union(*(NEXT[one] for one in ahead)) - seen

    assert seen & ENDS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("marked", "confirmed"),
        ("waiting", "confirmed"),
        ("declined", "confirmed"),
        ("expired", "confirmed"),
        ("withdrawn", "confirmed"),
        ("confirmed", "declined"),
        ("closed", "offered"),
        ("offered", "offered"),
    ],
)
def test_forbidden_jumps_are_refused(old, new):
    assert not may_become(old, new)


def test_an_unknown_status_is_an_error():
    with pytest.raises(KeyError):
        may_become("lost", "offered")


@pytest.mark.parametrize(
    ("old", "new", "seats"),
    [
        ("marked", "offered", 1),
        ("offered", "confirmed", 0),
        ("offered", "expired", -1),
        ("confirmed", "withdrawn", -1),
        ("waiting", "closed", 0),
    ],
)
def test_a_step_counts_its_seats(old, new, seats):
    assert seats_taken(old, new) == seats


def test_only_people_who_were_told_fill_a_seat():
    assert set(SEATED) == {"offered", "confirmed"}
