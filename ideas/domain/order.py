"""Each viewer's own order of ideas: random, yet always the same, so no idea gains by its place."""

from collections.abc import Iterable
from hashlib import sha256


def own_order(keys: Iterable[str], *, viewer: int, board: int) -> list[str]:
    """Give the keys in the viewer's order for this board.

    An idea's place depends on itself alone, so a new one moves none of the others about.
    """
    return sorted(keys, key=lambda key: _weight(key, viewer, board))


def _weight(key: str, viewer: int, board: int) -> bytes:
    return sha256(f"{viewer}:{board}:{key}".encode()).digest()
