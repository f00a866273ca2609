"""Counts against quotas: what breaks and by how much, and whether the sums can be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Bound:
    """How many of the places go to people with a value: at least, at most."""

    value: int
    minimum: int
    maximum: int


@dataclass(frozen=True)
class Breach:
    """A bound that a count does not keep."""

    bound: Bound
    count: int

    @property
    def missing(self) -> int:
        """How many are missing to the minimum, else 0."""
        return max(self.bound.minimum - self.count, 0)

    @property
    def over(self) -> int:
        """How many there are above the maximum, else 0."""
        return max(self.count - self.bound.maximum, 0)


@dataclass(frozen=True)
class SumCheck:
    """The bounds of one criterion added up, against the places."""

    minimum: int
    maximum: int
    places: int
    several: bool

    @property
    def too_many_required(self) -> bool:
        """Whether the minimums ask for more people than there are places."""
        return not self.several and self.minimum > self.places

    @property
    def too_few_allowed(self) -> bool:
        """Whether the maximums leave places that nobody may take."""
        return self.maximum < self.places

    @property
    def fits(self) -> bool:
        """Whether the places can be filled as far as the sums tell."""
        return not (self.too_many_required or self.too_few_allowed)


def breaches(counts: Mapping[int, int], bounds: Iterable[Bound]) -> tuple[Breach, ...]:
    """Give the bounds that the counts (value -> people) do not keep, in the order of the bounds."""
    found = (Breach(bound, counts.get(bound.value, 0)) for bound in bounds)
    return tuple(breach for breach in found if breach.missing or breach.over)


def distance(found: Iterable[Breach]) -> int:
    """Give how many people the counts are away from keeping every bound, added up."""
    return sum(breach.missing + breach.over for breach in found)


def with_person(counts: Mapping[int, int], values: Iterable[int]) -> dict[int, int]:
    """Give the counts as they would be with one more person who has the values."""
    more = dict(counts)
    for value in set(values):
        more[value] = more.get(value, 0) + 1
    return more


def landing(count: int, pool: int, places: int) -> float:
    """Give how many places a value would get if the places followed the pool, to one decimal."""
    return round(count * places / pool, 1) if pool else 0.0


def sum_check(bounds: Iterable[Bound], places: int, *, several: bool) -> SumCheck:
    """Add up the bounds of one criterion; where ``several`` answers count, people count twice."""
    listed = list(bounds)
    return SumCheck(
        minimum=sum(bound.minimum for bound in listed),
        maximum=sum(bound.maximum for bound in listed),
        places=places,
        several=several,
    )


def even_order(case: int, number: int) -> str:
    """Give a sort key that favours nobody: the same each time, and blind to when people applied."""
    return sha256(f"{case}:{number}".encode()).hexdigest()
