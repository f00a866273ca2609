"""Writing a case: a new one, saving, and keeping what is typed and not saved."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from challenges.choices import CaseStatus, Tint
from challenges.domain.case_text import changed, missing, only_texts
from challenges.models import Case, CaseDraft, Challenge
from challenges.queries import texts_of
from susi.accounts.models import User
from susi.core.errors import ActionRefused

CASES_AT_MOST = 20


@transaction.atomic
def new_case(challenge: Challenge, *, by: User, title: str) -> Case:
    """Give a new case in the challenge, an empty draft that the person is a researcher of.

    Raises:
        ActionRefused: the challenge has as many cases as one may have.
    """
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    others = Case.objects.filter(challenge=challenge)
    count = others.count()
    if count >= CASES_AT_MOST:
        raise ActionRefused(_("Utmaningen har redan 20 case. Skriv till arrangören."), code="full")
    last = others.aggregate(last=Max("position"))["last"]
    case = Case.objects.create(
        challenge=challenge,
        title_sv=title,
        slug=free_slug(title, set(others.values_list("slug", flat=True))),
        status=CaseStatus.DRAFT,
        tint=Tint.values[count % len(Tint.values)],
        position=0 if last is None else last + 1,
    )
    case.researchers.add(by)
    return case


def free_slug(title: str, taken: set[str], *, fallback: str = "case") -> str:
    """Give an address made from a title that is not taken yet, at most 60 characters."""
    base = slugify(title)[:50].strip("-") or fallback
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


@transaction.atomic
def save_case(case: Case, *, by: User, texts: Mapping[str, str], version: int) -> Case:
    """Save the texts, if nobody saved another version since ``version`` was read.

    What the person had typed and not saved is thereby saved, and their draft goes. Texts that
    are the same as before make no new version.

    Raises:
        ActionRefused: somebody saved meanwhile (code ``conflict``), or a text is missing that a
            case needs once it is submitted (code ``missing``); nothing is changed.
    """
    current = Case.objects.select_for_update().get(pk=case.pk)
    if current.status != CaseStatus.DRAFT and missing({**texts_of(current), **texts}):
        sentence = _("Alla svenska texter behövs när caset är inskickat eller publicerat.")
        raise ActionRefused(sentence, code="missing")
    new = {name: texts[name] for name in changed(texts_of(current), texts)}
    if current.version != version and new:
        sentence = _("Någon annan sparade caset medan du skrev. Välj vilken text som ska gälla.")
        raise ActionRefused(sentence, code="conflict")
    if new:
        Case.objects.filter(pk=case.pk, version=version).update(version=F("version") + 1, **new)
    CaseDraft.objects.filter(case=case, user=by).delete()
    current.refresh_from_db()
    return current


def autosave_case(
    case: Case, *, by: User, texts: Mapping[str, object], version: int, now: datetime
) -> CaseDraft:
    """Keep what the person has typed, apart from the case, so that nothing is lost."""
    draft, _created = CaseDraft.objects.update_or_create(
        case=case,
        user=by,
        defaults={"fields": only_texts(texts), "base_version": version, "saved_at": now},
    )
    return draft


def drop_draft(case: Case, *, by: User) -> None:
    """Throw away what the person has typed and not saved."""
    CaseDraft.objects.filter(case=case, user=by).delete()


def unsaved_draft(case: Case, draft: CaseDraft | None) -> CaseDraft | None:
    """Give the draft if it says anything else than the case does."""
    if draft is None or not changed(texts_of(case), only_texts(draft.fields)):
        return None
    return draft
