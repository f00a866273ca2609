"""Deciding about applications that may be duplicates, and about people near the project."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.models import Case
from participants.choices import ReviewKind, Verdict
from participants.models import Application, ApplicationReview
from participants.queries.reviews import Matter, locked_cases
from susi.accounts.models import User
from susi.core.errors import ActionRefused


@dataclass(frozen=True)
class Decision:
    """What an organiser decided, and why."""

    verdict: Verdict
    reason: str = ""


@transaction.atomic
def decide_review(
    matter: Matter, decision: Decision, *, by: User, now: datetime
) -> ApplicationReview:
    """Write down a decision, or another one in its place, until a draw is locked.

    Raises:
        ActionRefused: ``no_reason``, ``locked``.
    """
    if decision.verdict == Verdict.OUT and not decision.reason:
        raise ActionRefused(_("Skriv varför."), code="no_reason")
    # The rows of the cases keep a draw from being locked meanwhile.
    cases = Case.objects.filter(preferences__application=matter.application.pk)
    list(Case.objects.select_for_update().filter(pk__in=cases.values("pk")).order_by("pk"))
    refuse_if_locked(matter.application)
    rows = ApplicationReview.objects.filter(kind=matter.kind, application=matter.application)
    if matter.kind == ReviewKind.DUPLICATE:
        rows = rows.filter(other=matter.other)
    review, _made = rows.update_or_create(
        defaults={"verdict": decision.verdict, "reason": decision.reason, "by": by, "at": now},
        create_defaults={
            "application": matter.application,
            "kind": matter.kind,
            "other": matter.other,
            "verdict": decision.verdict,
            "reason": decision.reason,
            "by": by,
            "at": now,
        },
    )
    return review


def refuse_if_locked(application: Application) -> None:
    """Go on only while no draw has fixed a pool that the application may be in.

    Raises:
        ActionRefused: ``locked``.
    """
    wanted = Case.objects.filter(preferences__application=application.pk)
    case = locked_cases(wanted).first()
    if case is not None:
        sentence = _("Lottningen till %(case)s är låst, så beslutet kan inte ändras nu.")
        raise ActionRefused(sentence % {"case": case.title}, code="locked")
