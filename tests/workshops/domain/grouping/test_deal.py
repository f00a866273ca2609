import subprocess
import sys
from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crowds import crowd
from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.quality import met_before
from workshops.domain.grouping.request import Member, Request, Wishes, even_sizes

FEW = 3_000


def request_for(people, groups, criteria, *, seed=1, organisations=0, **wishes):
    members, names = crowd(people, criteria, seed=seed, organisations=organisations)
    return Request(members, even_sizes(people, groups), names, Wishes(**wishes))


def least_imbalance(request):
    """Try every way to fill the groups; the oracle for a handful of people."""
    from workshops.domain.grouping.quality import measure  # noqa: PLC0415 -- only the oracle counts

    ids = [member.id for member in request.members]
    best = 1_000
    for order in set(permutations(ids)):
        start, groups = 0, []
        for size in request.sizes:
            groups.append(tuple(sorted(order[start : start + size])))
            start += size
        if order == tuple(name for group in groups for name in group):
            best = min(best, measure(request, groups).imbalance)
    return best


@pytest.mark.parametrize(("people", "groups"), [(24, 4), (27, 5), (60, 10), (62, 10), (200, 40)])
def test_three_criteria_are_as_even_as_whole_people_allow(people, groups):
    dealt = deal_groups(request_for(people, groups, 3), seed="x")

    assert dealt.quality.imbalance == 0
    assert sorted(name for group in dealt.groups for name in group) == [
        f"{number:04}" for number in range(people)
    ]
    assert tuple(map(len, dealt.groups)) == even_sizes(people, groups)


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_small_groups_are_as_even_as_the_best_of_all_ways(seed):
    request = request_for(7, 2, 3, seed=seed)

    dealt = deal_groups(request, seed="x", steps=FEW)

    assert dealt.quality.imbalance == least_imbalance(request)


def test_the_order_of_people_does_not_matter():
    request = request_for(24, 4, 6, seed=2)
    turned = Request(request.members[::-1], request.sizes, request.criteria[::-1], request.wishes)

    dealt = [deal_groups(one, seed="x", steps=FEW).groups for one in (request, turned)]

    assert dealt[0] == dealt[1]


@pytest.mark.parametrize("hash_seed", ["0", "77"])
def test_the_same_seed_gives_the_same_groups_in_any_process(hash_seed):
    code = (
        "from tests.workshops.domain.grouping.test_deal import *;"
        "print(deal_groups(request_for(24, 4, 6, organisations=6, organisation_apart=True,"
        " together=(frozenset({'0001', '0002', '0003'}),)), seed='x', steps=2000).groups)"
    )
    request = request_for(
        24, 4, 6, organisations=6, organisation_apart=True,
        together=(frozenset({"0001", "0002", "0003"}),),
    )  # fmt: skip

    printed = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": hash_seed, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert printed == f"{deal_groups(request, seed='x', steps=2000).groups}\n"


def test_another_seed_gives_other_groups_that_are_as_good():
    request = request_for(60, 10, 3)

    one, other = (deal_groups(request, seed=seed) for seed in "ab")

    assert one.groups != other.groups
    assert one.quality.imbalance == other.quality.imbalance == 0


@pytest.mark.parametrize(("people", "groups", "bound"), [(24, 4, 8), (60, 10, 0), (200, 40, 0)])
def test_as_few_as_possible_meet_again(people, groups, bound):
    first = deal_groups(request_for(people, groups, 3), seed="x")
    met = tuple(map(frozenset, first.groups))

    second = deal_groups(request_for(people, groups, 3, met=met), seed="y")

    assert second.quality.meet_again_bound == bound
    assert len(met_before(second.groups, met)) == second.quality.meet_again == bound
    assert second.quality.imbalance == 0


