"""The board as each viewer sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet, Sum

from challenges.choices import CriterionKind
from challenges.models import Case, Challenge, CriterionValue
from ideas.choices import BoardState, IdeaStatus
from ideas.domain.board_states import names_are_open
from ideas.domain.order import own_order
from ideas.models import Ballot, Board, Idea
from participants.choices import PlaceStatus
from participants.models import Place
from susi.accounts.models import User
from susi.core.live import version_of


@dataclass(frozen=True)
class Card:
    """An idea on the board; name and sector stay empty until the vote has closed."""

    idea: Idea
    is_own: bool
    name: str = ""
    sector: str = ""
    sector_name: str = ""


def board_of(case: Case) -> Board:
    """Give the case's board, or a new one that waits and is not saved."""
    board = Board.objects.filter(case=case).first() or Board(winners=max(case.groups, 1))
    board.case = case  # already read, with its challenge
    return board


def active_ideas(board: Board) -> QuerySet[Idea]:
    """Give the ideas on the board."""
    return Idea.objects.filter(board=board.pk, status=IdeaStatus.ACTIVE)


def cards(board: Board, viewer: User) -> list[Card]:
    """Give the ideas in the viewer's own order; two queries, or three after the vote."""
    ideas = active_ideas(board).select_related("author")
    if names_are_open(board.state):
        names = sector_names(board.case.challenge)
        found = [_named(idea, viewer, names) for idea in ideas]
    else:
        found = [Card(idea, idea.author_id == viewer.pk) for idea in ideas]
    return in_own_order(found, board, viewer)


def in_own_order(found: Sequence[Card], board: Board, viewer: User) -> list[Card]:
    """Give the cards in the viewer's order."""
    by_key = {str(card.idea.uid): card for card in found}
    order = own_order(by_key, viewer=viewer.pk, board=board.pk or 0)
    return [by_key[key] for key in order]


def sector_names(challenge: Challenge) -> dict[str, str]:
    """Give the names of the challenge's sectors by key, in their order."""
    values = CriterionValue.objects.filter(
        criterion__challenge=challenge, criterion__kind=CriterionKind.SECTOR
    )
    return {value.key: value.name for value in values.order_by("position", "pk")}


def board_version(board: Board) -> str:
    """Give a version that changes with the state and with every idea; one query.

    Every change of an idea raises its version, so the sum only grows.
    """
    facts = Idea.objects.filter(board=board.pk).aggregate(
        Count("pk"), Sum("version"), Max("updated_at")
    )
    return version_of(board.state, *facts.values())


def turnout(board: Board) -> tuple[int, int]:
    """Give how many have voted and how many may; two queries while the vote is open."""
    voted = Ballot.objects.filter(board=board.pk).count()
    if board.state == BoardState.CLOSED:
        return voted, board.eligible or voted
    return voted, max(confirmed_count(board.case), voted)


def confirmed_count(case: Case) -> int:
    """Give how many people take part."""
    return Place.objects.filter(case=case, status=PlaceStatus.CONFIRMED).count()


def _named(idea: Idea, viewer: User, names: dict[str, str]) -> Card:
    return Card(
        idea=idea,
        is_own=idea.author_id == viewer.pk,
        name=idea.author.get_short_name() if idea.author else "",
        sector=idea.sector,
        sector_name=names.get(idea.sector, ""),
    )
