"""The published panels of a draw: how many are left after the digits, and who is in all of them."""

from functools import lru_cache

from challenges.choices import CriterionKind
from challenges.models import Criterion
from participants.domain.quotas import even_order
from participants.domain.selection.digests import number_width
from participants.models import Draw

REMEMBERED = 8


def panels_of(draw: Draw) -> tuple[tuple[str, ...], ...]:
    """Give the numbered panels, none before the list is ready; they are read once and kept."""
    return _panels(draw.pk, draw.list_hash) if draw.list_hash else ()


def digits_of(draw: Draw) -> int:
    """Give how many digits name a panel of the draw; 0 before the list is ready."""
    panels = panels_of(draw)
    return number_width(len(panels)) if panels else 0


def remaining(draw: Draw) -> int:
    """Give how many panels the digits drawn so far leave."""
    return len(panels_of(draw)[_left(draw, len(draw.digits))])


def certain(draw: Draw) -> list[int]:
    """Give the numbers of those who are in every panel that is left, in order."""
    return sorted(_certain(draw, len(draw.digits)))


def tiles(draw: Draw) -> list[str | None]:
    """Give a tile for each place: the sector of somebody who is certain, or ``None`` for not yet.

    A tile that has turned stays where it is. The order says nothing of numbers or names: those who
    become certain at a digit take the free places in an order that the list's digest gives. Who
    stated no sector has an empty one.
    """
    panels = panels_of(draw)
    if not panels:
        return []
    sectors = _sectors(draw.pk, draw.pool_hash)
    places = sorted(range(len(panels[0])), key=lambda place: even_order(draw.pk, -place))
    turned: list[str | None] = [None] * len(places)
    known: set[int] = set()
    for count in range(len(draw.digits) + 1):
        new = _certain(draw, count) - known
        for number in sorted(new, key=lambda number: even_order(draw.pk, number)):
            turned[places[len(known)]] = sectors.get(number, "")
            known.add(number)
    return turned


def _left(draw: Draw, count: int) -> slice:
    """Give the stretch of the list that the first ``count`` digits leave: it is in one piece."""
    digits = draw.digits[:count]
    step = 10 ** (digits_of(draw) - count)
    first = int(digits or 0) * step
    return slice(first, first + step)


def _certain(draw: Draw, count: int) -> set[int]:
    left = panels_of(draw)[_left(draw, count)]
    if not left:
        return set()
    return {int(number) for number in set(left[0]).intersection(*left[1:])}


@lru_cache(maxsize=REMEMBERED)
def _panels(draw: int, _list_hash: str) -> tuple[tuple[str, ...], ...]:
    """Read the panels; the digest in the key means that what is remembered cannot be another's."""
    panels = Draw.objects.values_list("panels", flat=True).get(pk=draw)
    return tuple(tuple(panel) for panel in panels or ())


@lru_cache(maxsize=REMEMBERED)
def _sectors(draw: int, _pool_hash: str) -> dict[int, str]:
    row = Draw.objects.only("pool", "case").get(pk=draw)
    sector = Criterion.objects.filter(
        challenge__cases=row.case_id, kind=CriterionKind.SECTOR
    ).first()
    key = sector.key if sector else ""
    return {int(person["id"]): "".join(person["answers"].get(key, [])[:1]) for person in row.pool}
