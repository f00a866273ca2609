"""One swap that helps, for somebody who makes the groups by hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from workshops.domain.grouping.request import Request
from workshops.domain.grouping.state import State
from workshops.domain.grouping.table import ALIKE, Ints, read_table


@dataclass(frozen=True)
class Swap:
    """Two people who change places, and the seats of mix that it saves."""

    one: str
    other: str
    gain: float


class Adviser:
    """Knows the groups as they stand and what every swap in them would change.

    The sizes of ``request`` are those of ``groups``, which need not be even.
    """

    def __init__(self, request: Request, groups: Sequence[Sequence[str]]) -> None:
        """Read the groups: lists of ids in the order of the request's sizes."""
        seat = {name: number for number, group in enumerate(groups) for name in group}
        self.ids = [member.id for member in request.members]
        self.place = {name: index for index, name in enumerate(self.ids)}
        seats: Ints = np.array([seat[name] for name in self.ids], dtype=np.int64)
        self.state = State(read_table(request), seats) if self.ids else None

    def best_swap(self, ones: Collection[str], others: Collection[str]) -> Swap | None:
        """Give the swap of one of ``ones`` with one of ``others`` that saves most, if one does.

        What only parts two people who are alike does not count: it is no reason to ask anybody.
        """
        partners = np.array(sorted(self.place[name] for name in others), dtype=np.int64)
        if self.state is None or not len(partners):
            return None
        best: Swap | None = None
        for name in sorted(ones):
            costs = self.state.swaps(self.place[name])[partners]
            at = int(costs.argmin())
            gain = -float(costs[at])
            if gain > (best.gain if best else 0.5 - ALIKE):
                best = Swap(name, self.ids[int(partners[at])], gain)
        return best
