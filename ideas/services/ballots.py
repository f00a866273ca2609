"""Casting the blind ballot."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Case
from ideas.choices import BoardState
from ideas.domain.ballots import fault_of
from ideas.models import Ballot, BallotMark, Board
from ideas.queries.board import active_ideas
from ideas.services.boards import locked_board
from participants.queries.people import sector_of
from susi.accounts.models import User
from susi.core.errors import ActionRefused


@transaction.atomic
def cast_ballot(case: Case, *, by: User, now: datetime, marks: AbstractSet[str]) -> Ballot:
    """Save a person's ballot in place of the one before; without marks it is an abstention.

    Of two tabs the last wins. The board is locked, so there is one ballot a person and none after
    the vote has closed.

    Args:
        case: whose ideas are voted on.
        by: a participant.
        now: when.
        marks: keys (``uid``) of the ideas marked.

    Raises:
        ActionRefused: the vote is not open, or the ballot is wrong.
    """
    board = locked_board(case)
    _refuse_unless_voting(board)
    candidates = {str(idea.uid): idea.pk for idea in active_ideas(board)}
    _refuse_wrong(board, marks, candidates.keys())
    ballot = Ballot.objects.filter(board=board, voter=by).first()
    ballot = ballot or Ballot(board=board, voter=by, version=0)
    ballot.sector, ballot.cast_at = sector_of(by, case), now
    ballot.version += 1
    ballot.save()
    ballot.marks.all().delete()
    BallotMark.objects.bulk_create(
        BallotMark(ballot=ballot, idea_id=candidates[mark]) for mark in sorted(marks)
    )
    return ballot


def _refuse_unless_voting(board: Board) -> None:
    if board.state == BoardState.CLOSED:
        raise ActionRefused(_("Röstningen är stängd. Det du sparade innan räknas."), code="closed")
    if board.state != BoardState.VOTING:
        raise ActionRefused(_("Röstningen har inte öppnat än."), code="not_open")


def _refuse_wrong(board: Board, marks: AbstractSet[str], candidates: AbstractSet[str]) -> None:
    limit = board.limit or 0
    fault = fault_of(marks, candidates=candidates, limit=limit)
    if fault == "foreign":
        raise ActionRefused(
            _("En idé som du markerade finns inte på tavlan. Gå igenom dina val."), code=fault
        )
    if fault == "too_many":
        over = len(marks) - limit
        sentence = ngettext(
            "Du kan markera högst %(limit)s idéer. Ta bort %(over)s markering.",
            "Du kan markera högst %(limit)s idéer. Ta bort %(over)s markeringar.",
            over,
        )
        raise ActionRefused(sentence % {"limit": limit, "over": over}, code=fault)
