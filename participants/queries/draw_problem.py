"""What the draw of a case is asked: its pool and its rules, as they stand now."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from challenges.models import Case, CriterionValue
from participants.choices import DrawMethod
from participants.domain.selection.digests import canonical, digest
from participants.domain.selection.documents import pool_document, rules_document
from participants.domain.selection.problem import (
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
    Value,
)
from participants.models import Answer, Application, DrawRules, Place
from participants.models.place import HOLDING
from participants.queries.places import able_applicants
from participants.queries.reviews import left_out_of

PANELS, MANY_PANELS = 1_000, 10_000
# Below this share of seats a person would be in fewer than five of a thousand panels.
SMALL_SHARE = 0.005


def rules_of(case: Case) -> DrawRules:
    """Give the case's rules of the draw; without a row of their own the defaults, unsaved."""
    return DrawRules.objects.filter(case=case).first() or DrawRules(case=case)


def is_by_hand(case: Case) -> bool:
    """Tell whether the case's people are chosen by hand."""
    return DrawRules.objects.filter(case=case, method=DrawMethod.HAND).exists()


def pool_of(case: Case) -> QuerySet[Application]:
    """Give those who are drawn among: sent in, able to come, not left out, no place elsewhere."""
    left_out = left_out_of(case.challenge_id).values("application")
    elsewhere = Place.objects.filter(status__in=HOLDING).exclude(case=case).values("application")
    return able_applicants(case).exclude(pk__in=left_out).exclude(pk__in=elsewhere)


def problem_of(case: Case) -> Problem:
    """Give pool and rules of the case's draw; four queries, however many people there are.

    A person's id is their number. An answer that was declined is no answer.
    """
    rules = rules_of(case)
    people = pool_of(case).order_by("pk").values_list("pk", "number", "organisation")
    answers = _answers(case)
    counted = rules.organisation_max is not None
    return Problem(
        people=tuple(
            Person(
                id=str(number),
                answers={key: frozenset(values) for key, values in answers[pk].items()},
                organisation=one_spelling(organisation) if counted else "",
            )
            for pk, number, organisation in people
        ),
        rules=_rules(case, rules),
    )


def one_spelling(organisation: str) -> str:
    """Give an organisation's name in one spelling: case and spaces do not make it another."""
    return " ".join(organisation.casefold().split())


def _answers(case: Case) -> Mapping[int, Mapping[str, list[str]]]:
    rows = Answer.objects.filter(value__isnull=False, application__in=pool_of(case).values("pk"))
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for application, criterion, value in rows.values_list(
        "application", "criterion__key", "value__key"
    ):
        found[application][criterion].append(value)
    return found


def _rules(case: Case, rules: DrawRules) -> Rules:
    rows = list(
        case.quotas.values_list(
            "value__criterion__key", "value__key", "minimum", "maximum", "wanted"
        )
    )
    return Rules(
        size=case.places,
        quotas=tuple(
            Quota(frozenset({(criterion, value)}), least, most)
            for criterion, value, least, most, _ in rows
        ),
        targets=tuple(
            Target(frozenset({(criterion, value)}), wanted)
            for criterion, value, _, _, wanted in rows
            if wanted is not None
        ),
        organisation_max=rules.organisation_max,
        objective=Objective(rules.objective),
    )


def names_of(case: Case) -> Mapping[Value, str]:
    """Give the name of each value of the challenge's criteria, in the active language."""
    values = CriterionValue.objects.filter(criterion__challenge=case.challenge_id)
    return {
        (value.criterion.key, value.key): value.name for value in values.select_related("criterion")
    }


def panels_for(problem: Problem) -> int:
    """Give how many panels to draw from, a power of ten so that every row of digits names one."""
    small = problem.rules.size < SMALL_SHARE * len(problem.people)
    return MANY_PANELS if small else PANELS


def document_of(problem: Problem) -> dict[str, Any]:
    """Give the problem as it is kept and hashed."""
    return {
        "pool": pool_document(problem.people),
        "rules": rules_document(problem.rules, panels_for(problem)),
    }


def problem_hash(problem: Problem) -> str:
    """Give a digest of the problem, by which a change of pool or rules shows."""
    return hash_of(document_of(problem))


def hash_of(document: Mapping[str, Any]) -> str:
    """Give the digest of a written problem."""
    return digest("susi-problem-v1", canonical(document))
