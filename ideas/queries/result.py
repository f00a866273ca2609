"""The result of a vote as pages show it: the count in words, small sectors put together."""

from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Count
from django.utils.translation import gettext as _

from challenges.choices import CriterionKind
from challenges.models import Case
from ideas.domain.cells import Cell, cells
from ideas.domain.tally import Contest, Tally, Vote, count, has_quorum
from ideas.models import Ballot, BallotMark, Board, Idea
from ideas.queries.board import active_ideas, sector_names
from participants.choices import PlaceStatus
from participants.models import Answer

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Support:
    """How many in a sector, or in several put together, marked an idea."""

    key: str
    name: str
    votes: int
    people: int

    @property
    def percent(self) -> int:
        """The part in whole per cent."""
        return round(100 * self.votes / self.people)


@dataclass(frozen=True)
class Line:
    """An idea in the result."""

    idea: Idea
    place: int
    votes: int
    percent: int
    support: tuple[Support, ...]
    is_broad: bool
    is_divided: bool


@dataclass(frozen=True)
class Group:
    """How many of a sector took part."""

    key: str
    name: str
    people: int

    @property
    def shapes(self) -> range:
        """One for each person."""
        return range(self.people)


@dataclass(frozen=True)
class Result:
    """Everything the page of a result says about a vote that has closed."""

    board: Board
    tally: Tally
    chosen: tuple[Line, ...]
    others: tuple[Line, ...]
    groups: tuple[Group, ...]
    people: int
    eligible: int
    is_final: bool

    @property
    def voted(self) -> int:
        """How many cast a ballot, abstentions included."""
        return self.tally.n + self.tally.abstained

    @property
    def weave(self) -> dict[str, int]:
        """How many tiles each sector gets in the weave; sectors put together stay unknown."""
        return {group.key or "unknown": group.people for group in self.groups}

    @property
    def lines(self) -> tuple[Line, ...]:
        """All ideas, those that go on first."""
        return (*self.chosen, *self.others)


def result_of(board: Board) -> Result:
    """Count a closed vote; the number of queries does not grow with ideas or ballots."""
    ideas = {str(idea.uid): idea for idea in active_ideas(board).select_related("author")}
    contest = Contest(tuple(ideas), board.winners, board.rule, str(board.lottery))
    tally = _counted(board, contest)
    names, people = sector_names(board.case.challenge), people_by_sector(board.case)
    order = [winner.idea for winner in tally.chosen]
    rest = sorted(ideas.keys() - set(order), key=lambda key: (-tally.votes[key], ideas[key].title))
    shown = _in_order(cells(tally.voters), names)
    lines = [_line(ideas[k], n, tally, shown, names) for n, k in enumerate([*order, *rest], 1)]
    eligible = board.eligible or 0
    return Result(
        board=board,
        tally=tally,
        chosen=tuple(lines[: len(order)]),
        others=tuple(lines[len(order) :]),
        groups=_groups(people, names),
        people=sum(people.values()),
        eligible=eligible,
        is_final=has_quorum(tally, eligible=eligible, electorate=_known(people)),
    )


def _counted(board: Board, contest: Contest) -> Tally:
    """Give the tally, counted once: a closed vote does not change, and 300 ballots take seconds."""
    facts = f"{contest}:{board.voting_closed_at}".encode()
    key = f"tally:{board.pk}:{sha256(facts).hexdigest()}"
    tally = cache.get(key)
    if not isinstance(tally, Tally):
        tally = count(contest, votes_of(board))
        cache.set(key, tally, KEPT_SECONDS)
    return tally


def votes_of(board: Board) -> list[Vote]:
    """Give the ballots without their voters; two queries."""
    marks: dict[int, set[str]] = {}
    for ballot, uid in BallotMark.objects.filter(ballot__board=board).values_list(
        "ballot", "idea__uid"
    ):
        marks.setdefault(ballot, set()).add(str(uid))
    cast = Ballot.objects.filter(board=board).values_list("pk", "sector")
    return [Vote(sector, frozenset(marks.get(pk, ()))) for pk, sector in cast]


def people_by_sector(case: Case) -> dict[str, int]:
    """Give how many of those with a place stated each sector, or none (an empty key)."""
    places = case.place_rows.filter(status=PlaceStatus.CONFIRMED)
    stated = Answer.objects.filter(
        application__in=places.values("application"), criterion__kind=CriterionKind.SECTOR
    )
    found = dict(
        stated.filter(value__isnull=False)
        .values_list("value__key")
        .annotate(n=Count("application", distinct=True))
    )
    unknown = places.count() - sum(found.values())
    return {**found, "": unknown} if unknown > 0 else found


def _line(idea: Idea, place: int, tally: Tally, shown: list[Cell], names: dict[str, str]) -> Line:
    key = str(idea.uid)
    return Line(
        idea=idea,
        place=place,
        votes=tally.votes[key],
        percent=round(100 * (tally.share(key) or Fraction(0))),
        support=tuple(_support(key, cell, tally, names) for cell in shown),
        is_broad=tally.is_broad(key),
        is_divided=tally.is_divided(key),
    )


def _groups(people: dict[str, int], names: dict[str, str]) -> tuple[Group, ...]:
    order = _in_order(cells(people), names)
    return tuple(Group(_key(cell), _name(cell, names), cell.people) for cell in order)


def _in_order(found: list[Cell], names: dict[str, str]) -> list[Cell]:
    """Give the cells in the challenge's order of sectors; what is put together comes last."""
    place = {key: number for number, key in enumerate(names)}
    return sorted(found, key=lambda c: (len(c.sectors), place.get(c.sectors[0], len(place))))


def _support(idea: str, cell: Cell, tally: Tally, names: dict[str, str]) -> Support:
    votes = sum(tally.support[idea].get(sector, 0) for sector in cell.sectors)
    return Support(_key(cell), _name(cell, names), votes, cell.people)


def _key(cell: Cell) -> str:
    return cell.sectors[0] if len(cell.sectors) == 1 else ""


def _name(cell: Cell, names: dict[str, str]) -> str:
    if len(cell.sectors) > 1:
        return _("Övriga sektorer")
    return names.get(cell.sectors[0]) or _("Ingen sektor angiven")


def _known(people: dict[str, int]) -> dict[str, int]:
    return {key: number for key, number in people.items() if key}
