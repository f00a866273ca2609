"""Who takes part, and the sector they speak for."""

from django.db.models import QuerySet

from challenges.choices import CriterionKind
from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models import Answer, Place
from susi.accounts.models import User


def cases_of_participant(user: User) -> QuerySet[Case]:
    """Give the cases in which the person has a confirmed place."""
    return Case.objects.filter(
        place_rows__application__user=user, place_rows__status=PlaceStatus.CONFIRMED
    ).select_related("challenge")


def confirmed_places(case: Case) -> QuerySet[Place]:
    """Give the confirmed places of a case with application and person."""
    return Place.objects.filter(case=case, status=PlaceStatus.CONFIRMED).select_related(
        "application__user"
    )


def sector_of(user: User, case: Case) -> str:
    """Give the key of the sector the person stated in this challenge, or an empty string."""
    answer = (
        Answer.objects.filter(
            application__user=user,
            application__challenge_id=case.challenge_id,
            criterion__kind=CriterionKind.SECTOR,
        )
        .select_related("value")
        .first()
    )
    return answer.value.key if answer and answer.value else ""
