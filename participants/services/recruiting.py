"""Links that remember where an applicant came from."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.models import Challenge
from participants.domain.codes import LINK_LENGTH, new_code
from participants.models import Application, RecruitingLink
from susi.accounts.models import User
from susi.core.errors import ActionRefused

MOST_LINKS = 50


@transaction.atomic
def add_recruiting_link(
    challenge: Challenge, label: str, *, by: User, now: datetime
) -> RecruitingLink:
    """Make a link with a name that only the organisers see.

    Raises:
        ActionRefused: ``same_label``, ``too_many``.
    """
    # The challenge's row keeps two people from making the same link at once.
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    links = RecruitingLink.objects.filter(challenge=challenge)
    if links.filter(label__iexact=label).exists():
        sentence = _("Det finns redan en länk som heter så. Välj ett annat namn.")
        raise ActionRefused(sentence, code="same_label")
    if links.count() >= MOST_LINKS:
        sentence = _("Det finns redan %(n)d länkar. Använd någon av dem.")
        raise ActionRefused(sentence % {"n": MOST_LINKS}, code="too_many")
    taken = set(links.values_list("code", flat=True))
    code = new_code(LINK_LENGTH, secrets.choice)
    while code in taken:
        code = new_code(LINK_LENGTH, secrets.choice)
    return RecruitingLink.objects.create(
        challenge=challenge, code=code, label=label, created_by=by, created_at=now
    )


def note_source(challenge: Challenge, code: str, *, by: User) -> bool:
    """Remember by which link somebody came, once, and tell whether it was now."""
    link = RecruitingLink.objects.filter(challenge=challenge, code=code).first()
    if link is None:
        return False
    own = Application.objects.filter(challenge=challenge, user=by, source=None)
    return own.update(source=link) == 1
