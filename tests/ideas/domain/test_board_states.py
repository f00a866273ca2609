import pytest

from ideas.choices import BoardState
from ideas.domain.board_states import (
    NEXT,
    is_way_back,
    may_become,
    may_write,
    names_are_open,
    next_step,
)


def test_the_table_names_every_state():
    assert list(NEXT) == BoardState.values


def test_every_state_reaches_the_end():
    for start in NEXT:
        state, steps = start, 0
        while next_step(state):
            state, steps = next_step(state), steps + 1

        assert (state, steps < len(NEXT)) == ("closed", True)


@pytest.mark.parametrize("old", BoardState.values)
def test_only_what_the_table_says_may_follow(old):
    assert [new for new in BoardState.values if may_become(old, new)] == [
        new for new in BoardState.values if new in NEXT[old]
    ]


def test_a_closed_vote_stays_closed():
    assert [new for new in BoardState.values if may_become("closed", new)] == []


def test_ways_back():
    ways = [(old, new) for old in NEXT for new in NEXT if is_way_back(old, new)]

    assert ways == [("paused", "collecting"), ("voting", "paused")]


def test_writing_while_collecting_and_names_after_the_vote():
    assert [state for state in NEXT if may_write(state)] == ["collecting"]
    assert [state for state in NEXT if names_are_open(state)] == ["closed"]


def test_unknown_state_is_an_error():
    with pytest.raises(KeyError):
        may_become("open", "closed")
