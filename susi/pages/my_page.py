"""What a person's own page says about each of their applications."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from challenges.choices import Phase
from challenges.models import Case, Challenge
from ideas.choices import BoardState
from participants.choices import ApplicationStatus, PlaceStatus
from participants.domain.steps import COUNTED
from participants.emails.places import answer_token
from participants.models import Application, DrawEntry, Place
from participants.queries.late import late_of
from participants.queries.mine import questions_left
from participants.queries.my_groups import told_group
from susi.core.live import version_of
from susi.pages.timeline import Milepost, case_timeline, landing_timeline
from workshops.choices import SessionStatus
from workshops.models import Group, Session
from workshops.queries import challenge_phase, join_is_open, join_opens_at


class State(StrEnum):
    """Where a person stands; each has its own words on the page."""

    DRAFT = "draft"
    UNSENT = "unsent"
    WITHDRAWN = "withdrawn"
    SUBMITTED = "submitted"
    PLACE = "place"
    OFFER = "offer"
    LATE = "late"
    PARTICIPATES = "participates"
    WAITING = "waiting"
    GAVE_UP = "gave_up"
    NO_PLACE = "no_place"


# The first of these that a person has in any case is what the page is about.
ORDER = (
    PlaceStatus.CONFIRMED,
    PlaceStatus.OFFERED,
    PlaceStatus.WAITING,
    PlaceStatus.EXPIRED,
    PlaceStatus.WITHDRAWN,
    PlaceStatus.DECLINED,
    PlaceStatus.CLOSED,
)
STATE_OF_PLACE = {
    PlaceStatus.CONFIRMED: State.PARTICIPATES,
    PlaceStatus.WAITING: State.WAITING,
    PlaceStatus.EXPIRED: State.LATE,
    PlaceStatus.WITHDRAWN: State.GAVE_UP,
    PlaceStatus.DECLINED: State.GAVE_UP,
    PlaceStatus.CLOSED: State.NO_PLACE,
}
# Who waits for a place, until the last session is over.
QUEUING = frozenset({State.WAITING, State.LATE})


@dataclass(frozen=True)
class Card:
    """One application as its owner sees it now."""

    application: Application
    sessions: Sequence[Session]
    now: datetime

    @property
    def challenge(self) -> Challenge:
        """Give the challenge that was applied to."""
        return self.application.challenge

    @cached_property
    def place(self) -> Place | None:
        """Give the place the page is about; a choice that nobody was told of is not shown."""
        told = [place for place in self.application.places.all() if was_told(place)]
        found = (place for status in ORDER for place in told if place.status == status)
        return next(found, None)

    @property
    def case(self) -> Case | None:
        """Give the case of that place."""
        return self.place.case if self.place else None

    @cached_property
    def cases(self) -> list[Case]:
        """Give the case of the place, else the cases that are applied to."""
        if self.place and self.place.status != PlaceStatus.WAITING:
            return [self.place.case]
        preferences = self.application.preferences.all()
        return [one.case for one in preferences if one.availability in {*COUNTED, ""}]

    @property
    def is_open(self) -> bool:
        """Tell whether the application can be changed and sent now."""
        return self._phase == Phase.OPEN or self._is_late

    @property
    def closes_at(self) -> datetime:
        """Give until when that is so: a code for a late application has an end of its own."""
        code = self.application.late_code
        return code.expires_at if code and self._is_late else self.challenge.closes_at

    @cached_property
    def _phase(self) -> Phase:
        return challenge_phase(self.challenge, self.now, cases=[], sessions=[])

    @cached_property
    def _is_late(self) -> bool:
        late = late_of(self.application, self.challenge, self._phase, self.now)
        return late is not None and late.fault is None

    @cached_property
    def state(self) -> State:
        """Give where the person stands."""
        if self.application.status == ApplicationStatus.DRAFT:
            return State.DRAFT if self.is_open else State.UNSENT
        if self.application.status == ApplicationStatus.WITHDRAWN:
            return State.WITHDRAWN
        if self.place is None:
            decided = bool(self.cases) and all(case.released_at for case in self.cases)
            return State.NO_PLACE if decided else State.SUBMITTED
        if self.place.status == PlaceStatus.OFFERED:
            return self._offer(self.place)
        state = STATE_OF_PLACE[PlaceStatus(self.place.status)]
        return State.NO_PLACE if state in QUEUING and self.is_over else state

    @property
    def is_over(self) -> bool:
        """Tell whether the last session has ended."""
        return bool(self.sessions and self.sessions[-1].ends_at < self.now)

    def _offer(self, place: Place) -> State:
        if place.answer_by and place.answer_by <= self.now:
            return State.LATE
        released = place.case.released_at
        late = bool(place.offered_at and released and place.offered_at > released)
        return State.OFFER if late else State.PLACE

    @property
    def answer_token(self) -> str:
        """Give the signed part of the address where an offered place is answered."""
        return answer_token(self.place) if self.place else ""

    @property
    def left(self) -> int:
        """Give how many questions of a draft have no answer yet."""
        return questions_left(self.application)

    @cached_property
    def session(self) -> Session | None:
        """Give the session that goes on or comes next in the place's case."""
        return next((one for one in self.sessions if one.ends_at >= self.now), None)

    @cached_property
    def group(self) -> Group | None:
        """Give the group in that session, once the person has been told of it."""
        return told_group(self.place, self.session) if self.place and self.session else None

    @property
    def session_when(self) -> str:
        """Give how far away the next session is, in words."""
        return days_until(self.session.starts_at, self.now) if self.session else ""

    @property
    def is_running(self) -> bool:
        """Tell whether the next session has begun."""
        return bool(self.session and self.session.starts_at <= self.now)

    @property
    def may_join(self) -> bool:
        """Tell whether the meeting of the next session is open."""
        return bool(self.session and join_is_open(self.session, self.now))

    @property
    def meeting_opens_at(self) -> datetime | None:
        """Give when the meeting of the next session opens."""
        return join_opens_at(self.session) if self.session else None

    @cached_property
    def draws(self) -> list[DrawEntry]:
        """Give the person's part in the draws whose list is published."""
        return list(self.application.draw_entries.all())

    @property
    def has_begun(self) -> bool:
        """Tell whether the first session has begun."""
        return bool(self.sessions and self.sessions[0].starts_at <= self.now)

    @property
    def board_state(self) -> str:
        """Give the state of the case's idea board; it waits until somebody has opened it."""
        board = getattr(self.case, "board", None)
        return board.state if board else BoardState.WAITING

    @property
    def result_is_out(self) -> bool:
        """Tell whether the result can be read."""
        return self.challenge.results_at is not None and self.challenge.results_at <= self.now

    @cached_property
    def timeline(self) -> list[Milepost]:
        """Give the dates, the next marked: the case's own for who has a place, else those ahead."""
        marks, sessions = self.challenge.milestones.all(), self.sessions
        if self.state in {State.PARTICIPATES, State.PLACE, State.OFFER}:
            return mark_next(case_timeline(sessions=sessions, milestones=marks, now=self.now))
        posts = landing_timeline(self.challenge, sessions=sessions, milestones=marks, now=self.now)
        return mark_next([post for post in posts if not post.done])

    @property
    def version(self) -> str:
        """Give a text that changes when the status does."""
        place, session = self.place, self.session
        return version_of(
            get_language(),
            str(self.state),
            self.application.saved_at,
            self.is_open,
            (place.pk, place.changed_at) if place else None,
            (session.pk, session.updated_at, self.session_when) if session else None,
            [(entry.pk, entry.draw.status) for entry in self.draws],
            (self.group.pk, self.group.label, self.group.room) if self.group else None,
            (self.is_running, self.may_join, str(self.board_state), self.result_is_out),
        )


