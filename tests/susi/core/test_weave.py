"""The weave: as many tiles as places, the same picture every time, neighbours that differ."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from susi.core.shapes import SECTORS
from susi.core.weave import chance, clashes, tiles

counts = st.dictionaries(st.sampled_from([*SECTORS, "empty"]), st.integers(0, 12))
columns = st.integers(1, 24)
seeds = st.integers(0, 2**32 - 1)
EVEN = {"academia": 5, "public": 5, "civil_society": 5, "business": 4, "residents": 5}


@given(counts, columns, seeds)
def test_every_place_has_one_tile_of_its_key(counts, columns, seed):
    drawn = tiles(counts, columns=columns, seed=seed)

    assert Counter(tile.key for tile in drawn) == +Counter(counts)


@given(counts, columns, seeds)
def test_no_two_tiles_lie_on_one_another(counts, columns, seed):
    drawn = tiles(counts, columns=columns, seed=seed)

    expected = {(n % columns * 100, n // columns * 100) for n in range(sum(counts.values()))}
    assert {(tile.x, tile.y) for tile in drawn} == expected


@given(counts, columns, seeds)
def test_the_same_seed_gives_the_same_weave_whatever_the_order_of_the_counts(counts, columns, seed):
    backwards = dict(reversed(counts.items()))

    assert tiles(counts, columns=columns, seed=seed) == tiles(backwards, columns=columns, seed=seed)


@given(seeds)
def test_chance_stays_between_nought_and_one(seed):
    roll = chance(seed)

    assert all(0 <= roll() < 1 for _ in range(100))


def test_the_generator_is_mulberry32():
    roll = chance(1)

    assert [round(roll(), 6) for _ in range(3)] == [0.627074, 0.002736, 0.527447]


def test_an_even_group_has_no_equal_neighbours():
    keys = [tile.key for tile in tiles(EVEN, columns=6, seed=21)]

    assert sum(clashes(keys, at, 6) for at in range(len(keys))) == 0


def test_a_sector_that_the_design_does_not_know_gets_the_ring():
    drawn = tiles({"church": 1}, columns=1, seed=1)

    assert [tile.key for tile in drawn] == ["unknown"]
