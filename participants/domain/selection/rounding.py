"""Rounding many vectors at once, each up or down entry by entry, so that their rows hold.

A systematic sample along types sorted by a random order of the rows comes close; what is left
over is put right by the best single change again and again, for all vectors in step. A short
tabu list and weights that grow on rows while they are broken lead out of dead ends. All numbers
are whole, so no result hangs on how a processor rounds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participants.domain.selection.budget import Meter
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.products import product

Whole = NDArray[np.int64]
Table = NDArray[np.int32]
Mask = NDArray[np.bool_]
_STEPS, _FEWEST_STEPS, _STEPS_A_CHOICE = 1500, 40, 10
_TABU, _TABU_SPREAD = 2, 3
# Passes over what failed, as long as such a share succeeds: more with few choices, where the
# programme that decides else is quick.
_PASSES, _PAYS, _PAYS_AT_MOST, _FEW_CHOICES = 10, 6.0, 0.5, 20
_FEW, _STARTS = 0.1, 6
_PRIME = 1_048_573  # for cheap reproducible tie-breaks; below 2 ** 20
_BARRED = np.float64(2.0**52)
_ENTRIES = 4_000_000  # entries of the largest working table
_SECONDS_A_STEP, _SECONDS_AN_ENTRY, _SECONDS_A_CHOICE = 5e-5, 6e-11, 1.2e-8


@dataclass(frozen=True)
class Rounding:
    """Vectors to round: ``down + up``, with ``up`` 0 or 1 where ``part`` is above 0.

    ``part`` of ``whole`` is how much of an entry is missing (``0 <= part < whole``); ``low`` and
    ``high`` bound the rows of the ups alone.
    """

    part: Table
    whole: Table
    low: NDArray[np.float32]
    high: NDArray[np.float32]

    def lines(self, lines: Whole) -> "Rounding":
        """Give some of the vectors."""
        return Rounding(self.part[lines], self.whole[lines], self.low[lines], self.high[lines])


class Rounder:
    """Rounds vectors over types whose rows are ``rows`` (types x rows, the total included)."""

    def __init__(self, rows: NDArray[np.float32], stream: Stream, meter: Meter) -> None:
        """Keep the rows; one more type without rows fills lines up."""
        self._rows = np.vstack([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])
        self._columns = np.ascontiguousarray(self._rows.T)
        self._stream = stream
        self._meter = meter

    def round(self, task: Rounding) -> tuple[NDArray[np.int8], Mask]:
        """Give the ups, and for which vectors every row holds.

        What fails is tried anew, few vectors from several starts, as long as it pays.
        """
        ups, done = self._round_all(task)
        choices = np.count_nonzero(task.part) / max(len(done), 1)
        pays = min(_PAYS_AT_MOST, _PAYS / max(choices, 1.0))
        for _ in range(_PASSES if choices > _FEW_CHOICES else 0):
            failed = np.flatnonzero(~done)
            if not failed.size:
                break
            again = np.repeat(failed, _STARTS if failed.size <= _FEW * len(done) else 1)
            fresh, good = self._round_all(task.lines(again))
            places, first = np.unique(again[good], return_index=True)
            ups[places], done[places] = fresh[good][first], True
            if places.size < pays * failed.size:
                break
        return ups, done

    def _round_all(self, task: Rounding) -> tuple[NDArray[np.int8], Mask]:
        number, types = task.part.shape
        ups = np.zeros((number, types), dtype=np.int8)
        done = np.zeros(number, dtype=bool)
        size = max(1, _ENTRIES // (types + 1))
        order = self._order(types)
        for start in range(0, number, size):
            lines = np.arange(start, min(start + size, number))
            ups[lines], done[lines] = self._round_some(task.lines(lines), order)
        return ups, done

    def _order(self, types: int) -> Whole:
        """Sort the types by their rows, the rows taken in a random order."""
        chosen = self._stream.shuffled(range(self._rows.shape[1]))
        shuffled = np.array(self._stream.shuffled(range(types)), dtype=np.int64)
        keys = self._rows[:-1][shuffled][:, chosen].T
        return shuffled[np.lexsort(keys)]

    def _round_some(self, task: Rounding, order: Whole) -> tuple[NDArray[np.int8], Mask]:
        search = _Search(self._rows, self._columns, task)
        search.sample(order, self._stream)
        for step in range(search.steps()):
            self._meter.spend(search.seconds())
            if not search.improve(step):
                break
        return search.ups(), search.done()


class _Search:
    """The vectors still being put right, as lists of the types that may go up or down."""

    def __init__(
        self, rows: NDArray[np.float32], columns: NDArray[np.float32], task: Rounding
    ) -> None:
        self._rows, self._columns, self._task = rows, columns, task
        self._result = np.zeros(task.part.shape, dtype=np.int8)
        self._done = np.zeros(len(task.part), dtype=bool)
        self._lines = np.arange(len(task.part))

    def sample(self, order: Whole, stream: Stream) -> None:
        """Choose the first ups: a systematic sample along the order, from a random start."""
        part = self._task.part[:, order]
        line, place = np.nonzero(part)
        lengths = np.bincount(line, minlength=len(part))
        longest = int(lengths.max()) if line.size else 0
        spot = np.arange(len(line)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        types = len(order)
        self._types = np.full((len(part), longest), types, dtype=np.int32)
        self._types[line, spot] = order[place]
        parts = np.zeros((len(part), longest), dtype=np.int64)
        parts[line, spot] = part[line, place]
        whole = self._task.whole[:, None].astype(np.int64)
        starts = [stream.below(int(most)) for most in self._task.whole]
        heaps = np.cumsum(parts, axis=1) + np.array(starts, dtype=np.int64)[:, None]
        self._up = (heaps // whole > (heaps - parts) // whole) & (self._types < types)
        self._noise = self._tie_breaks(types, stream)
        self._tabu = np.zeros(self._types.shape, dtype=np.int16)
        chosen = np.zeros((len(part), types + 1), dtype=np.float32)
        np.put_along_axis(chosen, self._types, self._up.astype(np.float32), axis=1)
        self._sums = product(chosen, self._rows)
        self._low, self._high = self._task.low, self._task.high
        self._tabu[self._types == types] = np.iinfo(np.int16).max
        self._weights = np.ones(self._sums.shape, dtype=np.float32)
        self._mark_spots()

    def _mark_spots(self) -> None:
        """Note where a table over lines and types has the entries in question."""
        starts = np.arange(len(self._types), dtype=np.int64) * len(self._rows)
        self._spots = self._types + starts[:, None]

    def _tie_breaks(self, types: int, stream: Stream) -> NDArray[np.int32]:
        base = np.array([stream.below(_PRIME) for _ in range(types + 1)], dtype=np.int64)
        factors = [1 + stream.below(_PRIME - 1) for _ in self._lines]
        noise = base[self._types] * np.array(factors, dtype=np.int64)[:, None] % _PRIME
        return noise.astype(np.int32)

    def steps(self) -> int:
        """Tell how many steps are worth while: more where there is more to choose from."""
        return min(_STEPS, _FEWEST_STEPS + _STEPS_A_CHOICE * self._types.shape[1])

    def seconds(self) -> float:
        """Tell about how long a step takes."""
        entries = self._lines.size * self._columns.size
        choices = self._types.size
        return _SECONDS_A_STEP + entries * _SECONDS_AN_ENTRY + choices * _SECONDS_A_CHOICE

    def done(self) -> Mask:
        """Tell whose rows hold."""
        return self._done

    def ups(self) -> NDArray[np.int8]:
        """Give the ups of those whose rows hold."""
        return self._result

    def improve(self, step: int) -> bool:
        """Set aside what holds and change one entry of everything else; False when all hold."""
        below, above = self._low - self._sums, self._sums - self._high
        wrong: Mask = np.maximum(below, above).max(axis=1) > 0
        if not wrong.all():
            self._set_aside(~wrong)
            below, above = below[wrong], above[wrong]
        if not self._lines.size or not self._types.shape[1]:
            return False
        self._change(self._best_change(below, above, step), step)
        self._weights += np.maximum(below, above) > 0
        return True

    def _best_change(
        self, below: NDArray[np.float32], above: NDArray[np.float32], step: int
    ) -> Whole:
        """Find for each vector the change that lessens the weighted squared breaches most."""
        more = np.where(above >= 0, 2 * above + 1, 0) - np.where(below > 0, 2 * below - 1, 0)
        less = np.where(below >= 0, 2 * below + 1, 0) - np.where(above > 0, 2 * above - 1, 0)
        slopes = np.concatenate([more * self._weights, less * self._weights])
        worths = product(slopes, self._columns).ravel()
        chosen = np.take(worths, self._spots + self._up * (worths.size // 2))
        chosen = chosen.astype(np.float64) * _PRIME + self._noise
        chosen[self._tabu > step] = _BARRED
        places: Whole = chosen.argmin(axis=1)
        return places

    def _change(self, places: Whole, step: int) -> None:
        lines = np.arange(len(places))
        types = self._types[lines, places]
        signs = np.where(self._up[lines, places], -1, 1).astype(np.float32)
        self._sums += signs[:, None] * self._rows[types]
        self._up[lines, places] ^= True
        self._tabu[lines, places] = step + _TABU + self._noise[lines, places] % _TABU_SPREAD

    def _set_aside(self, good: Mask) -> None:
        lines = self._lines[good]
        self._done[lines] = True
        line, place = np.nonzero(self._up[good])
        self._result[lines[line], self._types[good][line, place]] = 1
        kept = ~good
        self._lines, self._up, self._types = self._lines[kept], self._up[kept], self._types[kept]
        self._noise, self._tabu = self._noise[kept], self._tabu[kept]
        self._weights = self._weights[kept]
        self._sums, self._low, self._high = self._sums[kept], self._low[kept], self._high[kept]
        self._mark_spots()
