"""All panels of a draw by halving, with what failed put together and split again."""

from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter, OutOfBudgetError
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import Chances
from participants.domain.selection.halving import Halving
from participants.domain.selection.types import Types

Panels = NDArray[np.int64]
_ROUNDS = 12
_NEAR = 1e-4  # of a panel: far over the error of a chance, times the panels


class SeatSplit:
    """So many panels whose seats are the chances, rounded; fewer when that fails.

    Seats whose parts failed go together and are split again, from the second time on together
    with those of some sound panels, as many as failed: the more to split, the more ways.
    """

    def __init__(
        self, types: Types, chances: Chances, number: int, stream: Stream, meter: Meter
    ) -> None:
        """Round the seats; nothing is split yet."""
        self.panels: Panels = np.zeros((0, len(types.counts)), dtype=np.int64)
        self._number, self._stream = number, stream
        self._halving = Halving(types, stream, meter)
        self._seats = None
        with suppress(OutOfBudgetError):
            self._seats = self._halving.round_shares(
                chances.by_type * types.counts * number, seats_within(types, chances, number)
            )

    @property
    def complete(self) -> bool:
        """Whether all panels are there."""
        return len(self.panels) == self._number

    def go_on(self) -> None:
        """Split until all panels are there or the budget is used."""
        self._halving.out_of_budget = False
        for turn in range(_ROUNDS):
            if self.complete or self._seats is None or self._halving.out_of_budget:
                break
            self._split_rest(self._seats, with_helpers=turn > 1)

    def _split_rest(self, seats: NDArray[np.int32], *, with_helpers: bool) -> None:
        found = len(self.panels)
        helpers = min(found, self._number - found) if with_helpers else 0
        kept = self.panels[sorted(self._stream.shuffled(range(found))[helpers:])]
        rest = seats - kept.sum(axis=0)
        result = self._halving.split(rest.astype(np.int32), self._number - len(kept))
        fresh = result.panels[result.found].astype(np.int64)
        if len(kept) + len(fresh) >= found:
            self.panels = np.vstack([kept, fresh])


def seats_within(types: Types, chances: Chances, number: int) -> tuple[Panels, Panels]:
    """Give the fewest and most seats of a type that round everybody's count up or down."""
    ideal = number * chances.by_type
    fewest = np.floor(ideal + _NEAR).astype(np.int64)
    most = np.ceil(ideal - _NEAR).astype(np.int64)
    return fewest * types.counts, most * types.counts
