"""Opening a challenge: from then on everybody sees it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from challenges.models import Challenge
from susi.core.errors import ActionRefused


@transaction.atomic
def open_challenge(challenge: Challenge, *, faults: Sequence[str], now: datetime) -> Challenge:
    """Show the challenge from ``now``.

    Args:
        challenge: what to show.
        faults: keys of the checks that stop it (``challenges.domain.readiness.faults``).
        now: the moment.

    Raises:
        ActionRefused: something it needs is missing (code ``faults``), or it is shown already.
    """
    if faults:
        raise ActionRefused(_("Något saknas. Se listan."), code="faults")
    hidden = Q(published_at=None) | Q(published_at__gt=now)
    if not Challenge.objects.filter(hidden, pk=challenge.pk).update(published_at=now):
        raise ActionRefused(_("Utmaningen är redan öppnad."), code="opened")
    challenge.refresh_from_db()
    return challenge
