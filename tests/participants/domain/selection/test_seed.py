"""The number of the panel: from digits that were drawn, or from a value nobody controls."""

from collections import Counter

import pytest

from participants.domain.selection.digests import digest
from participants.domain.selection.seed import (
    BadDigitsError,
    draw_seed,
    number_of_digits,
    number_of_seed,
)


@pytest.mark.parametrize(
    ("digits", "panels", "number"), [("417", 1000, 417), ("000", 1000, 0), ("0417", 5000, 417)]
)
def test_digits_name_a_number(digits, panels, number):
    assert number_of_digits(digits, panels) == number


@pytest.mark.parametrize(
    ("digits", "panels"),
    [("41", 1000), ("4170", 1000), ("4 7", 1000), ("-17", 1000), ("٤١٧", 1000), ("500", 500)],
)
def test_other_digits_are_refused(digits, panels):
    with pytest.raises(BadDigitsError):
        number_of_digits(digits, panels)


def test_the_seed_is_the_digest_that_was_promised():
    assert draw_seed(("aa", "bb"), "cc", "v|1") == digest("susi-draw-v1", "aa", "bb", "cc", "v|1")


def test_every_number_is_equally_likely():
    counts = Counter(number_of_seed(str(seed), 10) for seed in range(5000))

    chi_square = sum((counts[n] - 500) ** 2 / 500 for n in range(10))

    assert chi_square < 27.9  # 9 degrees of freedom, p = .001


def test_a_number_is_below_the_panels():
    numbers = [number_of_seed(str(seed), 7) for seed in range(200)]

    assert sorted(set(numbers)) == list(range(7))
