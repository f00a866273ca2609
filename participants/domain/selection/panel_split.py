"""All panels of a draw by halving, with what failed put together and split again."""

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import Chances
from participants.domain.selection.halving import Halving
from participants.domain.selection.types import Types

Panels = NDArray[np.int64]
_ROUNDS = 40
_NEAR = 1e-6  # of a panel
_HELPERS = 4  # so many sound panels join each failed one


def split_seats(
    types: Types, chances: Chances, number: int, stream: Stream, meter: Meter
) -> Panels:
    """Find so many panels whose seats are the chances, rounded; fewer when that fails.

    Seats whose parts failed go together and are split again, from the second time on together
    with those of some panels that are sound: the more there is to split, the more ways.
    """
    halving = Halving(types, stream, meter)
    within = seats_within(types, chances, number)
    seats = halving.round_shares(chances.by_type * types.counts * number, within, number)
    if seats is None:
        return np.zeros((0, len(types.counts)), dtype=np.int64)
    done = np.zeros((0, len(types.counts)), dtype=np.int64)
    for turn in range(_ROUNDS):
        missing = number - len(done)
        if not missing or halving.out_of_budget:
            break
        helpers = min(len(done), _HELPERS * missing) if turn else 0
        kept = stream.shuffled(range(len(done)))[helpers:]
        kept_panels = done[sorted(kept)]
        rest = seats - kept_panels.sum(axis=0)
        result = halving.split(rest, number - len(kept_panels))
        fresh = result.panels[result.found].astype(np.int64)
        if len(kept_panels) + len(fresh) >= len(done):
            done = np.vstack([kept_panels, fresh])
    return done


def seats_within(types: Types, chances: Chances, number: int) -> tuple[Panels, Panels]:
    """Give the fewest and most seats of a type that round everybody's count up or down."""
    ideal = number * chances.by_type
    fewest = np.floor(ideal + _NEAR).astype(np.int64)
    most = np.ceil(ideal - _NEAR).astype(np.int64)
    return fewest * types.counts, most * types.counts
