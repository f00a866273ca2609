"""What researchers and those who read their cases need."""

from django.db.models import Prefetch, QuerySet

from challenges.choices import Role
from challenges.models import Case, CaseDraft, Challenge, TeamMember
from challenges.queries.visibility import cases_of_researcher
from susi.accounts.models import User


def challenges_researched_by(user: User) -> QuerySet[Challenge]:
    """Give the challenges in whose team the person is a researcher."""
    team = TeamMember.objects.filter(user=user, role=Role.RESEARCHER)
    return Challenge.objects.filter(pk__in=team.values("challenge"))


def case_for_researcher(user: User) -> QuerySet[Case]:
    """Give the cases the person may write: their own, and for superusers all."""
    if user.is_superuser:
        return Case.objects.select_related("challenge")
    return cases_of_researcher(user)


def cases_for_review(challenge: Challenge) -> QuerySet[Case]:
    """Give all cases of a challenge with their researchers, in their order."""
    people = Prefetch("researchers", queryset=User.objects.order_by("name", "pk"))
    return Case.objects.filter(challenge=challenge).prefetch_related(people)


def draft_of(case: Case, user: User) -> CaseDraft | None:
    """Give what the person has typed and not saved, if anything."""
    return CaseDraft.objects.filter(case=case, user=user).first()
