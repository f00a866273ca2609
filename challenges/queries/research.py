"""What researchers and those who read their cases need."""

from django.db.models import Prefetch, Q, QuerySet

from challenges.choices import Role
from challenges.domain.case_text import FIELDS, only_texts
from challenges.models import Case, CaseDraft, Challenge, TeamMember
from challenges.queries.visibility import challenges_led_by
from susi.accounts.models import User


def challenges_researched_by(user: User) -> QuerySet[Challenge]:
    """Give the challenges in whose team the person is a researcher."""
    team = TeamMember.objects.filter(user=user, role=Role.RESEARCHER)
    return Challenge.objects.filter(pk__in=team.values("challenge"))


def cases_written_by(user: User) -> QuerySet[Case]:
    """Give the cases the person may write: their own, and those of challenges they organise."""
    mine = Case.researchers.through.objects.filter(user=user).values("case")
    led = challenges_led_by(user).values("pk")
    return Case.objects.select_related("challenge").filter(Q(pk__in=mine) | Q(challenge__in=led))


def cases_for_review(challenge: Challenge) -> QuerySet[Case]:
    """Give all cases of a challenge with their researchers, in their order."""
    people = Prefetch("researchers", queryset=User.objects.order_by("name", "pk"))
    return Case.objects.filter(challenge=challenge).prefetch_related(people)


def draft_of(case: Case, user: User) -> CaseDraft | None:
    """Give what the person has typed and not saved, if anything."""
    return CaseDraft.objects.filter(case=case, user=user).first()


def texts_of(case: Case) -> dict[str, str]:
    """Give the texts of a case by the name of their column."""
    return {name: getattr(case, name) for name in FIELDS}


def with_draft(case: Case, draft: CaseDraft) -> Case:
    """Give the case with the typed texts on it, in memory only."""
    for name, text in only_texts(draft.fields).items():
        setattr(case, name, text)
    return case
