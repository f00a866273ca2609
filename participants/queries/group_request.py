"""A session's people and wishes in the words of the grouping engine."""

from collections.abc import Iterable, Sequence

from participants.choices import GroupingKind, WishKind
from participants.queries.seating import Seating, Sitter
from workshops.domain.grouping.request import Member, Request, Wishes, even_sizes


def criteria_of(seating: Seating) -> tuple[str, ...]:
    """Give the criteria that the groups are mixed by; all of them until somebody chose."""
    keys = [criterion.key for criterion in seating.criteria]
    chosen = [key for key in seating.grouping.criteria if key in keys]
    return tuple(chosen or keys)


def deal_request(seating: Seating, groups: int) -> Request:
    """Give what is asked when everybody is dealt anew; those who are locked stay where they are."""
    here = [one for one in seating.people if not one.is_missing]
    return _request(seating, here, even_sizes(len(here), groups))


def standing_request(seating: Seating) -> tuple[Request, list[list[str]]]:
    """Give the groups as they stand, of those who are here, and what is asked of them."""
    groups = seating.present
    sizes = tuple(map(len, groups))
    people = [one for group in groups for one in group]
    return _request(seating, people, sizes), [[one.key for one in group] for group in groups]


def full_request(seating: Seating) -> tuple[Request, list[list[str]]]:
    """Give the groups as they stand with those who are marked as missing, and what is asked."""
    groups = [seating.members[group.number] for group in seating.groups]
    people = [one for group in groups for one in group]
    request = _request(seating, people, tuple(map(len, groups)))
    return request, [[one.key for one in group] for group in groups]


def _request(seating: Seating, people: Iterable[Sitter], sizes: Sequence[int]) -> Request:
    members = tuple(_member(one) for one in people)
    here = {member.id for member in members}
    grouping = seating.grouping
    wishes = Wishes(
        together=tuple(
            frozenset(pair) for pair in seating.pairs(WishKind.TOGETHER) if here.issuperset(pair)
        ),
        apart=tuple(pair for pair in seating.pairs(WishKind.APART) if here.issuperset(pair)),
        organisation_apart=grouping.organisation_apart,
        met=tuple(group & here for group in seating.earlier.values())
        if grouping.kind == GroupingKind.REMIX
        else (),
    )
    return Request(members, tuple(sizes), criteria_of(seating), wishes)


def _member(one: Sitter) -> Member:
    return Member(
        id=one.key,
        values={name: frozenset(held) for name, held in one.values.items()},
        organisation=one.organisation,
        allowed=frozenset({one.number - 1}) if one.is_locked and one.number else None,
    )
