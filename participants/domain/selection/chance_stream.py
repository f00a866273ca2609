"""Chance from a seed: SHA-256 of a counter, the same on every platform and in every version."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")
_BLOCKS = 16  # computed at a time
_MOST_BITS = 256


class Stream:
    """Numbers that follow from a seed alone.

    The stream is the bytes of SHA-256 of the seed, a line feed and ``i`` in decimal digits, for
    ``i`` = 0, 1, 2 and on. ``below(n)`` reads as many bytes as n - 1 needs, big-endian, drops
    the bits too many at the front, and reads anew where the number is n or more: no number is
    favoured. Nothing that decides a draw uses another source.
    """

    def __init__(self, seed: str) -> None:
        """Start the stream of a seed at its first byte."""
        self._seed = seed.encode() + b"\n"
        self._block = 0
        self._bytes = b""
        self._at = 0

    def below(self, limit: int) -> int:
        """Give a number from 0 to limit - 1, each as likely."""
        if not 1 <= limit <= 1 << _MOST_BITS:
            message = f"no numbers below {limit}"
            raise ValueError(message)
        bits = (limit - 1).bit_length()
        length, mask = (bits + 7) // 8, (1 << bits) - 1
        while True:
            end = self._at + length
            if end > len(self._bytes):
                self._read_on()
                end = length
            number = int.from_bytes(self._bytes[self._at : end], "big") & mask
            self._at = end
            if number < limit:
                return number

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give the items in a new order, each order as likely (Fisher-Yates)."""
        order = list(items)
        below = self.below
        for last in range(len(order) - 1, 0, -1):
            other = below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def _read_on(self) -> None:
        """Compute the next blocks; what is left of the last ones comes first."""
        blocks = range(self._block, self._block + _BLOCKS)
        fresh = [sha256(self._seed + str(block).encode("ascii")).digest() for block in blocks]
        self._bytes = b"".join([self._bytes[self._at :], *fresh])
        self._block += _BLOCKS
        self._at = 0
