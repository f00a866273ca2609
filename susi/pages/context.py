"""What every page knows about the person who reads it."""

from django.db.models import Value
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from challenges.choices import Role
from challenges.models import Case, TeamMember
from participants.models import Application
from susi.accounts.models import User

PARTICIPANT = "participant"


def roles(request: HttpRequest) -> dict[str, object]:
    """Give ``roles``: the words of ``challenges.choices.Role`` and ``participant``.

    They are looked up when a template asks: no query for visitors, one for a signed-in person.
    """
    return {"roles": SimpleLazyObject(lambda: roles_of_person(getattr(request, "user", None)))}


def roles_of_person(user: object) -> frozenset[str]:
    """Give all the person's roles in one query; ``participant`` has applied to something."""
    if not isinstance(user, User):
        return frozenset()
    team = TeamMember.objects.filter(user=user).order_by().values_list("role")
    cases = Case.objects.filter(researchers=user).order_by()
    applications = Application.objects.filter(user=user).order_by()
    found = team.union(
        cases.values_list(Value(str(Role.RESEARCHER))),
        applications.values_list(Value(PARTICIPANT)),
    )
    mine = {role for (role,) in found}
    if user.is_superuser:
        mine |= {str(Role.ORGANISER), str(Role.FACILITATOR)}
    return frozenset(mine)
