from hypothesis import given
from hypothesis import strategies as st

from ideas.domain.order import own_order

keys = st.lists(st.uuids().map(str), unique=True, max_size=20)


@given(keys, st.integers(1), st.integers(1))
def test_everything_once_and_the_same_each_time(ideas, viewer, board):
    first = own_order(ideas, viewer=viewer, board=board)

    assert sorted(first) == sorted(ideas)
    assert own_order(reversed(ideas), viewer=viewer, board=board) == first


@given(keys, st.uuids().map(str))
def test_a_new_idea_moves_none_of_the_others(ideas, new):
    before = own_order([i for i in ideas if i != new], viewer=1, board=1)
    after = own_order({*ideas, new}, viewer=1, board=1)

    assert [i for i in after if i != new] == before


def test_viewers_have_different_orders():
    ideas = [str(n) for n in range(12)]

    orders = {tuple(own_order(ideas, viewer=viewer, board=1)) for viewer in range(50)}

    assert len(orders) == 50


def test_every_idea_comes_first_for_somebody():
    ideas = [str(n) for n in range(6)]

    assert {own_order(ideas, viewer=viewer, board=1)[0] for viewer in range(200)} == set(ideas)
