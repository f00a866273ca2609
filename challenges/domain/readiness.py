"""What a challenge needs before it opens, and what it would be better with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SECTORS_AT_LEAST = 2
SESSIONS_A_CASE = 2


class Level(StrEnum):
    """How a check came out: a fault stops the opening, advice does not."""

    OK = "ok"
    ADVICE = "advice"
    FAULT = "fault"


@dataclass(frozen=True)
class CaseFacts:
    """What is known of a published case."""

    title: str
    sessions: Sequence[tuple[datetime, datetime]]
    quota_fault: bool = False
    has_quotas: bool = True
    in_english: bool = True


@dataclass(frozen=True)
class Facts:
    """What is known of a challenge; moments are aware."""

    opens_at: datetime
    closes_at: datetime
    decision_at: datetime
    answer_by: datetime
    has_consent: bool
    sector_values: int
    cases: Sequence[CaseFacts]
    questions: int = 0
    in_english: bool = True


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        key: its short name; the page has the words.
        level: how it came out.
        about: the cases it is about, where it is about some.
    """

    key: str
    level: Level
    about: tuple[str, ...] = ()


def checks(facts: Facts, now: datetime) -> list[Check]:
    """Give every check of a challenge, faults and advice and what is right, in a fixed order."""
    return [
        _fault("consent", good=facts.has_consent),
        _fault("sectors", good=facts.sector_values >= SECTORS_AT_LEAST),
        _fault("cases", good=bool(facts.cases)),
        _fault("dates", good=_ordered(facts)),
        _fault("closing", good=now < facts.closes_at),
        _about("sessions", Level.FAULT, [c.title for c in facts.cases if not c.sessions]),
        _about("session_order", Level.FAULT, [c.title for c in facts.cases if _early(c, facts)]),
        _about("quota_sums", Level.FAULT, [c.title for c in facts.cases if c.quota_fault]),
        _about("two_sessions", Level.ADVICE, [c.title for c in facts.cases if _single(c)]),
        _about("quotas", Level.ADVICE, [c.title for c in facts.cases if not c.has_quotas]),
        _advice("questions", good=facts.questions > 0),
        _advice("english", good=facts.in_english and all(c.in_english for c in facts.cases)),
    ]


def faults(found: Sequence[Check]) -> list[str]:
    """Give the keys of the checks that stop the opening."""
    return [check.key for check in found if check.level == Level.FAULT]


def _ordered(facts: Facts) -> bool:
    return facts.opens_at < facts.closes_at <= facts.decision_at and (
        facts.closes_at < facts.answer_by
    )


def _early(case: CaseFacts, facts: Facts) -> bool:
    """Tell whether a session begins before people have had time to answer."""
    return any(start < facts.decision_at for start, _ in case.sessions)


def _single(case: CaseFacts) -> bool:
    return 0 < len(case.sessions) < SESSIONS_A_CASE


def _fault(key: str, *, good: bool) -> Check:
    return Check(key, Level.OK if good else Level.FAULT)


def _advice(key: str, *, good: bool) -> Check:
    return Check(key, Level.OK if good else Level.ADVICE)


def _about(key: str, level: Level, titles: Sequence[str]) -> Check:
    return Check(key, level if titles else Level.OK, tuple(titles))
