"""What a facilitator sees of the cases they lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q

from challenges.models import Case
from challenges.queries import cases_facilitated_by
from ideas.choices import BoardState, IdeaStatus
from ideas.domain.board_states import NEXT, is_way_back, next_step
from ideas.models import Board
from ideas.queries.board import active_ideas, turnout
from susi.accounts.models import User
from susi.core.live import version_of
from workshops.choices import SessionStatus
from workshops.models import Session


@dataclass(frozen=True)
class LeadCard:
    """A case somebody leads: its board's state, its ideas, its sessions and the next of them."""

    case: Case
    state: str
    state_name: str
    ideas: int
    sessions: Sequence[Session]
    next_session: Session | None


@dataclass(frozen=True)
class Console:
    """The state of a board as its console shows it; never how many votes an idea has."""

    case: Case
    board: Board
    ideas: int
    voted: int
    eligible: int

    @property
    def forward(self) -> str:
        """The state the filled button leads to, or an empty string."""
        return next_step(self.board.state)

    @property
    def back(self) -> str:
        """The state the plain button leads back to, or an empty string."""
        ways = [new for new in NEXT[self.board.state] if is_way_back(self.board.state, new)]
        return "" if not ways or (self.board.state == BoardState.VOTING and self.voted) else ways[0]

    @property
    def path(self) -> list[tuple[str, str, str]]:
        """Every state in order: its word, its name, and whether it is past, now or to come."""
        at = BoardState.values.index(self.board.state)
        return [
            (state.value, str(state.label), "past" if n < at else "now" if n == at else "next")
            for n, state in enumerate(BoardState)
        ]

    @property
    def version(self) -> str:
        """A version that changes with all that the console shows."""
        return version_of(self.board.state, self.ideas, self.voted, self.eligible)


def lead_cards(user: User, now: datetime) -> list[LeadCard]:
    """Give the cases the person leads, those with the nearest session first; two queries."""
    planned = Session.objects.filter(status=SessionStatus.PLANNED).order_by("starts_at")
    cases = (
        cases_facilitated_by(user)
        .select_related("board")
        .annotate(
            idea_count=Count("board__ideas", filter=Q(board__ideas__status=IdeaStatus.ACTIVE))
        )
        .prefetch_related(Prefetch("sessions", planned, to_attr="planned"))
    )
    found = [_lead_card(case, now) for case in cases]
    return sorted(found, key=lambda card: (card.next_session is None, _start(card, now)))


def console_of(case: Case, board: Board) -> Console:
    """Give the console's facts; four queries at most."""
    voted, eligible = turnout(board)
    return Console(case, board, active_ideas(board).count(), voted, eligible)


def _lead_card(case: Case, now: datetime) -> LeadCard:
    board = getattr(case, "board", None) or Board(case=case)
    sessions: list[Session] = getattr(case, "planned", [])
    return LeadCard(
        case=case,
        state=board.state,
        state_name=board.get_state_display(),
        ideas=getattr(case, "idea_count", 0),
        sessions=sessions,
        next_session=next((session for session in sessions if session.ends_at >= now), None),
    )


def _start(card: LeadCard, now: datetime) -> datetime:
    return card.next_session.starts_at if card.next_session else now
