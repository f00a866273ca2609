"""The call's surroundings: links that brought people, a code for one who came late, a decision."""

from datetime import timedelta

from challenges.models import Challenge
from participants.choices import ReviewKind, Verdict
from participants.models import Application, ApplicationReview, LateCode, RecruitingLink
from susi.accounts.models import User
from susi.demo import dates
from susi.demo.dates import Shift

# Label, code, and of how many applicants one came by it.
LINKS = (
    ("Hyresgästföreningen", "hyra22", 9),
    ("Nyhetsbrevet i september", "brev35", 5),
)
NEAR = "Jag har hållit en kurs tillsammans med en av forskarna."
KEPT = "En kurs för fyra år sedan är inte nära nog."


def make_surroundings(
    challenge: Challenge, applications: list[Application], shift: Shift, *, by: User
) -> None:
    """Write the links with those who came by them, the code, and what was decided about one."""
    opened, closes = shift.moment(dates.OPENS), challenge.closes_at
    for label, code, every in LINKS:
        link = RecruitingLink.objects.create(
            challenge=challenge, label=label, code=code, created_by=by, created_at=opened
        )
        came = [one.pk for one in applications if one.number and one.number % every == 0]
        Application.objects.filter(pk__in=came).update(source=link)
    LateCode.objects.create(
        challenge=challenge,
        code="k4rn2q8s",
        note="Karin på en kvinnojour, som var sjuk i veckan",
        expires_at=closes + timedelta(days=2),
        created_by=by,
        created_at=opened,
    )
    near = applications[len(applications) // 2]
    Application.objects.filter(pk=near.pk).update(close_to_project=True, close_text=NEAR)
    ApplicationReview.objects.create(
        application=near,
        kind=ReviewKind.CONFLICT,
        verdict=Verdict.KEEP,
        reason=KEPT,
        by=by,
        at=near.saved_at + timedelta(hours=3),
    )
