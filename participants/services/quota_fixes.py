"""A way out of quotas that cannot be met, applied as it was proposed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Case, Quota
from participants.domain.selection.explanation import Change, Relaxation
from participants.domain.selection.problem import Quota as Rule
from participants.domain.selection.seat_table import ORGANISATION, SIZE, Side
from participants.models import DrawRules
from participants.services.places import lock_case
from participants.services.selection import save_quotas
from susi.accounts.models import User
from susi.core.errors import ActionRefused

CHANGED = _("Kvoterna eller ansökningarna har ändrats sedan sidan visades. Välj på nytt.")


@transaction.atomic
def apply_relaxation(case: Case, relaxation: Relaxation, *, by: User, now: datetime) -> Case:
    """Change what the proposal says, all of it or nothing.

    Raises:
        ActionRefused: the quotas are locked, or no longer what the proposal was made for
            (``changed``).
    """
    case = lock_case(case)
    rows = {
        (quota.value.criterion.key, quota.value.key): quota
        for quota in case.quotas.select_related("value__criterion")
    }
    bounds: dict[int, tuple[int, int] | None] = {}
    for change in relaxation.changes:
        if isinstance(change.quota, Rule):
            bounds |= _moved(rows, change, bounds)
    case = save_quotas(case, bounds, by=by, now=now)
    for change in relaxation.changes:
        if not isinstance(change.quota, Rule):
            _change_rule(case, change)
    return case


def _moved(
    rows: Mapping[tuple[str, str], Quota],
    change: Change,
    bounds: Mapping[int, tuple[int, int] | None],
) -> dict[int, tuple[int, int] | None]:
    """Give the value's bounds with this one moved."""
    cell = change.quota.cell if isinstance(change.quota, Rule) else frozenset()
    row = rows.get(next(iter(cell))) if len(cell) == 1 else None
    if row is None:
        raise ActionRefused(CHANGED, code="changed")
    least, most = bounds.get(row.value_id) or (row.minimum, row.maximum)
    if change.old != (least if change.bound is Side.MINIMUM else most):
        raise ActionRefused(CHANGED, code="changed")
    if change.bound is Side.MINIMUM:
        return {row.value_id: (change.new, most)}
    return {row.value_id: (least, change.new)}


def _change_rule(case: Case, change: Change) -> None:
    if change.quota == SIZE:
        case.places = change.new
        case.save(update_fields=["places"])
        case.quotas.filter(maximum__gt=change.new).update(maximum=change.new)
    elif change.quota == ORGANISATION:
        DrawRules.objects.filter(case=case).update(organisation_max=change.new)
    else:
        raise ActionRefused(CHANGED, code="changed")
