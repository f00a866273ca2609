"""Tells people their group: everybody at first, later those whose group has changed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participants.choices import GroupingState
from participants.emails import groups as letters
from participants.models import Grouping, Seat
from participants.queries.seating import Seating, Sitter, read_seating, told_as
from participants.services.group_steps import lock_grouping
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from workshops.models import Session


@transaction.atomic
def publish_groups(
    session: Session,
    *,
    by: User,  # noqa: ARG001 -- every service is told who acts
    now: datetime,
    mail: bool = True,
) -> int:
    """Show everybody their group and write to those for whom it is new; tell how many they are.

    Facilitators of those groups get a letter too. Each time has a version, and each letter the
    version in its key, so that nobody gets one twice.

    Args:
        session: with its case and challenge.
        by: who tells.
        now: the moment.
        mail: ``False`` only shows it on people's pages, where they have been told aloud.

    Raises:
        ActionRefused: nobody has a group, or nothing has changed since people were told.
    """
    grouping = lock_grouping(session, now=now)
    seating = read_seating(session)
    if not seating.is_dealt:
        raise ActionRefused(_("Ingen har en grupp än. Föreslå en fördelning först."), code="nobody")
    affected = seating.affected
    if seating.is_published and not affected:
        raise ActionRefused(_("Alla vet redan sin grupp."), code="told")
    grouping.version += 1
    grouping.state = GroupingState.PUBLISHED
    grouping.published_at = grouping.published_at or now
    grouping.save(update_fields=["version", "state", "published_at"])
    if mail:
        _write_to(seating, grouping, affected, now=now)
    _mark_as_told(seating, affected)
    return len(affected)


def _write_to(
    seating: Seating, grouping: Grouping, affected: list[Sitter], *, now: datetime
) -> None:
    for one in affected:
        if one.number is not None and not one.is_missing:
            group = seating.group(one.number)
            letters.group_published(one.place, group, grouping, now=now)
    numbers = {number for one in affected for number in (one.number, one.told) if number}
    for group in seating.groups:
        if group.number in numbers and group.facilitator is not None:
            people = [one.short_name for one in seating.members[group.number]]
            letters.group_to_lead(group, grouping, people, now=now)


def _mark_as_told(seating: Seating, affected: list[Sitter]) -> None:
    groups = {group.number: group for group in seating.groups}
    seats = [one.seat for one in affected if one.seat is not None]
    for seat, one in zip(seats, affected, strict=True):
        if one.number is not None:
            seat.told = groups[one.number]
            seat.told_as = told_as(groups[one.number])
    Seat.objects.bulk_update(seats, ["told", "told_as"])
