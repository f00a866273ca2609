"""The tables of challenges."""

from challenges.models.case import Case, CaseDraft
from challenges.models.challenge import (
    Challenge,
    ConsentText,
    Milestone,
    Partner,
    QuestionAndAnswer,
)
from challenges.models.criterion import Criterion, CriterionValue, Quota
from challenges.models.team import TeamMember

__all__ = [
    "Case",
    "CaseDraft",
    "Challenge",
    "ConsentText",
    "Criterion",
    "CriterionValue",
    "Milestone",
    "Partner",
    "QuestionAndAnswer",
    "Quota",
    "TeamMember",
]
