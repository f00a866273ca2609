"""How long a draw may compute: work that is counted, and the clock only as a last resort.

A draw must give the same panels on a slow machine and on a fast one. So every search counts
its own work, in nominal seconds (about those of a present-day core), and stops by that count.
The clock stops it only where it takes several times as long as counted; then it is noted.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from participants.domain.selection.problem import CancelledError

_PATIENCE = 4.0  # the clock may show so many times the nominal seconds


@dataclass(frozen=True)
class Budget:
    """Nominal CPU seconds for the two methods, and the clock (injected by tests)."""

    halving: float = 4.0
    columns: float = 30.0
    clock: Callable[[], float] = time.process_time


class OutOfBudgetError(Exception):
    """A search has used what it was given."""


class Meter:
    """Counts the work of one draw, passes on progress, and stops when asked to."""

    def __init__(
        self,
        budget: Budget,
        progress: Callable[[str, float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Start with no work done and no limit."""
        self._clock = budget.clock
        self._progress = progress
        self._cancelled = cancelled
        self._used, self._limit = 0.0, float("inf")
        self._deadline = float("inf")
        self.clock_stopped = False

    def allow(self, seconds: float) -> None:
        """Start a search that may use so many nominal seconds."""
        self._used, self._limit = 0.0, seconds
        self._deadline = self._clock() + _PATIENCE * seconds

    def spend(self, seconds: float) -> None:
        """Count work; raise OutOfBudgetError or CancelledError when it is time to stop."""
        if self._cancelled is not None and self._cancelled():
            raise CancelledError
        self._used += seconds
        if self._clock() > self._deadline:
            self.clock_stopped = True
            raise OutOfBudgetError
        if self._used > self._limit:
            raise OutOfBudgetError

    def report(self, stage: str, share: float) -> None:
        """Tell how far a stage has come, 0 to 1; stop if asked to."""
        if self._cancelled is not None and self._cancelled():
            raise CancelledError
        if self._progress is not None:
            self._progress(stage, min(max(share, 0.0), 1.0))
