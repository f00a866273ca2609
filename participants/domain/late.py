"""Whether a code for a late application can be used."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fault(StrEnum):
    """Why a code does not open the form."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    LOCKED = "locked"


@dataclass(frozen=True)
class Ticket:
    """A code's limits, and whether this very application was already counted on it."""

    expires_at: datetime
    limit: int
    used: int
    counted: bool = False

    def fault(self, now: datetime, *, locked: bool) -> Fault | None:
        """Give what stands against using it at ``now``; ``locked`` is the draw."""
        if locked:
            return Fault.LOCKED
        if self.expires_at <= now:
            return Fault.EXPIRED
        if self.used >= self.limit and not self.counted:
            return Fault.USED
        return None


def was_counted(submitted_at: datetime | None, *, made_at: datetime, closes_at: datetime) -> bool:
    """Tell whether an application that was sent in once has used its code: after the closing."""
    return submitted_at is not None and submitted_at >= max(made_at, closes_at)
