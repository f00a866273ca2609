"""Groups in the demo: dealt, led and made known through the services that clicks use too."""

from datetime import datetime, timedelta

from challenges.choices import Role
from challenges.models import Case, Challenge, TeamMember
from participants.choices import GroupingKind
from participants.queries.seating import read_seating
from participants.services.group_publish import publish_groups
from participants.services.grouping import Options, options_of, propose_groups
from participants.services.seats import edit_group
from susi.accounts.demo_people import DEMO_DOMAIN
from susi.accounts.models import User
from workshops.models import Group, Session

# Three who lead groups beside Johanna; nobody signs in as them.
FACILITATORS = (("olof", "Olof Norling"), ("bo", "Bo Lilja"), ("samira", "Samira Aziz"))


def make_facilitators(challenge: Challenge) -> None:
    """Add those who lead the other groups to the team."""
    for first, name in FACILITATORS:
        user, _made = User.objects.get_or_create(email=f"{first}{DEMO_DOMAIN}")
        user.name, user.call_name = name, name.split(" ")[0]
        user.set_unusable_password()
        user.save()
        TeamMember.objects.create(challenge=challenge, user=user, role=Role.FACILITATOR)


def publish_first_groups(cases: list[Case], *, by: User, seed: int) -> None:
    """Deal the groups of every case's first session and make them known three days before."""
    for case in cases:
        session = _session(case, 1)
        at = session.starts_at - timedelta(days=3)
        propose_groups(session, by=by, now=at, seed=f"{case.slug}{seed}")
        _seat_at_tables(session, by=by, now=at)
        publish_groups(session, by=by, now=at)


def publish_second_groups(cases: list[Case], *, by: User, seed: int) -> None:
    """Deal new groups for every case's second session, in which few meet again."""
    for case in cases:
        session = _session(case, 2)
        at = case.sessions.get(number=1).starts_at + timedelta(days=2)
        now = options_of(read_seating(session))
        options = Options(now.groups, now.criteria, now.organisation_apart, GroupingKind.REMIX)
        propose_groups(session, options, by=by, now=at, seed=f"{case.slug}{seed}")
        _seat_at_tables(session, by=by, now=at)
        publish_groups(session, by=by, now=at)


def _session(case: Case, number: int) -> Session:
    return case.sessions.select_related("case__challenge").get(number=number)


def _seat_at_tables(session: Session, *, by: User, now: datetime) -> None:
    """Give every group a room of its own: breakout rooms, since the sessions are on Zoom."""
    groups = Group.objects.filter(session=session)
    for group in groups.select_related("facilitator", "session__case"):
        edit_group(
            group,
            names=("", ""),
            room=f"Zoom-rum {group.number}",
            facilitator=group.facilitator,
            by=by,
            now=now,
        )
