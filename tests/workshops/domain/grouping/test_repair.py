from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crowds import crowd
from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.repair import Move, plan_repair
from workshops.domain.grouping.request import Member, Request, Wishes, even_sizes


def dealt(people=24, groups=4, criteria=3, seed=1, **wishes):
    members, names = crowd(people, criteria, seed=seed)
    request = Request(members, even_sizes(people, groups), names, Wishes(**wishes))
    return request, deal_groups(request, seed="x").groups


def test_nobody_moves_when_everybody_is_here():
    request, groups = dealt()

    repair = plan_repair(request, groups, ())

    assert repair.moves == ()
    assert repair.groups == groups


def test_three_missing_from_one_group_take_two_moves():
    request, groups = dealt()

    repair = plan_repair(request, groups, groups[0][:3])

    assert len(repair.moves) == 2
    assert sorted(map(len, repair.groups)) == [5, 5, 5, 6]
    assert {move.new for move in repair.moves} == {0}


def test_the_moves_lead_from_the_old_groups_to_the_new():
    request, groups = dealt(seed=2)
    missing = {groups[1][0], groups[1][1], groups[2][0]}

    repair = plan_repair(request, groups, missing)

    seats = {name: at for at, group in enumerate(groups) for name in group if name not in missing}
    for move in repair.moves:
        assert seats[move.id] == move.old
        seats[move.id] = move.new
    assert seats == {name: at for at, group in enumerate(repair.groups) for name in group}


@given(st.integers(0, 5_000), st.sets(st.integers(0, 6), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_no_plan_is_cheaper(seed, absent):
    request, groups = dealt(people=9, groups=3, criteria=2, seed=seed)
    missing = {f"{at:04}" for at in absent}

    repair = plan_repair(request, groups, missing)

    assert price(request, repair.groups, len(repair.moves)) == cheapest(request, groups, missing)


def price(request, groups, moves):
    """What repair.py says a plan costs, counted anew: size, mix, alike pairs, moves."""
    members = {one.id: one for one in request.members}
    seated = [name for group in groups for name in group]
    sizes = even_sizes(len(seated), len(groups))
    cost = float(moves)
    for group in groups:
        cost += 2 * (max(min(sizes) - len(group), 0) + max(len(group) - max(sizes), 0))
    for criterion in request.criteria:
        for value in {v for name in seated for v in members[name].values[criterion]}:
            held = sum(value in members[name].values[criterion] for name in seated)
            low, high = held // len(groups), -(-held // len(groups))
            for group in groups:
                count = sum(value in members[name].values[criterion] for name in group)
                cost += max(low - count, 0) + max(count - high, 0)
    keys = [[tuple(members[n].values[c] for c in request.criteria) for n in g] for g in groups]
    alike = sum(a == b for g in keys for i, a in enumerate(g) for b in g[:i])
    return round(cost + alike / 64, 6)


def cheapest(request, groups, missing):
    left = [(name, at) for at, group in enumerate(groups) for name in group if name not in missing]
    return min(
        price(
            request,
            [[name for (name, _), to in zip(left, way, strict=True) if to == at]
             for at in range(len(groups))],
            sum(old != to for (_, old), to in zip(left, way, strict=True)),
        )
        for way in product(range(len(groups)), repeat=len(left))
        if sum(old != to for (_, old), to in zip(left, way, strict=True)) <= 3
    )  # fmt: skip


def test_whoever_must_stay_stays():
    request, groups = dealt()
    stay = tuple(
        Member(one.id, one.values, allowed=frozenset({at}))
        for at, group in enumerate(groups)
        for one in request.members
        if one.id in group and one.id != groups[3][0]
    )
    members = (*stay, next(one for one in request.members if one.id == groups[3][0]))
    pinned = Request(members, request.sizes, request.criteria)

    repair = plan_repair(pinned, groups, groups[0][:3])

    assert repair.moves == (Move(groups[3][0], 3, 0),)


@pytest.mark.parametrize("missing", [23, 24])
def test_almost_nobody_comes(missing):
    request, groups = dealt()
    gone = [name for group in groups for name in group][:missing]

    repair = plan_repair(request, groups, gone)

    assert sum(map(len, repair.groups)) == 24 - missing
