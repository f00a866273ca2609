"""Proposes the groups of a session: mixed, the same again, or so that few meet again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.choices import Role
from challenges.models import TeamMember
from participants.choices import GroupingKind
from participants.models import Application, Grouping
from participants.queries.group_request import criteria_of, deal_request
from participants.queries.group_words import fault_sentence
from participants.queries.seating import Seating, read_seating, seats_before
from participants.services.group_steps import (
    SeatState,
    drop_groups,
    lock_grouping,
    make_groups,
    refuse_unless_at,
    remember,
    write_seats,
)
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.leaders import spread_leaders
from workshops.domain.grouping.newcomers import seat_newcomers
from workshops.domain.grouping.request import BadRequestError, Request
from workshops.models import Group, Session

# Swaps looked at while somebody waits, where the bound cannot be met: about one CPU second. More
# were measured to better the groups hardly at all.
STEPS = 6_000


@dataclass(frozen=True)
class Options:
    """How the groups are to be; ``criteria`` are keys of the challenge's, none means all."""

    groups: int
    criteria: tuple[str, ...] = ()
    organisation_apart: bool = True
    kind: GroupingKind = GroupingKind.MIX


def options_of(seating: Seating) -> Options:
    """Give the options that stand, or those that the case suggests."""
    grouping = seating.grouping
    return Options(
        groups=len(seating.groups) or seating.session.case.groups,
        criteria=criteria_of(seating),
        organisation_apart=grouping.organisation_apart,
        kind=GroupingKind(grouping.kind),
    )


def propose_groups(
    session: Session, options: Options | None = None, *, by: User, now: datetime, seed: str
) -> Grouping:
    """Deal everybody with a confirmed place into groups, and facilitators over them.

    Who is locked stays, who is marked as missing is left out. The same people, options and seed
    give the same groups. The search runs before anything is locked; if somebody changes the groups
    meanwhile nothing is written.

    Raises:
        ActionRefused: there is nobody or there are too few, wishes contradict each other, there is
            no session before to follow, or the groups were changed meanwhile.
    """
    seating = read_seating(session)
    options = options or options_of(seating)
    seating = _with(seating, options)
    dealt = (
        _same_again(seating)
        if options.kind == GroupingKind.SAME
        else _dealt(seating, options, seed)
    )
    return _write(seating, options, dealt, by=by, now=now, seed=seed)


@transaction.atomic
def seat_the_rest(session: Session, *, by: User, now: datetime) -> int:
    """Seat those who have no group where the mix stays best, moving nobody; tell how many.

    Raises:
        ActionRefused: there are no groups yet.
    """
    grouping = lock_grouping(session, now=now)
    seating = read_seating(session)
    if not seating.groups:
        raise ActionRefused(_("Föreslå en fördelning först."), code="no_groups")
    new = [one for one in seating.unseated if not one.is_missing]
    request = deal_request(seating, len(seating.groups))
    standing = [[one.key for one in group] for group in seating.present]
    groups = seat_newcomers(request, standing)
    numbers = {key: at for at, group in enumerate(groups, 1) for key in group}
    wanted = {one.place.pk: SeatState(numbers[one.key]) for one in new}
    if wanted:
        remember(grouping, by=by, now=now)
        write_seats(session, make_groups(session, len(groups)), wanted)
    return len(wanted)


def _with(seating: Seating, options: Options) -> Seating:
    """Give the seating as if the options stood."""
    grouping = Grouping(
        session=seating.session,
        kind=options.kind,
        criteria=list(options.criteria),
        organisation_apart=options.organisation_apart,
        state=seating.grouping.state,
    )
    if options.kind == GroupingKind.REMIX and not seating.earlier:
        raise ActionRefused(
            _("Sessionen före har inga grupper. Välj blandade grupper i stället."),
            code="no_earlier",
        )
    return replace(seating, grouping=grouping)


def _dealt(seating: Seating, options: Options, seed: str) -> dict[str, int]:
    """Give the number of everybody's group, by key."""
    request = deal_request(seating, options.groups)
    try:
        dealt = deal_groups(request, seed=seed, steps=STEPS)
    except BadRequestError as error:
        raise _refusal(seating, error) from error
    return {key: at for at, group in enumerate(dealt.groups, 1) for key in group}


