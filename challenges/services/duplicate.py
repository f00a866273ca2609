"""Copying a challenge: its words, dates and rules, never its people."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from challenges.choices import CaseStatus, Role
from challenges.models import (
    Case,
    Challenge,
    ConsentText,
    Criterion,
    CriterionValue,
    Milestone,
    Partner,
    QuestionAndAnswer,
    Quota,
    TeamMember,
)
from challenges.services.case_text import free_slug
from susi.accounts.models import User

LISTS: tuple[type[Model], ...] = (Milestone, Partner, QuestionAndAnswer)
TITLE_LENGTH = 120


@transaction.atomic
def duplicate_challenge(challenge: Challenge, *, by: User, now: datetime) -> Challenge:
    """Give an unpublished copy that only ``by`` organises.

    Copied: texts, dates, milestones, partners, questions, the latest consent text, criteria,
    values, the cases' texts and their quotas. Not copied: team, researchers, drafts, sessions,
    applications and everything else that people have made.
    """
    copy: Challenge = _copied(challenge, published_at=None, results_at=None, **_names(challenge))
    copy.created_at = now
    copy.save()
    TeamMember.objects.create(challenge=copy, user=by, role=Role.ORGANISER)
    for model in LISTS:
        for row in model._default_manager.filter(challenge=challenge):  # noqa: SLF001 -- Django's own way
            _copied(row, challenge=copy).save()
    latest = ConsentText.objects.filter(challenge=challenge).order_by("-version").first()
    if latest:
        _copied(latest, challenge=copy, version=1).save()
    values = _copy_criteria(challenge, copy)
    for case in Case.objects.filter(challenge=challenge):
        _copy_case(case, copy, values)
    return copy


def _names(challenge: Challenge) -> dict[str, str]:
    taken = set(Challenge.objects.values_list("slug", flat=True))
    end = _(" (kopia)")
    return {
        "slug": free_slug(f"{challenge.slug[:44]}-kopia", taken, fallback="utmaning"),
        "title_sv": f"{challenge.title_sv[: TITLE_LENGTH - len(end)]}{end}",
    }


def _copy_criteria(challenge: Challenge, copy: Challenge) -> dict[int, CriterionValue]:
    """Copy criteria and values; give the new values by the key of the old."""
    values: dict[int, CriterionValue] = {}
    for criterion in Criterion.objects.filter(challenge=challenge):
        new = _copied(criterion, challenge=copy)
        new.save()
        for value in CriterionValue.objects.filter(criterion=criterion):
            values[value.pk] = _copied(value, criterion=new)
            values[value.pk].save()
    return values


def _copy_case(case: Case, copy: Challenge, values: dict[int, CriterionValue]) -> None:
    new = _copied(
        case,
        challenge=copy,
        status=CaseStatus.DRAFT,
        submitted_at=None,
        published_at=None,
        released_at=None,
        held_places=0,
        version=1,
    )
    new.save()
    for quota in Quota.objects.filter(case=case):
        _copied(quota, case=new, value=values[quota.value_id]).save()


def _copied(row: Any, **changes: Any) -> Any:
    """Give a new row, not saved, with the same columns but for the changes."""
    names = [field.name for field in row._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 -- Django's own way
    return type(row)(**{**{name: getattr(row, name) for name in names}, **changes})
