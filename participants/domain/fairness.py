"""Where everybody stands in the plot of chances, in units of its drawing."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, LEFT, RIGHT = 780, 30, 760
TOP, BASE = 44, 260
COLUMN = 38.0
# A column grows no wider than so many columns, or it would not stand at its chance any more.
WIDEST = 2
SIZES = (12.5, 10.0, 8.0, 6.5, 5.0, 4.0)
GAP = 1.15
# Nearer than this, two labels stand in each other's way.
LABEL_WIDTH = 110
EQUAL_WIDTH = 190
# Steps of the axis, in per cent.
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
MOST_TICKS = 9


@dataclass(frozen=True)
class Mark:
    """One person: a sector's shape and where its field of 24 by 24 begins."""

    sector: str
    x: float
    y: float


@dataclass(frozen=True)
class Tick:
    """A chance on the axis."""

    percent: float
    x: float

    @property
    def is_whole(self) -> bool:
        """Whether the number is written without decimals."""
        return self.percent == int(self.percent)


@dataclass(frozen=True)
class Label:
    """Where a word about a column stands, and at which end it is tied."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Fairness:
    """The plot: one shape a person along the chance, in stacks."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    size: float
    equal: float
    lowest: Label
    highest: Label
    top: float

    @property
    def height(self) -> float:
        """The height of the drawing, from ``top`` to under the axis."""
        return round(BASE + 40 - self.top, 1)

    @property
    def line_top(self) -> float:
        """Where the line of equal chances begins."""
        return round(self.top + 8, 1)

    @property
    def line_label(self) -> float:
        """Where the word at that line stands."""
        return round(self.top + 20, 1)

    @property
    def label_end(self) -> bool:
        """Whether the word about equal chances stands to the left of its line."""
        return self.equal > RIGHT - EQUAL_WIDTH

    @property
    def equal_text(self) -> float:
        """Where that word is tied."""
        return self.equal + (-8 if self.label_end else 8)


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    step: float

    def at(self, chance: float) -> float:
        share = (100 * chance - self.low) / (self.high - self.low)
        return LEFT + COLUMN / 2 + share * (RIGHT - LEFT - COLUMN)

    def column(self, chance: float) -> int:
        return round((self.at(chance) - LEFT - COLUMN / 2) / COLUMN)

    @staticmethod
    def middle(column: int) -> float:
        return LEFT + COLUMN / 2 + column * COLUMN

    def ticks(self) -> tuple[Tick, ...]:
        number = round((self.high - self.low) / self.step)
        found = (round(self.low + index * self.step, 2) for index in range(number + 1))
        return tuple(Tick(percent, round(self.at(percent / 100), 2)) for percent in found)


def fairness(people: Iterable[tuple[str, float]], *, equal: float) -> Fairness:
    """Place everybody, given as sector and chance; ``equal`` is the chance if all had the same.

    People stand in columns of nearly the same chance, each sector together. Where a column would
    grow too high the shapes get smaller and stand side by side.
    """
    listed = list(people)
    chances = [chance for _sector, chance in listed]
    scale = _scale([*chances, equal])
    columns: dict[int, list[str]] = defaultdict(list)
    for sector, chance in listed:
        columns[scale.column(chance)].append(sector)
    room = _room(columns)
    size = _size({column: len(sectors) for column, sectors in columns.items()}, room)
    marks, tops = [], {}
    for column, sectors in columns.items():
        beside = _abreast(room[column], size, len(sectors))
        placed = _stack(_Scale.middle(column), sorted(sectors), size, beside)
        marks += placed
        tops[column] = min(mark.y for mark in placed)
    top = min([0.0, *(y - TOP for y in tops.values())])
    real = [chance for chance in chances if chance > 0] or [0.0]
    return Fairness(
        marks=tuple(marks),
        ticks=scale.ticks(),
        size=size,
        equal=round(scale.at(equal), 2),
        lowest=_label(scale.column(min(real)), tops, end=False),
        highest=_label(scale.column(max(real)), tops, end=True),
        top=round(top, 1),
    )


def _scale(chances: Sequence[float]) -> _Scale:
    low, high = 100 * min(chances), 100 * max(chances)
    for step in STEPS:
        first = max(math.floor(low / step + 1e-9), 0) * step
        last = math.ceil(high / step - 1e-9) * step
        last = max(last, first + 4 * step if step == STEPS[0] else first + step)
        if (last - first) / step <= MOST_TICKS:
            return _Scale(first, last, step)
    return _Scale(0, 100, STEPS[-1])


def _room(columns: Iterable[int]) -> dict[int, float]:
    """Give how wide each column may grow without touching the next one or the edge."""
    found = {}
    order = sorted(columns)
    for before, column, after in zip([None, *order[:-1]], order, [*order[1:], None], strict=True):
        steps = [abs(other - column) for other in (before, after) if other is not None]
        middle = _Scale.middle(column)
        edges = (2 * (middle - LEFT + COLUMN / 2), 2 * (RIGHT + COLUMN / 2 - middle))
        found[column] = min(COLUMN * min(steps, default=WIDEST), COLUMN * WIDEST, *edges) - 6
    return found


def _abreast(room: float, size: float, people: int) -> int:
    """Give how many shapes stand side by side: one where they fit in one stack."""
    if people * size * GAP <= BASE - TOP - size:
        return 1
    return max(int(room / (size * GAP)), 1)


def _size(columns: Mapping[int, int], room: Mapping[int, float]) -> float:
    """Give the largest size at which every column fits; the smallest where none does."""
    for size in SIZES:
        rows = (
            math.ceil(people / _abreast(room[column], size, people))
            for column, people in columns.items()
        )
        if max(rows, default=0) * size * GAP <= BASE - TOP - size:
            return size
    return SIZES[-1]


def _stack(middle: float, sectors: Sequence[str], size: float, beside: int) -> list[Mark]:
    left = middle - beside * size * GAP / 2
    return [
        Mark(
            sector,
            round(left + (index % beside) * size * GAP, 2),
            round(BASE - 3 - (index // beside + 1) * size * GAP, 2),
        )
        for index, sector in enumerate(sectors)
    ]


def _label(column: int, tops: dict[int, float], *, end: bool) -> Label:
    x = _Scale.middle(column) + (COLUMN / 2 if end else -COLUMN / 2)
    near = range(column - 2, column + 1) if end else range(column, column + 3)
    y = min((tops[one] for one in near if one in tops), default=BASE) - 10
    anchor = "end" if end else "start"
    if end and x < LEFT + LABEL_WIDTH:
        x, anchor = LEFT, "start"
    if not end and x > RIGHT - LABEL_WIDTH:
        x, anchor = RIGHT, "end"
    return Label(round(x, 2), round(y, 2), anchor)
