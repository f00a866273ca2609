"""Which phase it is, and what each phase allows; nobody else compares these dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What a phase may allow."""

    SEE = "see"
    APPLY = "apply"
    CHOOSE = "choose"
    ANSWER_OFFER = "answer_offer"
    READ_RESULT = "read_result"


@dataclass(frozen=True)
class Facts:
    """The dates and facts a phase follows from; all moments are aware."""

    published_at: datetime | None
    opens_at: datetime
    closes_at: datetime
    released_at: datetime | None
    sessions: Sequence[tuple[datetime, datetime]]
    results_at: datetime | None


# The words are those of ``challenges.choices.Phase``; the domain knows no Django.
ALLOWS: dict[str, frozenset[Action]] = {
    "draft": frozenset(),
    "coming": frozenset({Action.SEE}),
    "open": frozenset({Action.SEE, Action.APPLY}),
    "closed": frozenset({Action.SEE, Action.CHOOSE}),
    "drawn": frozenset({Action.SEE, Action.CHOOSE, Action.ANSWER_OFFER}),
    "session": frozenset({Action.SEE, Action.ANSWER_OFFER, Action.CHOOSE}),
    "between": frozenset({Action.SEE, Action.ANSWER_OFFER, Action.CHOOSE}),
    "after": frozenset({Action.SEE}),
    "result": frozenset({Action.SEE, Action.READ_RESULT}),
}


def phase_at(facts: Facts, now: datetime) -> str:
    """Give the phase at ``now``, as a word of ``challenges.choices.Phase``.

    A session counts as going on from its start to its end, both included.
    """
    if facts.published_at is None or now < facts.published_at:
        return "draft"
    if facts.results_at is not None and facts.results_at <= now:
        return "result"
    if now < facts.opens_at:
        return "coming"
    if now < facts.closes_at:
        return "open"
    return _phase_after_closing(facts, now)


def _phase_after_closing(facts: Facts, now: datetime) -> str:
    if any(start <= now <= end for start, end in facts.sessions):
        return "session"
    if facts.sessions and all(end < now for _, end in facts.sessions):
        return "after"
    if any(end < now for _, end in facts.sessions):
        return "between"
    return "closed" if facts.released_at is None else "drawn"


def allows(phase: str, action: Action) -> bool:
    """Tell whether the phase allows the action.

    Raises:
        KeyError: there is no such phase.
    """
    return action in ALLOWS[phase]
