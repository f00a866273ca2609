"""What could be better in groups made by hand, each with the swap that mends it if there is one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from participants.queries.group_words import broken_sentence
from participants.queries.seating import Seating, Sitter
from workshops.domain.grouping.advice import Adviser, Swap
from workshops.domain.grouping.quality import Broken, Quality
from workshops.domain.grouping.request import Request, fair_share
from workshops.domain.grouping.table import RULE

MOST = 8


@dataclass(frozen=True)
class Exchange:
    """Two people who would change places."""

    one: Sitter
    other: Sitter


@dataclass(frozen=True)
class Hint:
    """Something that could be better, what to do, and the swap that does it."""

    title: str
    words: str = ""
    swap: Exchange | None = None


@dataclass(frozen=True)
class Standing:
    """The groups of those who are here, as the engine sees them."""

    seating: Seating
    request: Request
    groups: Sequence[Sequence[str]]
    quality: Quality

    @cached_property
    def adviser(self) -> Adviser:
        """Give the one who knows what a swap would change."""
        return Adviser(self.request, self.groups)

    @cached_property
    def counts(self) -> list[Counter[str]]:
        """Give how many each group has of each sector."""
        people = self.seating.by_key
        return [
            Counter(people[key].sector for key in group if people[key].sector)
            for group in self.groups
        ]

    @cached_property
    def shares(self) -> list[dict[str, tuple[int, int]]]:
        """Give the fewest and the most of each sector that are fair in each group."""
        held = sum(self.counts, Counter[str]())
        sizes = tuple(map(len, self.groups))
        return [
            {sector: fair_share(count, size, sizes) for sector, count in held.items()}
            for size in sizes
        ]

    @property
    def lacking(self) -> list[tuple[int, str]]:
        """Give the numbers of the groups that lack a sector that would reach them, and which."""
        return [
            (self.seating.groups[at].number, sector)
            for at, shares in enumerate(self.shares)
            for sector in self.seating.sectors
            if shares.get(sector, (0, 0))[0] and not self.counts[at][sector]
        ]

    def exchange(self, swap: Swap | None) -> Exchange | None:
        """Give the people of a swap."""
        people = self.seating.by_key
        return Exchange(people[swap.one], people[swap.other]) if swap else None


def hints_of(standing: Standing) -> list[Hint]:
    """Give the eight most important hints: wishes, sectors, sizes, facilitators."""
    found = [
        *_broken(standing),
        *_lacking(standing),
        *_crowded(standing),
        *_uneven(standing),
        *_without_leader(standing),
    ]
    return found[:MOST]


def _broken(standing: Standing) -> Iterable[Hint]:
    names = {key: one.name for key, one in standing.seating.by_key.items()}
    for broken in standing.quality.broken:
        yield Hint(broken_sentence(broken, names), *_mended(standing, broken))


def _mended(standing: Standing, broken: Broken) -> tuple[str, Exchange | None]:
    """Give the swap that keeps the wish, in words and as people; it must save a whole rule."""
    others = [key for group in standing.groups for key in group if key not in broken.ids]
    swap = standing.adviser.best_swap(broken.ids, others)
    exchange = standing.exchange(swap) if swap and swap.gain > RULE / 2 else None
    return (_swap_words(standing, exchange) if exchange else ""), exchange


def _lacking(standing: Standing) -> Iterable[Hint]:
    seating = standing.seating
    for number, sector in standing.lacking:
        here = standing.groups[number - 1]
        theirs = [key for key, one in seating.by_key.items() if one.sector == sector]
        others = [key for group in standing.groups if group is not here for key in group]
        swap = standing.adviser.best_swap(here, [key for key in theirs if key in set(others)])
        words = {"group": seating.group(number).label, "sector": _lower(seating.sectors[sector])}
        exchange = standing.exchange(swap)
        yield Hint(
            _("%(group)s saknar %(sector)s") % words,
            f"{_swap_words(standing, exchange)} {_then(standing, number, exchange)}"
            if exchange
            else _("Inget enda byte löser det. Föreslå en ny fördelning, eller låt det vara."),
            exchange,
        )


def _crowded(standing: Standing) -> Iterable[Hint]:
    seating = standing.seating
    for at, shares in enumerate(standing.shares):
        for sector, (_low, high) in sorted(shares.items()):
            count = standing.counts[at][sector]
            if count <= high:
                continue
            ones = [key for key in standing.groups[at] if seating.by_key[key].sector == sector]
            others = [
                key
                for number, group in enumerate(standing.groups)
                for key in group
                if number != at and seating.by_key[key].sector != sector
            ]
            exchange = standing.exchange(standing.adviser.best_swap(ones, others))
            words = {
                "group": seating.groups[at].label,
                "n": count,
                "sector": _lower(seating.sectors[sector]),
                "high": high,
            }
            yield Hint(
                _("%(group)s har %(n)d från %(sector)s, jämnast är %(high)d") % words,
                _swap_words(standing, exchange) if exchange else "",
                exchange,
            )


def _uneven(standing: Standing) -> Iterable[Hint]:
    groups = standing.seating.groups
    sizes = [len(group) for group in standing.groups]
    if max(sizes) - min(sizes) > 1:
        large, small = sizes.index(max(sizes)), sizes.index(min(sizes))
        words = {
            "large": groups[large].label,
            "most": sizes[large],
            "small": groups[small].label,
            "least": sizes[small],
        }
        sentence = _("%(large)s har %(most)d personer och %(small)s har %(least)d") % words
        yield Hint(sentence, _("Flytta någon dit det är plats."))


def _without_leader(standing: Standing) -> Iterable[Hint]:
    without = [group.label for group in standing.seating.groups if group.facilitator_id is None]
    if without:
        sentence = _("Utan gruppledare: %(groups)s")
        yield Hint(
            sentence % {"groups": ", ".join(without)},
            _("Välj gruppledare under gruppens namn."),
        )


def _swap_words(standing: Standing, exchange: Exchange | None) -> str:
    if exchange is None:
        return ""
    groups = standing.seating
    return _("Byt till exempel %(one)s i %(here)s mot %(other)s i %(there)s.") % {
        "one": exchange.one.name,
        "here": groups.group(exchange.one.number or 1).label,
        "other": exchange.other.name,
        "there": groups.group(exchange.other.number or 1).label,
    }


def _then(standing: Standing, number: int, exchange: Exchange) -> str:
    """Give what the group has after the exchange."""
    seating, of = standing.seating, len(standing.seating.sectors)
    stay = [key for key in standing.groups[number - 1] if key != exchange.one.key]
    sectors = len({exchange.other.sector, *(seating.by_key[key].sector for key in stay)} - {""})
    if len(standing.lacking) == 1 and sectors == of:
        return _("Då har alla grupper de sektorer som räcker till dem.")
    words = {"group": seating.group(number).label, "n": sectors, "of": of}
    return _("Då får %(group)s %(n)d av %(of)d sektorer.") % words


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
