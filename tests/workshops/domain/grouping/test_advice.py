from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crowds import crowd
from workshops.domain.grouping.advice import Adviser
from workshops.domain.grouping.leaders import spread_leaders
from workshops.domain.grouping.newcomers import seat_newcomers
from workshops.domain.grouping.quality import measure
from workshops.domain.grouping.request import Member, Request, Wishes, even_sizes


def standing(seed, people=9, groups=3, criteria=1):
    """Give people in groups as they come, which is seldom even."""
    members, names = crowd(people, criteria, seed=seed)
    sizes = even_sizes(people, groups)
    ids = [member.id for member in members]
    starts = [sum(sizes[:at]) for at in range(groups)]
    split = [ids[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    return Request(members, sizes, names), split


def swapped(groups, one, other):
    turn = {one: other, other: one}
    return [[turn.get(name, name) for name in group] for group in groups]


# --- the best swap --------------------------------------------------------------------------------
@given(st.integers(0, 5_000))
@settings(max_examples=30, deadline=None)
def test_no_swap_saves_more(seed):
    request, groups = standing(seed)
    now = measure(request, groups).imbalance

    swap = Adviser(request, groups).best_swap(groups[0], [*groups[1], *groups[2]])

    best = max(
        now - measure(request, swapped(groups, one, other)).imbalance
        for one, other in product(groups[0], [*groups[1], *groups[2]])
    )
    assert (round(swap.gain) if swap else 0) == max(best, 0)
    if swap:
        after = measure(request, swapped(groups, swap.one, swap.other)).imbalance
        assert now - after == best


def test_nobody_is_swapped_where_it_is_even():
    members = tuple(Member(f"{at}", {"a": frozenset({str(at % 2)})}) for at in range(4))
    groups = [["0", "1"], ["2", "3"]]

    assert Adviser(Request(members, (2, 2), ("a",)), groups).best_swap(["0"], ["2", "3"]) is None


def test_who_must_stay_is_not_swapped():
    members = tuple(
        Member(f"{at}", {"a": frozenset({str(at // 2)})}, allowed=frozenset({at // 2}))
        for at in range(4)
    )
    groups = [["0", "1"], ["2", "3"]]

    assert Adviser(Request(members, (2, 2), ("a",)), groups).best_swap(["0"], ["2", "3"]) is None


@pytest.mark.parametrize("others", [[], ["0"]])
def test_there_may_be_nobody_to_swap_with(others):
    members = (Member("0", {}),)

    assert Adviser(Request(members, (1, 0), ("a",)), [["0"], []]).best_swap(["0"], others) is None


def test_nobody_anywhere():
    assert Adviser(Request((), (0, 0), ("a",)), [[], []]).best_swap([], []) is None


# --- facilitators ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("groups", "leaders", "conflicts", "expected"),
    [
        (3, [], set(), [None, None, None]),
        (3, [7], set(), [7, 7, 7]),
        (5, [7, 8], set(), [7, 8, 7, 8, 7]),
        (2, [7, 8], {(7, 0)}, [8, 7]),
        (2, [7, 8], {(7, 0), (8, 1)}, [8, 7]),
        (2, [7, 8, 9], {(7, 0), (8, 0)}, [9, 8]),
        (1, [7], {(7, 0)}, [7]),
    ],
)
def test_leaders_are_spread_and_conflicts_avoided(groups, leaders, conflicts, expected):
    assert spread_leaders(groups, leaders, conflicts) == expected


# --- newcomers ------------------------------------------------------------------------------------
@given(st.integers(0, 5_000), st.integers(0, 6))
@settings(max_examples=30, deadline=None)
def test_newcomers_move_nobody_and_leave_no_group_behind(seed, seated):
    members, names = crowd(9, 2, seed=seed)
    request = Request(members, even_sizes(9, 3), names)
    before = [[f"{at:04}" for at in range(seated) if at % 3 == group] for group in range(3)]

    groups = seat_newcomers(request, before)

    assert sorted(name for group in groups for name in group) == [f"{at:04}" for at in range(9)]
    assert [len(group) for group in groups] == [3, 3, 3]
    for old, new in zip(before, groups, strict=True):
        assert set(old) <= set(new)


def test_a_newcomer_goes_where_they_are_wished():
    members = tuple(Member(f"{at}", {"a": frozenset("x")}) for at in range(5))
    wishes = Wishes(together=(frozenset({"4", "3"}),))

    groups = seat_newcomers(Request(members, (3, 2), ("a",), wishes), [["0", "1"], ["2", "3"]])

    assert groups == (("0", "1"), ("2", "3", "4"))
