"""A person's own applications, with what their page needs to know of each."""

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from challenges.models import Criterion
from participants.domain import steps as form_steps
from participants.models import Answer, Application, CasePreference, Place
from participants.queries.draw_mine import prefetch_entries
from participants.queries.my_groups import prefetch_groups
from susi.accounts.models import User


def applications_of(user: User) -> QuerySet[Application]:
    """Give the person's applications, newest challenge first, with cases, places and counts.

    Each has ``asked_count`` and ``answered_count``: criteria in the form, and with an answer.
    """
    asked = Criterion.objects.filter(challenge=OuterRef("challenge"), values__isnull=False)
    answered = Answer.objects.filter(application=OuterRef("pk"))
    places = (
        Place.objects.select_related("case__board")
        .prefetch_related(prefetch_groups())
        .order_by("case__position", "pk")
    )
    return (
        Application.objects.filter(user=user)
        .select_related("challenge", "late_code")
        .annotate(
            asked_count=_count(asked, "challenge", "pk"),
            answered_count=_count(answered, "application", "criterion"),
        )
        .prefetch_related(
            Prefetch("preferences", CasePreference.objects.select_related("case")),
            Prefetch("places", places),
            prefetch_entries(),
            "challenge__milestones",
        )
        .order_by("-challenge__opens_at", "-pk")
    )


def questions_left(application: Application) -> int:
    """Give how many pages of the form still need an answer; from ``applications_of``."""
    days = [preference.availability for preference in application.preferences.all()]
    unanswered = application.asked_count - application.answered_count  # type: ignore[attr-defined]  # annotated by applications_of
    gaps = [
        not application.name,
        not days,
        not form_steps.dates_are_answered(days, submitted=False),
        form_steps.SUPPORT not in application.done_steps,
    ]
    return max(0, int(unanswered)) + sum(gaps)


def _count(rows: "QuerySet[Criterion] | QuerySet[Answer]", group: str, what: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(n=Count(what, distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
