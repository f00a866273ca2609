"""The dates of a challenge and of a case, in order, each with what has been and what is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import date as format_date
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models import Challenge, Milestone
from susi.core.bilingual import fallback_language
from susi.core.templatetags.susi import day, short_day, span
from workshops.models import Session


@dataclass(frozen=True)
class Milepost:
    """One date on a timeline.

    Attributes:
        at: when it begins.
        end: when it is over.
        title: what it is.
        note: one line about it.
        now: it is going on, here and now.
        done: it is over.
        lang: the language of the words, where it is not the page's.
        days: the day or days in words, short.
    """

    at: datetime
    end: datetime
    title: str
    note: str
    days: str
    now: bool = False
    done: bool = False
    lang: str = ""


def days_text(start: datetime, end: datetime) -> str:
    """Give the days from start to end: *22 okt*, *22–23 okt* or *30 okt–2 nov*."""
    first, last = localtime(start), localtime(end)
    if first.date() == last.date():
        return short_day(start)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(end)}"
    return f"{short_day(start)}–{short_day(end)}"


def landing_timeline(
    challenge: Challenge,
    *,
    sessions: Sequence[Session],
    milestones: Iterable[Milestone],
    now: datetime,
) -> list[Milepost]:
    """Give the challenge's dates: opening, closing, news, sessions by number, milestones."""
    posts = [*_window(challenge, now)]
    numbers = sorted({session.number for session in sessions})
    posts += [_meeting([s for s in sessions if s.number == number], now) for number in numbers]
    posts += [_milestone(milestone, now) for milestone in milestones]
    return sorted(posts, key=lambda post: post.at)


def case_timeline(
    *, sessions: Sequence[Session], milestones: Iterable[Milestone], now: datetime
) -> list[Milepost]:
    """Give the dates of one case: its sessions with their hours, and what comes after the first."""
    posts = [_own_meeting(session, now) for session in sessions]
    first = sessions[0].starts_at if sessions else now
    posts += [_milestone(mark, now) for mark in milestones if mark.at >= first]
    return sorted(posts, key=lambda post: post.at)


def session_dates(sessions: Sequence[Session]) -> str:
    """Give the days of sessions in one line, with the hours where all have the same."""
    if not sessions:
        return ""
    days = [format_date(localtime(session.starts_at), "j F") for session in sessions]
    hours = {_unbroken(span(s.starts_at, s.ends_at)) for s in sessions}
    listed = days[0]
    if len(days) > 1:
        listed = _("%(first)s och %(last)s") % {"first": ", ".join(days[:-1]), "last": days[-1]}
    return f"{listed}, {hours.pop()}" if len(hours) == 1 else listed


def _unbroken(hours: str) -> str:
    """Give the hours with spaces at which no line breaks."""
    return hours.replace(" ", "\u00a0")


def _window(challenge: Challenge, now: datetime) -> list[Milepost]:
    is_open = challenge.opens_at <= now < challenge.closes_at
    closing = _("Ansökan är öppen nu") if is_open else _("Alla som vill kan söka")
    return [
        _moment(challenge.opens_at, _("Ansökan öppnar"), "", now),
        _moment(challenge.closes_at, _("Sista dag att ansöka"), closing, now, current=is_open),
        _moment(
            challenge.decision_at, _("Alla får besked"), _("Platserna lottas inom ramarna"), now
        ),
    ]


def _moment(
    at: datetime, title: str, note: str, now: datetime, *, current: bool = False
) -> Milepost:
    return Milepost(at, at, title, note, days_text(at, at), now=current, done=at <= now)


def _meeting(sessions: Sequence[Session], now: datetime) -> Milepost:
    start, end = sessions[0].starts_at, max(session.ends_at for session in sessions)
    running = any(session.starts_at <= now <= session.ends_at for session in sessions)
    title = _("Session %(number)s") % {"number": sessions[0].number}
    words = sessions[0]
    return Milepost(
        start,
        end,
        title,
        words.purpose,
        days_text(start, end),
        now=running,
        done=end < now,
        lang=fallback_language(words.purpose_sv, words.purpose_en),
    )


def _own_meeting(session: Session, now: datetime) -> Milepost:
    weekday = day(session.starts_at).split(" ")[0]
    hours = span(session.starts_at, session.ends_at)
    joint = ", " if (get_language() or "sv").startswith("en") else " "
    title = _("Session %(number)s, %(when)s") % {
        "number": session.number,
        "when": f"{weekday}{joint}{hours}",
    }
    return Milepost(
        session.starts_at,
        session.ends_at,
        title,
        session.purpose,
        short_day(session.starts_at),
        now=session.starts_at <= now <= session.ends_at,
        done=session.ends_at < now,
        lang=fallback_language(session.purpose_sv, session.purpose_en),
    )


def _milestone(milestone: Milestone, now: datetime) -> Milepost:
    return Milepost(
        milestone.at,
        milestone.at,
        milestone.title,
        milestone.note,
        short_day(milestone.at),
        done=milestone.at < now,
        lang=fallback_language(milestone.title_sv, milestone.title_en),
    )
