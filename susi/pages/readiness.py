"""Whether a challenge may open, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from challenges.domain.places import sum_fault
from challenges.domain.readiness import CaseFacts, Check, Facts, Level, checks
from challenges.models import Case, Challenge
from challenges.queries import SectorShare, published_cases, sector_shares
from workshops.models import Session
from workshops.queries import planned_sessions

# key -> what stands when it is right, what to do when it is not
WORDS: dict[str, tuple[Promise, Promise]] = {
    "consent": (_("Samtyckestexten finns."), _("Skriv samtyckestexten som sökande godkänner.")),
    "sectors": (_("Sektorerna finns."), _("Lägg till kriteriet sektor med minst två värden.")),
    "cases": (_("Minst ett case är publicerat."), _("Publicera minst ett case.")),
    "dates": (
        _("Datumen kommer i rätt ordning."),
        _("Rätta datumen: öppnar, stänger, besked och sista svarsdag ska följa på varandra."),
    ),
    "closing": (
        _("Ansökan stänger längre fram."),
        _("Ansökan har redan stängt. Flytta sista dagen."),
    ),
    "sessions": (_("Varje case har sessioner."), _("Lägg till sessioner.")),
    "session_order": (
        _("Sessionerna kommer efter beskedet."),
        _("En session börjar innan alla har fått besked. Flytta sessionen eller beskedet."),
    ),
    "quota_sums": (_("Kvoterna går ihop med platserna."), _("Kvoterna går inte ihop. Ändra dem.")),
    "two_sessions": (_("Varje case har två sessioner."), _("Bara en session är planerad.")),
    "quotas": (_("Platserna är delade mellan sektorerna."), _("Inga kvoter för sektorerna än.")),
    "questions": (
        _("Frågor och svar finns."),
        _("Svara på det som sökande brukar fråga, till exempel om teknik och stöd."),
    ),
    "english": (
        _("Allt finns på engelska."),
        _("Något saknas på engelska. Den svenska texten visas i stället."),
    ),
}


@dataclass(frozen=True)
class Line:
    """A check as the page shows it."""

    key: str
    level: Level
    words: str
    about: tuple[str, ...]


def lines(challenge: Challenge, now: datetime) -> list[Line]:
    """Give every check of the challenge with its words."""
    return [_line(check) for check in checks(facts_of(challenge), now)]


def facts_of(challenge: Challenge) -> Facts:
    """Gather what the checks look at."""
    shares = sector_shares(challenge.pk)
    sessions = list(planned_sessions(challenge))
    cases = list(published_cases(challenge))
    return Facts(
        opens_at=challenge.opens_at,
        closes_at=challenge.closes_at,
        decision_at=challenge.decision_at,
        answer_by=challenge.answer_by,
        has_consent=challenge.consent_texts.exists(),
        sector_values=len(shares),
        cases=[_case_facts(case, shares, sessions) for case in cases],
        questions=challenge.questions.count(),
        in_english=bool(challenge.title_en and challenge.lede_en),
    )


def _case_facts(
    case: Case, shares: Sequence[SectorShare], sessions: Sequence[Session]
) -> CaseFacts:
    ranges = [share.ranges[case.pk] for share in shares if case.pk in share.ranges]
    whole = len(ranges) == len(shares)
    return CaseFacts(
        title=case.title,
        sessions=[(s.starts_at, s.ends_at) for s in sessions if s.case_id == case.pk],
        quota_fault=sum_fault(case.places, ranges, whole=whole) is not None,
        has_quotas=bool(ranges) or not shares,
        in_english=bool(case.title_en and case.background_en and case.problem_en),
    )


def _line(check: Check) -> Line:
    good, bad = WORDS[check.key]
    words = str(good if check.level == Level.OK else bad)
    return Line(check.key, check.level, words, check.about)
