"""What the composer shows of a session's groups: cards, figures, and what moving would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.queries.group_hints import Hint, Standing, hints_of
from participants.queries.group_request import standing_request
from participants.queries.seating import Seating, Sitter
from workshops.domain.grouping.quality import Quality, measure
from workshops.models import Group


@dataclass(frozen=True)
class GroupCard:
    """A group with its people, and how many of the sectors it has."""

    group: Group
    people: Sequence[Sitter]
    sectors: int
    of: int
    is_mixed: bool

    @property
    def here(self) -> int:
        """How many are here."""
        return sum(not one.is_missing for one in self.people)


@dataclass(frozen=True)
class Bar:
    """A figure against the best possible: how full its bar is, and what it says."""

    name: str
    percent: int
    words: str


@dataclass(frozen=True)
class Effect:
    """A group somebody may be moved to, and what it then becomes."""

    group: Group
    sectors: int
    of: int
    people: int


@dataclass(frozen=True)
class Menu:
    """Where one person may go; ``leaves`` says what becomes of the group they are in."""

    person: Sitter
    effects: Sequence[Effect]
    leaves: Effect | None
    partners: Sequence[tuple[Group, list[Sitter]]]


@dataclass(frozen=True)
class Composer:
    """The whole page."""

    seating: Seating

    @cached_property
    def standing(self) -> Standing:
        """Give the groups as the engine sees them, with their figures."""
        request, groups = standing_request(self.seating)
        return Standing(self.seating, request, groups, measure(request, groups))

    @cached_property
    def cards(self) -> list[GroupCard]:
        """Give the groups in their order."""
        of = len(self.seating.sectors)
        lacking = {number for number, _sector in self.standing.lacking}
        return [
            GroupCard(
                group=group,
                people=self.seating.members[group.number],
                sectors=len(sectors_of(self.seating.present[at])),
                of=of,
                is_mixed=group.number not in lacking,
            )
            for at, group in enumerate(self.seating.groups)
        ]

    @cached_property
    def hints(self) -> list[Hint]:
        """Give what could be better; nothing is ever blocked by it."""
        return hints_of(self.standing) if self.seating.is_dealt else []

    @property
    def bars(self) -> list[Bar]:
        """Give a bar for each criterion, and for what else the groups should keep."""
        names = {criterion.key: criterion.name for criterion in self.seating.criteria}
        quality = self.standing.quality
        bars = [
            _even(names[spread.criterion], spread.outside, sum(spread.people.values()))
            for spread in quality.spreads
        ]
        return [*bars, *_pairs(self.seating, quality)]


def sectors_of(people: Sequence[Sitter]) -> set[str]:
    """Give the sectors of some people."""
    return {one.sector for one in people if one.sector}


def menu_of(seating: Seating, place: int) -> Menu | None:
    """Give where somebody may go; nothing where they do not take part, or are locked."""
    person = seating.by_place.get(place)
    if person is None or person.is_locked:
        return None
    effects = [_effect(seating, at, person) for at in range(len(seating.groups))]
    leaves = [effect for effect in effects if effect.group.number == person.number]
    return Menu(
        person=person,
        effects=[effect for effect in effects if effect.group.number != person.number],
        leaves=leaves[0] if leaves else None,
        partners=[
            (group, [one for one in seating.members[group.number] if not one.is_locked])
            for group in seating.groups
            if person.number and group.number != person.number
        ],
    )


def _effect(seating: Seating, at: int, person: Sitter) -> Effect:
    """Give what a group becomes with the person, or without where they sit in it."""
    group = seating.groups[at]
    people = [one for one in seating.present[at] if one is not person]
    if group.number != person.number:
        people.append(person)
    return Effect(group, len(sectors_of(people)), len(seating.sectors), len(people))


def _even(name: str, outside: int, seats: int) -> Bar:
    if not outside:
        return Bar(name, 100, _("Så jämnt som det går"))
    words = ngettext(
        "%(n)d plats från det jämnaste möjliga", "%(n)d platser från det jämnaste möjliga", outside
    )
    return Bar(name, max(100 - round(100 * outside / max(seats, 1)), 0), words % {"n": outside})


def _pairs(seating: Seating, quality: Quality) -> list[Bar]:
    """Give the bars of what is counted in pairs and wishes."""
    bars = []
    if len(quality.spreads) > 1:
        words = ngettext(
            "%(n)d par, som lägst %(least)d", "%(n)d par, som lägst %(least)d", quality.alike
        ) % {"n": quality.alike, "least": quality.alike_bound}
        bars.append(Bar(_("Samma svar på allt"), _share(quality.alike_bound, quality.alike), words))
    if seating.is_remixed:
        words = ngettext(
            "%(n)d par, som lägst %(least)d", "%(n)d par, som lägst %(least)d", quality.meet_again
        ) % {"n": quality.meet_again, "least": quality.meet_again_bound}
        full = _share(quality.meet_again_bound, quality.meet_again)
        bars.append(Bar(_("Möts igen"), full, words))
    broken = len(quality.broken)
    words = ngettext("%(n)d går inte ihop", "%(n)d går inte ihop", broken) % {"n": broken}
    bars.append(Bar(_("Önskemål"), 0 if broken else 100, words if broken else _("Alla uppfyllda")))
    return bars


def _share(bound: int, reached: int) -> int:
    return 100 if reached <= bound else round(100 * bound / reached)