@pytest.mark.parametrize("seed", range(6))
def test_all_wishes_at_once_are_kept(seed):
    members, names = crowd(60, 3, seed=seed, organisations=25)
    bound = [
        Member(one.id, one.values, one.organisation, frozenset({0, 1, 2}) if at % 8 == 0 else None)
        for at, one in enumerate(members)
    ]
    wishes = Wishes(
        together=(frozenset({"0001", "0002"}), frozenset({"0003", "0004", "0005"})),
        apart=(("0006", "0007"), ("0009", "0010"), ("0001", "0011")),
        organisation_apart=False,
    )

    dealt = deal_groups(
        Request(tuple(bound), even_sizes(60, 10), names, wishes), seed="x", steps=FEW
    )

    assert dealt.quality.broken == ()
    assert dealt.quality.imbalance <= 4


def test_one_organisation_sits_apart_as_far_as_there_are_groups():
    members = tuple(
        Member(f"{at:02}", {"sector": frozenset({str(at % 3)})}, "house" if at < 6 else "")
        for at in range(20)
    )
    request = Request(members, even_sizes(20, 4), ("sector",), Wishes(organisation_apart=True))

    dealt = deal_groups(request, seed="x")

    houses = [sum(name < "06" for name in group) for group in dealt.groups]
    assert sorted(houses) == [1, 1, 2, 2]
    assert dealt.quality.broken == ()


def test_pinned_people_sit_where_they_are_pinned():
    members, names = crowd(24, 3, seed=4)
    pinned = tuple(
        Member(one.id, one.values, allowed=frozenset({at % 4}) if at < 8 else None)
        for at, one in enumerate(members)
    )

    dealt = deal_groups(Request(pinned, even_sizes(24, 4), names), seed="x")

    assert all(f"{at:04}" in dealt.groups[at % 4] for at in range(8))
    assert dealt.quality.imbalance == 0


def test_a_cluster_stays_in_as_few_groups_as_it_fits_in():
    members, names = crowd(24, 2, seed=1)
    clustered = tuple(
        Member(one.id, {**one.values, "case": frozenset({"abcd"[at % 4]})})
        for at, one in enumerate(members)
    )
    request = Request(clustered, even_sizes(24, 4), names, Wishes(cluster="case"))

    dealt = deal_groups(request, seed="x", steps=FEW)

    assert [len({int(name) % 4 for name in group}) for group in dealt.groups] == [1, 1, 1, 1]


def test_what_people_want_decides_where_the_mix_allows():
    members, names = crowd(24, 3, seed=3)
    costs = {one.id: {group: float(group != at % 4) for group in range(4)}
             for at, one in enumerate(members)}  # fmt: skip
    request = Request(members, even_sizes(24, 4), names, Wishes(costs=costs))

    dealt = deal_groups(request, seed="x", steps=FEW)

    granted = sum(int(name) % 4 == at for at, group in enumerate(dealt.groups) for name in group)
    assert granted >= 16


def test_people_with_several_values_count_for_each():
    members = tuple(
        Member(f"{at:02}", {"skill": frozenset("ab" if at < 4 else "b")}) for at in range(8)
    )

    dealt = deal_groups(Request(members, (2, 2, 2, 2), ("skill",)), seed="x")

    assert [sum(int(name) < 4 for name in group) for group in dealt.groups] == [1, 1, 1, 1]


def test_identical_people_share_a_group_only_where_they_must():
    members = tuple(
        Member(f"{at:02}", {"a": frozenset({str(at % 4)}), "b": frozenset({str(at % 2)})})
        for at in range(24)
    )

    dealt = deal_groups(Request(members, even_sizes(24, 4), ("a", "b")), seed="x")

    kinds = [Counter(int(name) % 4 for name in group) for group in dealt.groups]
    pairs = sum(len(list(combinations(range(n), 2))) for kind in kinds for n in kind.values())
    assert pairs == dealt.quality.alike == dealt.quality.alike_bound == 8


def test_it_ends_when_told_to():
    dealt = deal_groups(request_for(60, 10, 6, seed=3), seed="x", stop=lambda: True)

    assert tuple(map(len, dealt.groups)) == even_sizes(60, 10)
    assert not dealt.proven
