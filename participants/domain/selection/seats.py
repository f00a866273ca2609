"""From seats of types to people: the members of a type take its seats in turn."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.types import Types


def seat_people(
    types: Types, panels: NDArray[np.int64], stream: Stream
) -> tuple[tuple[int, ...], ...]:
    """Give each panel's people (indices into ``problem.people``), panels in a new order.

    Each type's members stand in a random order and take its seats round and round, so that the
    numbers of panels they are in differ by at most 1.
    """
    order = np.array(stream.shuffled(range(len(panels))), dtype=np.int64)
    shuffled = panels[order]
    people: list[list[int]] = [[] for _ in panels]
    for number, members in enumerate(types.members):
        column = shuffled[:, number]
        taken = np.flatnonzero(column)
        if not taken.size:
            continue
        turn = stream.shuffled(members)
        place = 0
        for panel, seats in zip(taken.tolist(), column[taken].tolist(), strict=True):
            for _ in range(seats):
                people[panel].append(turn[place])
                place = (place + 1) % len(turn)
    return tuple(map(tuple, people))
