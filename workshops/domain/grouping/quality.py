"""How good groups are, counted in plain Python from the groups alone, against what is possible."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from workshops.domain.grouping.request import Member, Request, blocks_of, fair_share


@dataclass(frozen=True)
class Broken:
    """A wish that the groups do not keep.

    Codes: ``together``, ``apart``, ``organisation``, ``group``, ``cluster``; ``ids`` name people.
    """

    code: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """How a criterion is mixed: seats outside the fair share, and each value's fewest and most.

    Whole people cannot always be shared evenly: 0 seats outside is as even as they allow.
    """

    criterion: str
    outside: int
    fewest: dict[str, int]
    most: dict[str, int]
    people: dict[str, int]


@dataclass(frozen=True)
class Quality:
    """The figures of a deal; ``…_bound`` is what no deal can go below."""

    spreads: tuple[Spread, ...]
    alike: int
    alike_bound: int
    meet_again: int
    meet_again_bound: int
    broken: tuple[Broken, ...]

    @property
    def imbalance(self) -> int:
        """Seats outside the fair share of a value, over all groups and criteria."""
        return sum(spread.outside for spread in self.spreads)


Groups = Sequence[Sequence[str]]


def measure(request: Request, groups: Groups) -> Quality:
    """Give the figures of ``groups``, lists of ids in the order of the request's sizes."""
    return Quality(
        spreads=tuple(_spread(request, groups, name) for name in request.criteria),
        alike=_alike_pairs(request, groups),
        alike_bound=alike_bound(request),
        meet_again=_met_pairs(request, groups),
        meet_again_bound=meet_again_bound(request),
        broken=tuple(_broken(request, groups)),
    )


def _spread(request: Request, groups: Groups, criterion: str) -> Spread:
    members = {member.id: member for member in request.members}
    counts = [
        Counter(value for name in group for value in members[name].values.get(criterion, ()))
        for group in groups
    ]
    people = sum(counts, Counter())
    sizes, outside = tuple(map(len, groups)), 0
    for value, held in people.items():
        for group, count in zip(groups, counts, strict=True):
            low, high = fair_share(held, len(group), sizes)
            outside += max(low - count[value], 0) + max(count[value] - high, 0)
    return Spread(
        criterion=criterion,
        outside=outside,
        fewest={value: min(count[value] for count in counts) for value in sorted(people)},
        most={value: max(count[value] for count in counts) for value in sorted(people)},
        people={value: people[value] for value in sorted(people)},
    )


def _key(request: Request, member: Member) -> tuple[frozenset[str], ...]:
    return tuple(member.values.get(name, frozenset()) for name in request.criteria)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _split(count: int, parts: int) -> int:
    """Give the fewest pairs inside parts that ``count`` people can be split into."""
    least, more = divmod(count, parts)
    return more * _pairs(least + 1) + (parts - more) * _pairs(least)


def _alike_pairs(request: Request, groups: Groups) -> int:
    members = {member.id: member for member in request.members}
    return sum(
        _pairs(count)
        for group in groups
        for count in Counter(_key(request, members[name]) for name in group).values()
    )


def alike_bound(request: Request) -> int:
    """Give the pairs of people with the same values that cannot be kept apart (pigeonhole)."""
    alike = Counter(_key(request, member) for member in request.members)
    return sum(_split(count, len(request.sizes)) for count in alike.values())


def _met_pairs(request: Request, groups: Groups) -> int:
    return sum(_pairs(len(old & set(group))) for old in request.wishes.met for group in groups)


def meet_again_bound(request: Request) -> int:
    """Give the pairs that must meet again.

    Each new group is split as evenly as possible over the old ones, and each old one over the new;
    the larger of the two sums is a bound.
    """
    met = request.wishes.met
    present = {member.id for member in request.members}
    old = [len(group & present) for group in met]
    if not sum(old):
        return 0
    newcomers = len(present) - sum(old)
    from_new = sum(_split(max(size - newcomers, 0), len(old)) for size in request.sizes)
    from_old = sum(_split(size, len(request.sizes)) for size in old)
    return max(from_new if newcomers == 0 else 0, from_old)


def _broken(request: Request, groups: Groups) -> Iterable[Broken]:
    seat = {name: number for number, group in enumerate(groups) for name in group}
    for block in blocks_of(request):
        if len({seat[name] for name in block}) > 1:
            yield Broken("together", tuple(sorted(block)))
    for one, other in request.wishes.apart:
        if seat[one] == seat[other]:
            yield Broken("apart", (one, other))
    yield from (
        Broken("group", (member.id,))
        for member in request.members
        if member.allowed is not None and seat[member.id] not in member.allowed
    )
    if request.wishes.organisation_apart:
        yield from _organisations(request, groups)
    if request.wishes.cluster:
        yield from _clusters(request, groups)


def _organisations(request: Request, groups: Groups) -> Iterable[Broken]:
    members = {member.id: member for member in request.members}
    sizes = Counter(member.organisation for member in request.members if member.organisation)
    for group in groups:
        inside: dict[str, list[str]] = defaultdict(list)
        for name in group:
            if members[name].organisation:
                inside[members[name].organisation].append(name)
        for organisation, names in sorted(inside.items()):
            if len(names) > -(-sizes[organisation] // len(groups)):
                yield Broken("organisation", tuple(sorted(names)))


def _clusters(request: Request, groups: Groups) -> Iterable[Broken]:
    """Give the clusters that sit in more groups than they would fill."""
    name, largest = request.wishes.cluster, max(request.sizes)
    seat = {one: number for number, group in enumerate(groups) for one in group}
    clusters: dict[str, list[str]] = defaultdict(list)
    for member in request.members:
        for value in sorted(member.values.get(name, ()))[:1]:
            clusters[value].append(member.id)
    for _value, people in sorted(clusters.items()):
        if len({seat[one] for one in people}) > -(-len(people) // largest):
            yield Broken("cluster", tuple(sorted(people)))


def met_before(groups: Groups, met: Sequence[frozenset[str]]) -> list[tuple[str, str]]:
    """Give the pairs of people who sit in one group now and sat in one before."""
    return [
        pair
        for old in met
        for group in groups
        for pair in combinations(sorted(old & set(group)), 2)
    ]
