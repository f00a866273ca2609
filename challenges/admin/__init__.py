"""The admin of the app: challenges, cases and criteria, each organiser's own."""

from challenges.admin.case import CaseAdmin
from challenges.admin.challenge import ChallengeAdmin
from challenges.admin.criterion import CriterionAdmin

__all__ = ["CaseAdmin", "ChallengeAdmin", "CriterionAdmin"]
