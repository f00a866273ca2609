"""Where things stand in the quota table's plot, in units of its drawing."""

from dataclasses import dataclass

WIDTH = 420
MARGIN = 10
HEIGHT = 40
GLYPH = 20
FEWEST_STEPS, MOST_STEPS = 4, 8


@dataclass(frozen=True)
class Axis:
    """The one axis that all rows share, from 0 to ``top``."""

    top: int
    step: int

    def at(self, number: float) -> float:
        """Give where a number of places stands, from the left edge."""
        return round(MARGIN + number * (WIDTH - 2 * MARGIN) / self.top, 2)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """The numbers on the axis and where they stand."""
        return [(number, self.at(number)) for number in range(0, self.top + 1, self.step)]


@dataclass(frozen=True)
class Plot:
    """One row: the allowed band, the ring of the pool, the mark of those chosen."""

    axis: Axis
    minimum: int | None
    maximum: int | None
    landing: float
    chosen: int

    @property
    def band_x(self) -> float:
        """Left edge of the allowed band."""
        return self.axis.at(self.minimum or 0)

    @property
    def band_width(self) -> float:
        """Width of the band; a band of one number is still seen."""
        end = self.axis.at(self.axis.top if self.maximum is None else self.maximum)
        return max(round(end - self.band_x, 2), 4)

    @property
    def has_band(self) -> bool:
        """Whether there is a quota at all."""
        return self.minimum is not None

    @property
    def ring_x(self) -> float:
        """Middle of the ring: places if they followed the pool."""
        return self.axis.at(self.landing)

    @property
    def glyph_x(self) -> float:
        """Left edge of the shape of those chosen."""
        return round(self.axis.at(self.chosen) - GLYPH / 2, 2)

    @property
    def bar_x(self) -> float:
        """Left edge of the bar of those chosen."""
        return round(self.axis.at(self.chosen) - 2.5, 2)


def axis_for(highest: float) -> Axis:
    """Give an axis with four to eight round steps that reaches ``highest``."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        steps = max(-int(-highest // step), FEWEST_STEPS)
        if steps <= MOST_STEPS:
            return Axis(top=steps * step, step=step)
    return Axis(top=max(int(highest) + 1, 1), step=max(int(highest) // FEWEST_STEPS, 1))
