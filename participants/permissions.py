"""Who takes part in a case."""

from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models import Place
from susi.accounts.models import User


def participates(user: User, case: Case) -> bool:
    """Tell whether the person has a confirmed place in the case."""
    return Place.objects.filter(
        application__user=user, case=case, status=PlaceStatus.CONFIRMED
    ).exists()