def _refusal(seating: Seating, error: BadRequestError) -> ActionRefused:
    """Give the first fault as a sentence with people's names."""
    names = {key: one.name for key, one in seating.by_key.items()}
    fault = error.faults[0]
    if fault.code == "no_people":
        sentence = _("Ingen har en bekräftad plats än. Då finns det ingen att dela in.")
        return ActionRefused(sentence, code=fault.code)
    if fault.code == "no_group_allowed":
        name = {"name": names[str(fault.facts["id"])]}
        sentence = _(
            "%(name)s är låst i en grupp som försvinner. Lås upp, eller välj fler grupper."
        )
        return ActionRefused(sentence % name, code=fault.code)
    return ActionRefused(fault_sentence(fault, names), code=fault.code)


def _same_again(seating: Seating) -> dict[str, int]:
    """Give the groups of the session before; who was not there goes where the mix stays best.

    Raises:
        ActionRefused: the session before has no groups, or nobody is here.
    """
    if not seating.earlier:
        raise ActionRefused(
            _("Sessionen före har inga grupper. Välj blandade grupper i stället."),
            code="no_earlier",
        )
    request: Request = deal_request(seating, max(seating.earlier))
    here = {member.id for member in request.members}
    standing = [
        sorted(seating.earlier.get(number, frozenset()) & here)
        for number in range(1, max(seating.earlier) + 1)
    ]
    groups = seat_newcomers(request, standing)
    return {key: at for at, group in enumerate(groups, 1) for key in group}


@transaction.atomic
def _write(
    seating: Seating,
    options: Options,
    dealt: Mapping[str, int],
    *,
    by: User,
    now: datetime,
    seed: str,
) -> Grouping:
    session = seating.session
    grouping = lock_grouping(session, now=now)
    refuse_unless_at(grouping, seating.mark)
    remember(grouping, by=by, now=now)
    count = max(dealt.values(), default=options.groups)
    if options.kind != GroupingKind.SAME:
        count = options.groups
    groups = make_groups(session, count)
    people = seating.by_key
    wanted = {
        people[key].place.pk: SeatState(number, locked=people[key].is_locked)
        for key, number in dealt.items()
    }
    write_seats(session, groups, wanted)
    drop_groups(session, count)
    _lead(seating, groups, dealt)
    grouping.kind, grouping.seed, grouping.touched = options.kind, seed, False
    grouping.criteria = list(options.criteria)
    grouping.organisation_apart = options.organisation_apart
    grouping.save()
    return grouping


def _lead(seating: Seating, groups: Mapping[int, Group], dealt: Mapping[str, int]) -> None:
    """Give every group a facilitator: those it has, or that of the session before, or anew.

    A facilitator leads nobody of their own organisation, and no case of their own research, where
    that can be helped.
    """
    if seating.grouping.kind == GroupingKind.SAME:
        before = {
            seat.group.number: seat.group
            for seat in seats_before(seating.session).select_related("group")
        }
        for number, group in groups.items():
            if number in before:
                group.facilitator_id = before[number].facilitator_id
                group.room = group.room or before[number].room
                group.name_sv, group.name_en = before[number].name_sv, before[number].name_en
    else:
        leaders = _leaders(seating)
        given = [group.facilitator_id for group in groups.values()]
        conflicts = _conflicts(seating, [*leaders, *filter(None, given)], dealt)
        if None in given or conflicts.intersection(zip(given, range(len(given)), strict=True)):
            given = spread_leaders(len(groups), leaders, conflicts)
        for group, leader in zip(groups.values(), given, strict=True):
            group.facilitator_id = leader
    Group.objects.bulk_update(groups.values(), ["facilitator", "room", "name_sv", "name_en"])


def _leaders(seating: Seating) -> list[int]:
    """Give the facilitators who do not take part themselves; those who research the case last."""
    session = seating.session
    researchers = set(session.case.researchers.values_list("pk", flat=True))
    taking_part = {one.application.user_id for one in seating.people}
    team = TeamMember.objects.filter(challenge=session.case.challenge_id, role=Role.FACILITATOR)
    found = [
        user
        for user in team.order_by("pk").values_list("user", flat=True)
        if user not in taking_part
    ]
    others = [user for user in found if user not in researchers]
    return others or found


def _conflicts(
    seating: Seating, leaders: list[int], dealt: Mapping[str, int]
) -> set[tuple[int, int]]:
    """Give the groups (from 0) in which somebody of a facilitator's own organisation sits."""
    rows = Application.objects.filter(
        user__in=leaders, challenge=seating.session.case.challenge_id
    ).exclude(organisation="")
    houses = {
        user: " ".join(house.casefold().split())
        for user, house in rows.values_list("user", "organisation")
    }
    people = seating.by_key
    return {
        (user, number - 1)
        for user, house in houses.items()
        for key, number in dealt.items()
        if people[key].organisation == house
    }
