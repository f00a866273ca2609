"""Chance from a seed: SHA-256 of a counter, the same on every platform and in every version."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")
_BLOCK_BITS = 256


class Stream:
    """Numbers that follow from a seed alone.

    Block ``i`` is SHA-256 of the seed, a line feed and ``i`` in decimal digits, read as a
    big-endian number. ``below(n)`` takes the low bits of the next block and rejects what would
    favour small numbers. Nothing that decides a draw uses another source.
    """

    def __init__(self, seed: str) -> None:
        """Start the stream of a seed at its first block."""
        self._seed = seed.encode()
        self._next = 0

    def below(self, limit: int) -> int:
        """Give a number from 0 to limit - 1, each as likely."""
        if not 1 <= limit <= 1 << _BLOCK_BITS:
            message = f"no numbers below {limit}"
            raise ValueError(message)
        bits = (limit - 1).bit_length()
        while True:
            number = self._block() & ((1 << bits) - 1)
            if number < limit:
                return number

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give the items in a new order, each order as likely (Fisher-Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def _block(self) -> int:
        digest = sha256(self._seed + b"\n" + str(self._next).encode("ascii")).digest()
        self._next += 1
        return int.from_bytes(digest, "big")