def was_told(place: Place) -> bool:
    """Tell whether the person knows: marks are secret, and so is a waiting list before release."""
    if place.status == PlaceStatus.WAITING:
        return place.case.released_at is not None
    return place.status != PlaceStatus.MARKED


def mark_next(posts: list[Milepost]) -> list[Milepost]:
    """Give the dates with the first that is not over marked, where none is going on."""
    ahead = next((post for post in posts if not post.done), None)
    if ahead is None or any(post.now for post in posts):
        return posts
    return [replace(post, now=post is ahead) for post in posts]


def cards_of(applications: Iterable[Application], now: datetime) -> list[Card]:
    """Give the cards of applications from ``applications_of``; one query more for all sessions."""
    cards = [Card(application, [], now) for application in applications]
    wanted = {case.pk: case for card in cards for case in card.cases}
    of_case: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.filter(case__in=wanted, status=SessionStatus.PLANNED).order_by(
        "starts_at", "pk"
    ):
        session.case = wanted[session.case_id]
        of_case[session.case_id].append(session)
    return [
        Card(
            card.application,
            sorted((s for case in card.cases for s in of_case[case.pk]), key=_when),
            now,
        )
        for card in cards
    ]


def days_until(moment: datetime, now: datetime) -> str:
    """Give how many days away a moment is, in words; days change at midnight in Sweden."""
    days = (timezone.localdate(moment) - timezone.localdate(now)).days
    if days <= 0:
        return _("i dag")
    if days == 1:
        return _("i morgon")
    return ngettext("om %(n)s dag", "om %(n)s dagar", days) % {"n": days}


def _when(session: Session) -> tuple[datetime, int]:
    return session.starts_at, session.pk
