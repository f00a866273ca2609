"""The way of a case: draft, submitted, published, and back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from challenges import emails
from challenges.choices import TEXT_NAMES, CaseStatus
from challenges.domain.case_text import missing
from challenges.models import Case
from challenges.queries import texts_of
from susi.accounts.models import User
from susi.core.db import move
from susi.core.errors import ActionRefused


@transaction.atomic
def submit_case(case: Case, *, by: User, now: datetime) -> Case:
    """Hand the case to the organisers, who are told.

    Raises:
        ActionRefused: a Swedish text is missing (code ``missing``), or it is submitted already.
    """
    _refuse_incomplete(case)
    _move(case, old=CaseStatus.DRAFT, new=CaseStatus.SUBMITTED, submitted_at=now)
    emails.case_submitted(case, by=by, now=now)
    return case


@transaction.atomic
def publish_case(case: Case, *, by: User, now: datetime) -> Case:
    """Show the case to everybody who sees its challenge; its researchers are told.

    Raises:
        ActionRefused: a Swedish text is missing (code ``missing``), or it is published already.
    """
    _refuse_incomplete(case)
    old = CaseStatus.DRAFT if case.status == CaseStatus.DRAFT else CaseStatus.SUBMITTED
    _move(case, old=old, new=CaseStatus.PUBLISHED, published_at=now)
    emails.case_published(case, by=by, now=now)
    return case


@transaction.atomic
def return_case(case: Case, *, by: User, note: str, now: datetime) -> Case:
    """Give a submitted case back to its researchers, with a note about what to change.

    Raises:
        ActionRefused: the case is not submitted (code ``state``), or the note is empty.
    """
    if not note.strip():
        raise ActionRefused(_("Skriv vad forskaren behöver ändra."), code="note")
    _move(case, old=CaseStatus.SUBMITTED, new=CaseStatus.DRAFT, submitted_at=None)
    emails.case_returned(case, by=by, note=note.strip(), now=now)
    return case


def _refuse_incomplete(case: Case) -> None:
    names = missing(texts_of(case))
    if names:
        listed = get_text_list(
            [str(TEXT_NAMES[name.removesuffix("_sv")]) for name in names], _("och")
        )
        sentence = _("Det här saknas på svenska: %(names)s.") % {"names": listed}
        raise ActionRefused(sentence, code="missing")


def _move(case: Case, *, old: str, new: str, **also: Any) -> None:
    if not move(Case.objects.filter(pk=case.pk), old=old, new=new, **also):
        raise ActionRefused(
            _("Caset har ändrats sedan du öppnade sidan. Ladda om den och försök igen."),
            code="state",
        )
    case.refresh_from_db()
