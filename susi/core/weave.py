"""The weave: one tile per place, its form the sector; the same counts and seed give the same weave.

The chance is the module's own small generator (mulberry32), so that a weave looks the same in
every version of Python and could be drawn by any other program.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

BITS = 0xFFFFFFFF
TRIES_PER_TILE = 60
OTHER_DRAWING = 0.62
INVERTED = 0.42
EMPTY = "empty"
UNKNOWN = "unknown"

DRAWINGS = {
    "academia": (
        "M0 100A50 50 0 0 1 100 100ZM0 50A50 50 0 0 1 100 50Z",
        "M0 100A100 100 0 0 1 100 0V100Z",
    ),
    "public": ("M24 24H76V76H24Z", "M0 0H50V50H0ZM50 50H100V100H50Z"),
    "civil_society": (
        "M50 10a40 40 0 1 1 0 80a40 40 0 1 1 0-80Z",
        "M50 4a46 46 0 1 1 0 92a46 46 0 1 1 0-92ZM50 30a20 20 0 1 0 0 40a20 20 0 1 0 0-40Z",
    ),
    "business": ("M0 0L100 100H0Z", "M0 50L50 0L100 50ZM0 100L50 50L100 100Z"),
    "residents": (
        "M0 0H50A50 50 0 0 1 100 50V100H50A50 50 0 0 1 0 50Z",
        "M0 0H100V0A100 100 0 0 1 0 100Z",
    ),
    UNKNOWN: (
        "M50 20a30 30 0 1 1 0 60a30 30 0 1 1 0-60ZM50 34a16 16 0 1 0 0 32a16 16 0 1 0 0-32Z",
        "M50 8a42 42 0 1 1 0 84a42 42 0 1 1 0-84ZM50 22a28 28 0 1 0 0 56a28 28 0 1 0 0-56Z",
    ),
}
CIRCLE = "M50 20a30 30 0 1 1 0 60a30 30 0 1 1 0-60Z"


@dataclass(frozen=True)
class Tile:
    """One place: where it lies, whose it is and how it is drawn."""

    key: str
    x: int
    y: int
    drawing: str
    turn: int = 0
    inverted: bool = False


def chance(seed: int) -> Callable[[], float]:
    """Give a generator (mulberry32) of numbers from 0 up to, not including, 1."""
    state = seed & BITS

    def following() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & BITS
        mixed = ((state ^ (state >> 15)) * (1 | state)) & BITS
        mixed = ((mixed + (((mixed ^ (mixed >> 7)) * (61 | mixed)) & BITS)) & BITS) ^ mixed
        return (mixed ^ (mixed >> 14)) / (BITS + 1)

    return following


def shuffled(counts: Mapping[str, int], roll: Callable[[], float]) -> list[str]:
    """Give every key as often as ``counts`` says, in an order that only the chance decides."""
    keys = [key for key in sorted(counts) for _ in range(counts[key])]
    for last in range(len(keys) - 1, 0, -1):
        other = int(roll() * (last + 1))
        keys[last], keys[other] = keys[other], keys[last]
    return keys


def clashes(keys: list[str], at: int, columns: int) -> int:
    """Count the neighbours of a place that have its key."""
    beside = [at - columns, at + columns]
    beside += [at - 1] if at % columns else []
    beside += [at + 1] if (at + 1) % columns else []
    return sum(0 <= place < len(keys) and keys[place] == keys[at] for place in beside)


def spread(keys: list[str], columns: int, roll: Callable[[], float]) -> list[str]:
    """Swap places until equal neighbours are rare."""
    keys = list(keys)
    for _ in range(TRIES_PER_TILE * len(keys)):
        one, two = int(roll() * len(keys)), int(roll() * len(keys))
        if keys[one] == keys[two] or not clashes(keys, one, columns):
            continue
        before = clashes(keys, one, columns) + clashes(keys, two, columns)
        keys[one], keys[two] = keys[two], keys[one]
        if clashes(keys, one, columns) + clashes(keys, two, columns) > before:
            keys[one], keys[two] = keys[two], keys[one]
    return keys


def tiles(counts: Mapping[str, int], *, columns: int, seed: int) -> list[Tile]:
    """Give the tiles of a weave, row by row.

    Args:
        counts: how many tiles of each sector; ``empty`` is a place nobody has yet.
        columns: how many tiles a row has.
        seed: the same number gives the same weave.
    """
    roll = chance(seed)
    keys = spread(shuffled(counts, roll), columns, roll)
    return [_tile(key, at, columns, roll) for at, key in enumerate(keys)]


def placed(keys: Sequence[str | None], *, columns: int, seed: int) -> list[Tile]:
    """Give the tiles of places whose order is given; ``None`` is a place nobody has yet.

    How a tile is drawn depends on its place alone, so that it stays when others come.
    """
    return [
        _tile(EMPTY if key is None else key or UNKNOWN, at, columns, chance(seed * 1009 + at))
        for at, key in enumerate(keys)
    ]


def _tile(key: str, at: int, columns: int, roll: Callable[[], float]) -> Tile:
    x, y = (at % columns) * 100, (at // columns) * 100
    if key == EMPTY:
        return Tile(EMPTY, x, y, CIRCLE)
    known = key if key in DRAWINGS else UNKNOWN
    second, inverted, turn = roll() >= OTHER_DRAWING, roll() < INVERTED, int(roll() * 4) * 90
    return Tile(known, x, y, DRAWINGS[known][second], turn, inverted)
