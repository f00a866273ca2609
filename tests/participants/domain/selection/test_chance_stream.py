from collections import Counter
from hashlib import sha256

import pytest

from participants.domain.selection.chance_stream import Stream


def stream_bytes(seed):
    return b"".join(sha256(f"{seed}\n{block}".encode()).digest() for block in range(40))


def test_numbers_are_the_bytes_of_sha256_blocks():
    stream = Stream("417")

    numbers = [stream.below(256) for _ in range(1000)]

    assert bytes(numbers) == stream_bytes("417")[:1000]


def test_larger_numbers_take_more_bytes():
    stream = Stream("large")

    numbers = [stream.below(2**24) for _ in range(300)]

    assert b"".join(n.to_bytes(3, "big") for n in numbers) == stream_bytes("large")[:900]


def test_numbers_that_would_favour_the_small_are_rejected():
    stream = Stream("s")

    numbers = [stream.below(3) for _ in range(60)]

    assert numbers == [byte % 4 for byte in stream_bytes("s") if byte % 4 < 3][:60]


def test_below_one_is_always_zero():
    stream = Stream("one")

    assert [stream.below(1) for _ in range(3)] == [0, 0, 0]


@pytest.mark.parametrize("limit", [0, -1, 2**256 + 1])
def test_there_is_no_number_below(limit):
    stream = Stream("none")

    with pytest.raises(ValueError, match="no numbers below"):
        stream.below(limit)


def test_each_number_comes_as_often():
    stream = Stream("often")

    counts = Counter(stream.below(10) for _ in range(10_000))

    assert sum((count - 1000) ** 2 / 1000 for count in counts.values()) < 21.7  # p = .01


def test_each_order_comes_as_often():
    stream = Stream("orders")

    counts = Counter(tuple(stream.shuffled("abc")) for _ in range(6000))

    assert len(counts) == 6
    assert sum((count - 1000) ** 2 / 1000 for count in counts.values()) < 15.1  # p = .01


def test_shuffling_leaves_the_sequence_alone():
    letters = list("abcdef")

    shuffled = Stream("leave").shuffled(letters)

    assert letters == list("abcdef")
    assert sorted(shuffled) == letters
