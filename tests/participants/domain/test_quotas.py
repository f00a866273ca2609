from participants.domain.quotas import (
    Bound,
    breaches,
    distance,
    even_order,
    landing,
    sum_check,
    with_person,
)

BOUNDS = [Bound(1, 4, 6), Bound(2, 0, 2)]


def test_counts_within_the_bounds_break_nothing():
    assert breaches({1: 5, 2: 0}, BOUNDS) == ()


def test_a_breach_says_how_many_are_missing_or_too_many():
    found = breaches({1: 3, 2: 4}, BOUNDS)

    assert [(b.bound.value, b.missing, b.over) for b in found] == [(1, 1, 0), (2, 0, 2)]
    assert distance(found) == 3


def test_a_value_nobody_has_counts_as_none():
    assert [b.missing for b in breaches({}, BOUNDS)] == [4]


def test_one_more_person_counts_once_for_each_value():
    assert with_person({1: 2}, [1, 1, 2]) == {1: 3, 2: 1}


def test_places_that_follow_the_pool():
    assert landing(31, 87, 24) == 8.6
    assert landing(3, 0, 24) == 0.0


def test_sums_that_fit():
    check = sum_check([Bound(1, 10, 14), Bound(2, 9, 15)], 24, several=False)

    assert (check.minimum, check.maximum, check.fits) == (19, 29, True)


def test_minimums_that_ask_for_more_than_there_is():
    check = sum_check([Bound(1, 20, 24), Bound(2, 9, 15)], 24, several=False)

    assert (check.too_many_required, check.too_few_allowed) == (True, False)


def test_maximums_that_leave_places_empty():
    check = sum_check([Bound(1, 0, 10), Bound(2, 0, 10)], 24, several=False)

    assert (check.too_few_allowed, check.fits) == (True, False)


def test_people_with_several_values_may_meet_more_minimums_than_there_are_places():
    assert sum_check([Bound(1, 20, 24), Bound(2, 9, 15)], 24, several=True).fits


def test_the_even_order_is_stable_and_not_the_order_of_applying():
    numbers = list(range(1, 30))
    order = sorted(numbers, key=lambda number: even_order(7, number))

    assert order[:4] == [4, 7, 12, 26]
    assert order != numbers
    assert order != sorted(numbers, key=lambda number: even_order(8, number))
