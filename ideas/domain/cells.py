"""Figures about few people are never shown alone: small sectors are put together."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 3


@dataclass(frozen=True)
class Cell:
    """A sector, or several put together, with how many people it holds."""

    sectors: tuple[str, ...]
    people: int


def cells(people: Mapping[str, int]) -> list[Cell]:
    """Give the sectors that hold at least three people, and the rest as one cell, last.

    Where the rest is fewer than three, the smallest other sector joins it: else anybody could take
    the sectors shown from the whole and know what one or two people said. Fewer than three in all
    give nothing.
    """
    order = sorted((s for s in people if people[s]), key=lambda s: (-people[s], s))
    alone = [s for s in order if people[s] >= LEAST]
    rest = [s for s in order if people[s] < LEAST]
    while alone and rest and sum(people[s] for s in rest) < LEAST:
        rest.insert(0, alone.pop())
    shown = [Cell((s,), people[s]) for s in alone]
    together = sum(people[s] for s in rest)
    return [*shown, Cell(tuple(rest), together)] if together >= LEAST else shown
