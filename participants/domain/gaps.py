"""How far the people who applied reach, value by value, before the deadline."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

# Twice as many as can ever get a place: no need to look for more.
PLENTY = 2


class Cover(StrEnum):
    """How well a value is covered."""

    MISSING = "missing"
    JUST = "just"
    ENOUGH = "enough"
    PLENTY = "plenty"


@dataclass(frozen=True)
class Need:
    """How many can come and how many are needed; ``wanted`` is what would be best."""

    pool: int
    minimum: int
    maximum: int
    wanted: int | None = None

    @property
    def missing(self) -> int:
        """Give how many more are needed."""
        return max(self.minimum - self.pool, 0)

    @property
    def wished(self) -> int:
        """Give how many more would be good, beyond those that are needed."""
        return max((self.wanted or 0) - max(self.pool, self.minimum), 0)

    @property
    def cover(self) -> Cover:
        """Give how well the value is covered; all of a pool that is just enough get a place."""
        if self.missing:
            return Cover.MISSING
        if self.maximum and self.pool >= PLENTY * self.maximum:
            return Cover.PLENTY
        return Cover.JUST if self.minimum and self.pool == self.minimum else Cover.ENOUGH


def days_left(closes_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Give how many nights are left on the local clock; 0 on the last day."""
    return max((closes_at.astimezone(zone).date() - now.astimezone(zone).date()).days, 0)
