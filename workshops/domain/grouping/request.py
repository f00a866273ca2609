"""What a deal is asked: people, groups and wishes; and why it may make no sense."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Member:
    """Somebody to be placed.

    ``values`` gives for each criterion what the person has: one value, several or none.
    ``allowed`` holds the numbers of the groups they may be in, from 0; ``None`` means any.
    """

    id: str
    values: Mapping[str, frozenset[str]]
    organisation: str = ""
    allowed: frozenset[int] | None = None


@dataclass(frozen=True)
class Wishes:
    """What the groups should keep, beside being mixed.

    ``together`` and ``apart`` are kept like rules: breaking one costs more than any mix.
    ``cluster`` names a criterion whose equal values stay in as few groups as they fit in.
    ``met`` holds the groups of an earlier session: as few as possible meet again.
    ``costs`` gives what a group costs a person (0 is what they want most), in seats of mix.
    """

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    organisation_apart: bool = False
    cluster: str = ""
    met: tuple[frozenset[str], ...] = ()
    costs: Mapping[str, Mapping[int, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """People to deal into groups of the given sizes, mixed by the criteria."""

    members: tuple[Member, ...]
    sizes: tuple[int, ...]
    criteria: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True)
class Fault:
    """Why a request makes no sense, as a code and its facts; words are made where it is shown.

    Codes: ``no_people``, ``no_groups``, ``too_many_groups``, ``sizes``, ``same_id``,
    ``unknown_person``, ``together_and_apart``, ``too_many_together``, ``no_group_allowed``,
    ``together_in_no_group``, ``group_overfull``.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class BadRequestError(Exception):
    """The request makes no sense: see ``faults``."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, in the order found."""
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """Give sizes that differ by at most one, the larger groups first."""
    if groups <= 0:
        return ()
    least, more = divmod(people, groups)
    return tuple(least + 1 if number < more else least for number in range(groups))


def fair_share(held: int, size: int, sizes: tuple[int, ...]) -> tuple[int, int]:
    """Give the fewest and the most of a value's ``held`` people that are fair in a group.

    They are whole numbers around the group's share of the seats, and at the same time around an
    equal part for every group: 5 people in groups of 6, 6, 5, 5 and 5 are one in each.
    """
    by_seats = (held * size // sum(sizes), -(-held * size // sum(sizes)))
    by_groups = (held // len(sizes), -(-held // len(sizes)))
    return max(by_seats[0], by_groups[0]), min(by_seats[1], by_groups[1])


def blocks_of(request: Request) -> list[frozenset[str]]:
    """Give the sets of people who stay together, those that share somebody made one."""
    blocks: list[set[str]] = []
    for wish in request.wishes.together:
        joined = set(wish)
        for block in [block for block in blocks if block & joined]:
            joined |= block
            blocks.remove(block)
        if len(joined) > 1:
            blocks.append(joined)
    return [frozenset(block) for block in blocks]


def faults_of(request: Request) -> tuple[Fault, ...]:
    """Give everything that makes the request impossible to read or to meet, in order."""
    found = list(_counts(request))
    if found:
        return tuple(found)
    found.extend(_people(request))
    if not found:
        found.extend(_contradictions(request))
    return tuple(found)


def _counts(request: Request) -> Iterable[Fault]:
    people, groups = len(request.members), len(request.sizes)
    if not people:
        yield Fault("no_people")
    elif not groups:
        yield Fault("no_groups")
    elif groups > people:
        yield Fault("too_many_groups", {"people": people, "groups": groups})
    elif sum(request.sizes) != people or min(request.sizes) < 1:
        yield Fault("sizes", {"people": people, "seats": sum(request.sizes)})


def _people(request: Request) -> Iterable[Fault]:
    times = Counter(member.id for member in request.members)
    for name in sorted(name for name, count in times.items() if count > 1):
        yield Fault("same_id", {"id": name})
    wishes = request.wishes
    named = {name for wish in (*wishes.together, *wishes.apart) for name in wish}
    for name in sorted((named | set(wishes.costs)) - set(times)):
        yield Fault("unknown_person", {"id": name})


def _contradictions(request: Request) -> Iterable[Fault]:
    for block in blocks_of(request):
        yield from _contradictions_of_block(request, block)
    groups = range(len(request.sizes))
    pinned: Counter[int] = Counter()
    for member in request.members:
        allowed = groups if member.allowed is None else sorted(member.allowed & set(groups))
        if not allowed:
            yield Fault("no_group_allowed", {"id": member.id})
        elif len(allowed) == 1 and len(groups) > 1:
            pinned.update(allowed)
    for group, count in sorted(pinned.items()):
        size = request.sizes[group]
        if count > size:
            yield Fault("group_overfull", {"group": group, "pinned": count, "size": size})


def _contradictions_of_block(request: Request, block: frozenset[str]) -> Iterable[Fault]:
    allowed = [one.allowed for one in request.members if one.id in block and one.allowed]
    for one, other in request.wishes.apart:
        if one in block and other in block:
            yield Fault("together_and_apart", {"ids": sorted((one, other))})
    if len(block) > max(request.sizes):
        yield Fault("too_many_together", {"ids": sorted(block), "size": max(request.sizes)})
    elif not frozenset(range(len(request.sizes))).intersection(*allowed):
        yield Fault("together_in_no_group", {"ids": sorted(block)})
