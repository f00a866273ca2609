"""Opening and closing a board: one person at a time, each step logged."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from ideas.choices import BoardState
from ideas.domain.ballots import marks_allowed
from ideas.domain.board_states import may_become
from ideas.models import Ballot, Board, BoardEvent
from ideas.queries.board import active_ideas, confirmed_count
from susi.accounts.models import User
from susi.core.db import move
from susi.core.errors import ActionRefused

CHANGED = _("Någon annan ändrade läget nyss. Titta på läget och välj igen.")


def locked_board(case: Case) -> Board:
    """Give the case's board, locked to the end of the transaction; made where there is none.

    Ideas, ballots and moves all take this lock, so a ballot is counted or refused, never lost.
    """
    Board.objects.get_or_create(case=case, defaults={"winners": max(case.groups, 1)})
    return Board.objects.select_for_update().get(case=case)


@transaction.atomic
def move_board(case: Case, *, old: str, new: str, by: User, now: datetime) -> bool:
    """Move a board from the state its reader saw to another; give whether it was this call.

    Two who press the same button move it one step.

    Raises:
        ActionRefused: the board is in another state by now, or the step does not exist.
    """
    board = locked_board(case)
    if old in BoardState.values and board.state == new and may_become(old, new):
        return False
    if board.state != old or not may_become(old, new):
        raise ActionRefused(CHANGED, code="changed")
    also = _facts_of(board, new, now)
    if not move(Board.objects.filter(pk=board.pk), old=old, new=new, field="state", **also):
        raise ActionRefused(CHANGED, code="changed")
    BoardEvent.objects.create(board=board, old=old, new=new, at=now, by=by)
    return True


def _facts_of(board: Board, new: str, now: datetime) -> dict[str, object]:
    """Give what else is set with the new state."""
    if new == BoardState.VOTING:
        return _facts_of_opening(board, now)
    if new == BoardState.CLOSED:
        ballots = Ballot.objects.filter(board=board).count()
        people = max(board.eligible or 0, confirmed_count(board.case), ballots)
        return {"eligible": people, "voting_closed_at": now, "updated_at": now}
    if board.state == BoardState.VOTING and Ballot.objects.filter(board=board).exists():
        raise ActionRefused(
            _("Någon har redan röstat, så röstningen kan inte tas tillbaka. Stäng den i stället."),
            code="has_ballots",
        )
    return {"updated_at": now}


def _facts_of_opening(board: Board, now: datetime) -> dict[str, object]:
    ideas = active_ideas(board).count()
    if not ideas:
        raise ActionRefused(_("Det finns inga idéer att rösta om än."), code="no_ideas")
    return {
        "limit": marks_allowed(ideas),
        "eligible": confirmed_count(board.case),
        "voting_opened_at": now,
        "updated_at": now,
    }
