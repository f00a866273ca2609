"""What a voter sees of their own ballot."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ideas.models import Ballot, BallotMark, Board
from ideas.queries.board import Card, cards
from susi.accounts.models import User


@dataclass(frozen=True)
class Line:
    """An idea on the ballot and whether it is marked."""

    card: Card
    is_marked: bool


def own_ballot(board: Board, voter: User) -> tuple[Ballot | None, set[str]]:
    """Give the voter's ballot, if any, and the keys of the ideas it marks; two queries."""
    ballot = Ballot.objects.filter(board=board.pk, voter=voter).first()
    if ballot is None:
        return None, set()
    marks = BallotMark.objects.filter(ballot=ballot).values_list("idea__uid", flat=True)
    return ballot, {str(uid) for uid in marks}


def ballot_lines(board: Board, voter: User, marks: AbstractSet[str]) -> list[Line]:
    """Give the ideas in the voter's own order, with the marks given."""
    return [Line(card, str(card.idea.uid) in marks) for card in cards(board, voter)]
