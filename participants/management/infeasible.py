"""The end of a draw that no panel can satisfy: why, and what would help, as facts and words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from participants.domain.selection.explain import explain
from participants.domain.selection.explanation import Explanation
from participants.domain.selection.explanation_data import to_plain
from participants.domain.selection.problem import Fault, Problem
from participants.management.ending import INFEASIBLE, Ending, in_every_language
from participants.queries.explanations import explanation_words
from participants.queries.file_words import option_sentence
from participants.queries.quota_names import Names


def no_panel(problem: Problem) -> Ending:
    """Give the end for quotas that do not go together."""
    explanation = explain(problem)
    names = {
        value: f"{value[0]}: {value[1]}" for quota in problem.rules.quotas for value in quota.cell
    }
    said = in_every_language(lambda: "\n".join(_lines(explanation, names)))
    return _ending(to_plain(explanation), said)


def too_few_people(fault: Fault) -> Ending:
    """Give the end for a pool with fewer people than there are seats."""
    said = in_every_language(lambda: option_sentence(fault))
    return _ending({"kind": "too_few_people", **fault.facts}, said)


def _ending(explanation: dict[str, Any], said: dict[str, str]) -> Ending:
    document = {"error": "infeasible", "explanation": explanation, **said}
    return Ending(INFEASIBLE, document, [said])


def _lines(explanation: Explanation, names: Names) -> Iterator[str]:
    words = explanation_words(explanation, names)
    yield f"{words.headline}."
    yield from words.sentences
    if words.fixes:
        yield _("Det här skulle hjälpa:")
    for fix in words.fixes:
        yield f"- {fix.label}. {fix.price}".rstrip()
