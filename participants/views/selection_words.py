"""Why quotas cannot be met, as the page shows it: people as shapes, ways out, rows to mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.choices import CriterionKind
from challenges.models import Criterion
from participants.domain.selection.explanation import Explanation, Kind, Share
from participants.domain.selection.problem import Problem, Quota, Value
from participants.domain.selection.seat_table import SIZE, Label
from participants.queries.explanations import Fix, explanation_words
from participants.queries.outlook import reasons_of
from participants.queries.quota_names import Names, label_name, listed, share_words

MOST_SHAPES = 24


class Unit(NamedTuple):
    """People who could fill a demand: so many shapes filled, the others hollow."""

    name: str
    sector: str
    filled: range
    hollow: range
    note: str


@dataclass(frozen=True)
class Why:
    """An explanation for the page."""

    headline: str
    sentences: list[str]
    units: list[Unit]
    total: str
    fixes: list[Fix]
    marked: frozenset[Value]


def why_of(explanation: Explanation, names: Names, criteria: Iterable[Criterion]) -> Why:
    """Put an explanation in words and shapes."""
    words = explanation_words(explanation, names)
    facts = explanation.facts
    shares = [share for share in facts.shares if share.of != SIZE] if facts else []
    told = {share_words(share, names) for share in shares}
    sentences = [sentence for sentence in words.sentences if sentence not in told]
    summed = bool(shares) and explanation.kind is not Kind.UNKNOWN and len(sentences) > 1
    return Why(
        headline=words.headline,
        sentences=sentences[:-1] if summed else sentences,
        units=_units(shares, names, criteria),
        total=sentences[-1] if summed else "",
        fixes=list(words.fixes),
        marked=frozenset(value for quota in explanation.quotas for value in quota.cell),
    )


def hopeless_words(problem: Problem, names: Mapping[Value, str]) -> list[str]:
    """Say how many can never be chosen and which quotas keep them out; nobody is named."""
    return [_hopeless(number, by, names) for number, by in reasons_of(problem)]


def _hopeless(number: int, by: tuple[Label, ...], names: Names) -> str:
    facts: dict[str, object] = {"n": number}
    if not by:
        sentence = ngettext(
            "%(n)d person: vi hann inte räkna ut vilka kvoter det beror på.",
            "%(n)d personer: vi hann inte räkna ut vilka kvoter det beror på.",
            number,
        )
        return sentence % facts
    facts["quotas"] = listed([label_name(label, names) for label in by], last=_("och"))
    if len(by) == 1:
        sentence = ngettext(
            "%(n)d person: kvoten för %(quotas)s lämnar ingen plats.",
            "%(n)d personer: kvoten för %(quotas)s lämnar ingen plats.",
            number,
        )
    else:
        sentence = ngettext(
            "%(n)d person: kvoterna för %(quotas)s lämnar tillsammans ingen plats.",
            "%(n)d personer: kvoterna för %(quotas)s lämnar tillsammans ingen plats.",
            number,
        )
    return sentence % facts


def _units(shares: Iterable[Share], names: Names, criteria: Iterable[Criterion]) -> list[Unit]:
    sectors = {one.key for one in criteria if one.kind == CriterionKind.SECTOR}
    return [
        Unit(
            name=label_name(share.of, names),
            sector=_sector(share.of, sectors),
            filled=range(share.seats if share.people <= MOST_SHAPES else 0),
            hollow=range(share.people - share.seats if share.people <= MOST_SHAPES else 0),
            note=_note(share),
        )
        for share in shares
    ]


def _note(share: Share) -> str:
    if share.maximum >= share.people:
        return _("alla %(people)d") % {"people": share.people}
    return _("högst %(most)d av %(people)d") % {"most": share.maximum, "people": share.people}


def _sector(label: Label, sectors: set[str]) -> str:
    if not isinstance(label, Quota):
        return ""
    return next((value for criterion, value in label.cell if criterion in sectors), "")
