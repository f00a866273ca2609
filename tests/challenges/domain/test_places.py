from hypothesis import given
from hypothesis import strategies as st

from challenges.domain.places import SumFault, share_places, sum_fault

RANGES = st.dictionaries(
    st.text(min_size=1, max_size=3),
    st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
)


def test_minimums_above_the_places_are_a_fault():
    assert sum_fault(10, [(6, 8), (5, 8)], whole=True) == SumFault("minimum", 11, 10)


def test_maximums_below_the_places_are_a_fault_where_every_value_has_a_quota():
    assert sum_fault(10, [(0, 4), (0, 5)], whole=True) == SumFault("maximum", 9, 10)


def test_maximums_below_the_places_are_fine_where_other_values_fill_up():
    assert sum_fault(10, [(0, 4), (0, 5)], whole=False) is None


def test_no_quotas_are_no_fault():
    assert sum_fault(10, [], whole=True) is None


def test_places_are_shared_evenly_within_the_ranges():
    shares = share_places(24, {"a": (4, 6), "b": (4, 6), "c": (4, 6), "d": (3, 5), "e": (4, 6)})

    assert shares == {"a": 5, "b": 5, "c": 5, "d": 4, "e": 5}


def test_places_without_room_are_left_out():
    assert share_places(10, {"a": (0, 2), "b": (0, 3)}) == {"a": 2, "b": 3}


@given(RANGES, st.integers(0, 60))
def test_every_share_lies_in_its_range(ranges, places):
    shares = share_places(places, ranges)

    assert all(low <= shares[key] <= max(low, high) for key, (low, high) in ranges.items())


@given(RANGES, st.integers(0, 60))
def test_all_places_are_shared_where_the_ranges_have_room(ranges, places):
    low = sum(pair[0] for pair in ranges.values())
    high = sum(pair[1] for pair in ranges.values())

    shares = share_places(places, ranges)

    assert sum(shares.values()) == max(low, min(places, high))
