"""How a case's places are shared between the values of a criterion, and whether it adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class SumFault:
    """A sum of quotas that no group of people can meet.

    Attributes:
        kind: ``"minimum"`` or ``"maximum"``.
        total: what the quotas add up to.
        places: what the case has.
    """

    kind: str
    total: int
    places: int


def sum_fault(places: int, ranges: Sequence[Range], *, whole: bool) -> SumFault | None:
    """Tell what is wrong with the sums of one criterion's quotas, or ``None``.

    Args:
        places: places of the case.
        ranges: smallest and largest number for each value that has a quota.
        whole: every value has a quota, so that the largest numbers must reach all places.
    """
    least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    if least > places:
        return SumFault("minimum", least, places)
    if ranges and whole and most < places:
        return SumFault("maximum", most, places)
    return None


def share_places(places: int, ranges: Mapping[str, Range]) -> dict[str, int]:
    """Give a number for each key, within the ranges and as even as they allow.

    Every key first gets its smallest number; each place left goes to the key that has fewest and
    room for one more, of several to the one whose largest number is highest. Places that no range
    has room for are left out.
    """
    shares = {key: low for key, (low, _) in ranges.items()}
    for _ in range(places - sum(shares.values())):
        room = [key for key in shares if shares[key] < ranges[key][1]]
        if not room:
            break
        shares[min(room, key=lambda key: (shares[key], -ranges[key][1]))] += 1
    return shares
