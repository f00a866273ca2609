"""Everything the page of a case shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from challenges.choices import CaseStatus, Phase
from challenges.models import Case
from challenges.queries import place_mix, sector_shares
from participants.queries.draw_problem import is_by_hand
from susi.accounts.models import User
from susi.core.text import reading_minutes
from susi.pages.places import Row, rows_of
from susi.pages.stage import Scene, Stage, stage_of
from susi.pages.timeline import Milepost, case_timeline, session_dates
from workshops.choices import Delivery
from workshops.models import Session
from workshops.queries import case_phase, sessions_of


@dataclass(frozen=True)
class CaseShow:
    """What the page of a case shows beside the case's own texts."""

    phase: Phase
    stage: Stage
    sessions: Sequence[Session]
    researchers: Sequence[User]
    timeline: Sequence[Milepost]
    rows: Sequence[Row]
    mix: dict[str, int]
    dates: str
    where: str
    minutes: int
    preview: bool
    by_hand: bool

    @property
    def archived(self) -> bool:
        """Tell whether the case is over and its result is out."""
        return self.phase == Phase.RESULT and not self.preview


def case_show(case: Case, now: datetime, *, preview: bool = False) -> CaseShow:
    """Gather the page of a case; ``preview`` says that it shows text nobody else sees yet."""
    sessions = list(sessions_of(case))
    for session in sessions:
        session.case = case
    shares = sector_shares(case.challenge_id)
    phase = case_phase(case, now, sessions=sessions)
    milestones = case.challenge.milestones.all()
    return CaseShow(
        phase=phase,
        stage=stage_of(Scene(case.challenge, phase, [case], sessions, now, case=case)),
        sessions=sessions,
        researchers=list(case.researchers.all()),
        timeline=case_timeline(sessions=sessions, milestones=milestones, now=now),
        rows=rows_of(case, shares),
        mix=place_mix([case], shares),
        dates=session_dates(sessions),
        where=_where(sessions),
        minutes=reading_minutes(*_texts(case)),
        preview=preview or case.status != CaseStatus.PUBLISHED or phase == Phase.DRAFT,
        by_hand=is_by_hand(case),
    )


def _texts(case: Case) -> list[str]:
    return [case.background, case.problem, case.challenge_question, case.setup]


def _where(sessions: Sequence[Session]) -> str:
    """Give where the sessions are held where it is the same for all: the service or the venue."""
    places = {
        session.get_provider_display() if session.delivery == Delivery.ONLINE else session.venue
        for session in sessions
    }
    return places.pop() if len(places) == 1 else ""
