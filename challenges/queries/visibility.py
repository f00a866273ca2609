"""Sets of challenges and cases that pages ask for."""

from datetime import datetime

from django.db.models import Q, QuerySet

from challenges.choices import CaseStatus, Role
from challenges.models import Case, Challenge, TeamMember
from susi.accounts.models import User


def published_challenges(now: datetime) -> QuerySet[Challenge]:
    """Give the challenges that everybody may see at ``now``, newest first."""
    return Challenge.objects.filter(published_at__lte=now)


def challenges_led_by(user: User) -> QuerySet[Challenge]:
    """Give the challenges that the person organises; superusers organise all."""
    if user.is_superuser:
        return Challenge.objects.all()
    return Challenge.objects.filter(
        pk__in=TeamMember.objects.filter(user=user, role=Role.ORGANISER).values("challenge")
    )


def challenges_visible_to(user: User | None, now: datetime) -> QuerySet[Challenge]:
    """Give the published challenges and those whose team the person is in."""
    public = published_challenges(now)
    if user is None or not user.is_authenticated:
        return public
    if user.is_superuser:
        return Challenge.objects.all()
    own = Challenge.objects.filter(pk__in=TeamMember.objects.filter(user=user).values("challenge"))
    return (public | own).distinct()


def cases_led_by(user: User) -> QuerySet[Case]:
    """Give the cases of the challenges that the person organises."""
    return Case.objects.filter(challenge__in=challenges_led_by(user)).select_related("challenge")


def cases_facilitated_by(user: User) -> QuerySet[Case]:
    """Give the cases whose sessions the person may lead: as facilitator or organiser."""
    if user.is_superuser:
        return Case.objects.select_related("challenge")
    team = TeamMember.objects.filter(user=user, role__in=[Role.ORGANISER, Role.FACILITATOR])
    return Case.objects.filter(challenge__in=team.values("challenge")).select_related("challenge")


def cases_of_researcher(user: User) -> QuerySet[Case]:
    """Give the cases the person is named as a researcher of."""
    return Case.objects.filter(researchers=user).select_related("challenge")


def cases_visible_to(user: User | None, now: datetime) -> QuerySet[Case]:
    """Give the published cases of published challenges, and those of the person's own challenges.

    A case that is not published yet is seen by its challenge's organisers and facilitators and by
    its own researchers.
    """
    cases = Case.objects.select_related("challenge")
    public = Q(challenge__published_at__lte=now, status=CaseStatus.PUBLISHED)
    if user is None or not user.is_authenticated:
        return cases.filter(public)
    if user.is_superuser:
        return cases
    team = TeamMember.objects.filter(user=user, role__in=[Role.ORGANISER, Role.FACILITATOR])
    mine = Case.researchers.through.objects.filter(user=user).values("case")
    return cases.filter(public | Q(challenge__in=team.values("challenge")) | Q(pk__in=mine))


def published_cases(challenge: Challenge) -> QuerySet[Case]:
    """Give the published cases of a challenge, in their order."""
    return Case.objects.filter(challenge=challenge, status=CaseStatus.PUBLISHED)


def roles_of(user: User) -> set[str]:
    """Give the roles the person has in any challenge, as words of ``choices.Role``."""
    roles = set(TeamMember.objects.filter(user=user).values_list("role", flat=True))
    if Case.objects.filter(researchers=user).exists():
        roles.add(Role.RESEARCHER)
    if user.is_superuser:
        roles |= {Role.ORGANISER, Role.FACILITATOR}
    return {str(role) for role in roles}
