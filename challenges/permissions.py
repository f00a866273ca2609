"""Who may do what with challenges and cases."""

from challenges.choices import Role
from challenges.models import Case, Challenge
from susi.accounts.models import User


def organises(user: User, challenge: Challenge) -> bool:
    """Tell whether the person is an organiser of the challenge, or a superuser."""
    return user.is_superuser or challenge.team.filter(user=user, role=Role.ORGANISER).exists()


def facilitates(user: User, challenge: Challenge) -> bool:
    """Tell whether the person may lead the challenge's sessions."""
    roles = [Role.ORGANISER, Role.FACILITATOR]
    return user.is_superuser or challenge.team.filter(user=user, role__in=roles).exists()


def researches(user: User, case: Case) -> bool:
    """Tell whether the person is named as a researcher of the case."""
    return case.researchers.filter(pk=user.pk).exists()


def may_research(user: User) -> bool:
    """Tell whether the person is a researcher: of a case, or in the team of a challenge."""
    if user.is_superuser or user.cases.exists():
        return True
    return user.team_roles.filter(role=Role.RESEARCHER).exists()
