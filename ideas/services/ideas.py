"""Writing, changing and taking back ideas."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from ideas.choices import IdeaStatus
from ideas.domain.ballots import IDEAS_PER_PERSON
from ideas.domain.board_states import may_write
from ideas.models import Board, Idea
from ideas.services.boards import locked_board
from participants.queries.people import sector_of
from susi.accounts.models import User
from susi.core.errors import ActionRefused


@dataclass(frozen=True)
class Draft:
    """What somebody wrote: one sentence, and more if wanted."""

    title: str
    text: str = ""


@transaction.atomic
def submit_idea(case: Case, *, by: User, now: datetime, draft: Draft, submission: UUID) -> Idea:
    """Put an idea on the board; the same submission again gives the same idea.

    Raises:
        ActionRefused: the board does not collect, or the person has written many already.
    """
    board = locked_board(case)
    own = Idea.objects.filter(board=board, author=by)
    again = own.filter(submission=submission).first()
    if again is not None:
        return again
    _refuse_unless_collecting(board)
    if own.filter(status=IdeaStatus.ACTIVE).count() >= IDEAS_PER_PERSON:
        raise ActionRefused(
            _("Du har lagt upp 20 idéer. Ta bort en om du vill lägga upp en till."), code="too_many"
        )
    return Idea.objects.create(
        board=board,
        author=by,
        submission=submission,
        title=draft.title,
        text=draft.text,
        sector=sector_of(by, case),
        created_at=now,
        updated_at=now,
    )


@transaction.atomic
def edit_idea(idea: Idea, *, by: User, now: datetime, draft: Draft, version: int) -> Idea:
    """Change one's own idea, if nobody changed it since ``version`` was read.

    Raises:
        ActionRefused: the board does not collect, or the idea was changed meanwhile.
    """
    _refuse_unless_collecting(locked_board(idea.board.case))
    unchanged = Idea.objects.filter(
        pk=idea.pk, author=by, status=IdeaStatus.ACTIVE, version=version
    )
    changed = unchanged.update(
        title=draft.title, text=draft.text, version=F("version") + 1, updated_at=now
    )
    if not changed:
        raise ActionRefused(
            _("Samma idé ändrades nyss någon annanstans. Välj vilken text som ska gälla."),
            code="changed",
        )
    idea.refresh_from_db()
    return idea


@transaction.atomic
def withdraw_idea(idea: Idea, *, by: User, now: datetime) -> bool:
    """Take one's own idea off the board; give whether it was there.

    Raises:
        ActionRefused: the board does not collect.
    """
    _refuse_unless_collecting(locked_board(idea.board.case))
    own = Idea.objects.filter(pk=idea.pk, author=by, status=IdeaStatus.ACTIVE)
    taken = own.update(status=IdeaStatus.WITHDRAWN, version=F("version") + 1, updated_at=now)
    return taken == 1


def _refuse_unless_collecting(board: Board) -> None:
    if not may_write(board.state):
        raise ActionRefused(
            _("Idéerna är stängda. Det du skrev finns kvar här, så att du kan kopiera det."),
            code="closed",
        )
