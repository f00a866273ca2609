"""From seats of types to people: the members of a type take its seats in turn."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.types import Types


def seat_people(
    types: Types, panels: NDArray[np.int64], stream: Stream
) -> tuple[tuple[int, ...], ...]:
    """Give each panel's people (indices into ``problem.people``), panels in a new order.

    Each type's members take its seats in rounds, every round in a new random order; so the
    numbers of panels they are in differ by at most 1, and nobody is tied to a neighbour.
    """
    order = np.array(stream.shuffled(range(len(panels))), dtype=np.int64)
    shuffled = panels[order]
    people: list[list[int]] = [[] for _ in panels]
    for number, members in enumerate(types.members):
        column = shuffled[:, number]
        taken = np.flatnonzero(column)
        turn = _Turn(members, stream)
        for panel, seats in zip(taken.tolist(), column[taken].tolist(), strict=True):
            people[panel] += turn.take(seats)
    return tuple(map(tuple, people))


class _Turn:
    """The members of one type, waiting for their turn."""

    def __init__(self, members: tuple[int, ...], stream: Stream) -> None:
        self._members, self._stream = members, stream
        self._waiting: list[int] = []

    def take(self, seats: int) -> list[int]:
        """Take the next so many; a new round starts with those who are not among them yet."""
        chosen = self._waiting[:seats]
        self._waiting = self._waiting[seats:]
        missing = seats - len(chosen)
        if missing:
            fresh = self._stream.shuffled(self._members)
            others = [member for member in fresh if member not in chosen] if chosen else fresh
            self._waiting = others[missing:] + chosen
            chosen = chosen + others[:missing]
        return chosen
