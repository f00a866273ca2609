"""What quotas give those who applied: chances, or why there is no group that keeps them all."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from participants.domain.quotas import Bound
from participants.domain.selection.blocked import unreachable
from participants.domain.selection.check_problem import check_problem
from participants.domain.selection.coded import problem_from
from participants.domain.selection.digests import canonical
from participants.domain.selection.explain import explain
from participants.domain.selection.explanation import Explanation
from participants.domain.selection.preview import Preview, preview_chances
from participants.domain.selection.problem import (
    BadProblemError,
    InfeasibleError,
    Problem,
    Quota,
    Value,
)
from participants.domain.selection.seat_table import Label
from participants.queries.draw_problem import document_of
from participants.queries.problem_words import sentence_of

# A page waits at most so long for an explanation; what is not known by then is said to be unknown.
SECONDS = 3.0
REMEMBERED = 8


@dataclass(frozen=True)
class Outlook:
    """One of three: a fault in words, an explanation why no group is possible, or the chances."""

    fault: str = ""
    explanation: Explanation | None = None
    preview: Preview | None = None

    @property
    def hopeless(self) -> int:
        """How many have no chance."""
        return len(self.preview.unreachable) if self.preview else 0


def look_ahead(problem: Problem, names: Mapping[Value, str]) -> Outlook:
    """Say what comes of the problem; nothing is kept."""
    try:
        check_problem(problem)
    except BadProblemError as error:
        return Outlook(fault=sentence_of(error, names))
    try:
        return Outlook(preview=preview_chances(problem))
    except InfeasibleError:
        return Outlook(explanation=explained(problem))


def explained(problem: Problem) -> Explanation:
    """Explain why there is no group; the same question is thought about once."""
    return _explained(canonical(document_of(problem)))


def reasons_of(problem: Problem) -> list[tuple[int, tuple[Label, ...]]]:
    """Give how many can never be chosen and by which rules, the most first."""
    return _reasons(canonical(document_of(problem)))


def with_bounds(problem: Problem, bounds: Mapping[Value, Bound | None]) -> Problem:
    """Give the problem with other quotas, such as those that are being typed."""
    quotas = tuple(
        Quota(frozenset({value}), bound.minimum, bound.maximum)
        for value, bound in bounds.items()
        if bound is not None
    )
    return replace(problem, rules=replace(problem.rules, quotas=quotas))


@lru_cache(maxsize=REMEMBERED)
def _explained(written: bytes) -> Explanation:
    return explain(_read(written), seconds=SECONDS)


@lru_cache(maxsize=REMEMBERED)
def _reasons(written: bytes) -> list[tuple[int, tuple[Label, ...]]]:
    found = Counter(blocked.by for blocked in unreachable(_read(written), seconds=SECONDS))
    return [(number, by) for by, number in found.most_common()]


def _read(written: bytes) -> Problem:
    document = json.loads(written)
    return problem_from(document["pool"], document["rules"])
