from dataclasses import replace

import pytest
from hypothesis import given, settings

from participants.domain.selection.explain import explain
from participants.domain.selection.explanation import Bound, Explanation, Kind, Recruit, Share
from participants.domain.selection.explanation_data import from_plain, to_plain
from participants.domain.selection.problem import Problem, Quota, Rules, Target
from participants.domain.selection.seat_table import SIZE, Side
from tests.participants.domain.selection.broken_pools import (
    cell,
    every_move,
    keeps,
    people,
    tight_problems,
)

ECONOMY, LAW = cell("skill=economy"), cell("skill=law")
BUSINESS, ACADEMIA = cell("sector=business"), cell("sector=academia")
RESIDENTS = cell("sector=residents")
# Eight with economy, all of business or academia, and twelve others.
POOL = people(
    b=(5, {"sector": "business", "skill": "economy"}),
    a=(3, {"sector": "academia", "skill": "economy"}),
    r=(12, {"sector": "residents", "skill": "law"}),
)


def explained(*quotas, size=10, pool=POOL, **rules):
    return explain(Problem(pool, Rules(size, quotas, **rules)))


@settings(max_examples=60, deadline=None)
@given(tight_problems())
def test_a_conflict_cannot_be_kept_but_can_without_any_one_of_its_bounds(problem):
    possible = {} in every_move(problem)

    explanation = explain(problem)

    bounds = explanation.bounds
    assert (explanation.kind is Kind.NONE) == possible
    assert possible or not keeps(problem, bounds)
    assert all(keeps(problem, bounds[:n] + bounds[n + 1 :]) for n in range(len(bounds)))


@settings(max_examples=40, deadline=None)
@given(tight_problems())
def test_a_count_adds_up_and_an_explanation_survives_being_written_down(problem):
    explanation = explain(problem)

    facts = explanation.facts
    if facts:
        sums = sum(share.seats for share in facts.shares) + facts.outside + facts.doubled
        assert facts.required == sum(bound.number for bound in facts.demands)
        assert (facts.required > facts.room, facts.room) == (True, sums)
    assert from_plain(to_plain(explanation)) == explanation


def test_single_more_wanted_than_applied():
    explanation = explained(Quota(ECONOMY, 9, 10))

    assert (explanation.kind, explanation.facts.required, explanation.facts.room) == (
        Kind.SINGLE,
        9,
        8,
    )
    assert explanation.recruit == Recruit(1, Quota(ECONOMY, 9, 10))
    assert [r.total for r in explanation.relaxations] == [1]


def test_all_rules_that_want_more_than_applied_are_told():
    explanation = explained(Quota(ECONOMY, 9, 10), Quota(BUSINESS, 6, 8))

    assert [(b.number, b.people) for b in explanation.singles] == [(6, 5), (9, 8)]


def test_sum_of_minimums_above_the_places():
    explanation = explained(Quota(ECONOMY, 6, 8), Quota(LAW, 5, 9))

    assert explanation.kind is Kind.SUM
    assert explanation.conflict == (Quota(ECONOMY, 6, 8), Quota(LAW, 5, 9), SIZE)
    assert (explanation.facts.required, explanation.facts.room) == (11, 10)


def test_minimums_may_exceed_the_places_where_people_have_several_values():
    pool = people(a=(6, {"skill": "economy law"}), b=(6, {"skill": "economy"}))

    possible = explained(Quota(ECONOMY, 8, 10), Quota(LAW, 4, 6), pool=pool)
    hopeless = explained(Quota(ECONOMY, 10, 10), Quota(LAW, 7, 9), pool=pool)

    assert (possible.kind, hopeless.kind) == (Kind.NONE, Kind.SINGLE)


def test_people_who_have_two_values_are_counted_twice_in_the_sum():
    pool = people(
        a=(1, {"skill": "economy law"}), b=(9, {"skill": "economy"}), c=(9, {"skill": "law"})
    )

    explanation = explained(Quota(ECONOMY, 6, 10), Quota(LAW, 6, 10), pool=pool)

    facts = explanation.facts
    assert (explanation.kind, facts.required, facts.doubled, facts.room) == (Kind.SUM, 12, 1, 11)


def test_maximums_do_not_reach_though_some_people_have_no_value():
    pool = people(b=(9, {"sector": "business"}), a=(9, {"sector": "academia"}), n=(2, {}))

    explanation = explained(Quota(BUSINESS, 0, 3), Quota(ACADEMIA, 0, 4), pool=pool)

    facts = explanation.facts
    assert explanation.kind is Kind.SUM
    assert (facts.required, facts.room, facts.outside) == (10, 9, 2)
    assert sorted(share.seats for share in facts.shares) == [3, 4]


def test_cross_counts_those_who_could_fill_it_value_by_value():
    business, academia = Quota(BUSINESS, 0, 2), Quota(ACADEMIA, 3, 3)
    economy, residents = Quota(ECONOMY, 6, 8), Quota(RESIDENTS, 0, 9)

    explanation = explained(business, academia, economy, residents)

    assert explanation.kind is Kind.CROSS
    assert explanation.facts.shares == (Share(academia, 3, 3, 3), Share(business, 5, 2, 2))
    assert (explanation.facts.people, explanation.facts.required) == (8, 6)
    assert explanation.recruit == Recruit(1, economy, (academia, business))
    assert explanation.bounds == (
        Bound(business, Side.MAXIMUM, 2, 5),
        Bound(economy, Side.MINIMUM, 6, 8),
    )


def test_relaxations_come_with_the_lowest_chance_afterwards():
    explanation = explained(Quota(BUSINESS, 0, 2), Quota(ACADEMIA, 3, 3), Quota(ECONOMY, 6, 8))

    known = [
        (r.changes[0].old, r.changes[0].new, round(r.floor, 4), r.hopeless)
        for r in explanation.relaxations
    ]
    assert known == [(6, 5, 0.4, 0), (2, 3, 0.3333, 0)]


@pytest.mark.parametrize(
    ("rules", "conflict"),
    [
        ({"size": 21}, (SIZE,)),
        ({"must_in": frozenset({"b0", "b1", "b2"})}, (Quota(BUSINESS, 0, 2), "must_in")),
        ({"size": 2, "must_in": frozenset({"b0", "b1", "b2"})}, ("must_in", SIZE)),
    ],
)
def test_places_and_those_who_must_be_in_are_rules_too(rules, conflict):
    explanation = explained(Quota(BUSINESS, 0, 2), **rules)

    assert (explanation.kind, explanation.conflict) == (Kind.SINGLE, conflict)


def test_the_cap_of_an_organisation_is_named():
    pool = tuple(
        replace(one, organisation="Malmö stad" if one.id < "b" else one.id) for one in POOL
    )

    explanation = explained(Quota(ACADEMIA, 2, 4), pool=pool, organisation_max=1)

    assert explanation.kind is Kind.CROSS
    assert explanation.conflict == (Quota(ACADEMIA, 2, 4), "organisation:Malmö stad")
    assert explanation.quotas == (Quota(ACADEMIA, 2, 4),)


def test_out_of_time_is_unknown():
    pool = people(**{f"p{n}": (1, {"skill": f"k{n % 7} k{n % 5} k{n % 3}"}) for n in range(40)})
    quotas = [Quota(cell(f"skill=k{n}"), 1, 4) for n in range(5)]

    explanation = explain(Problem(pool, Rules(9, tuple(quotas))), seconds=0.0)

    assert explanation == Explanation(Kind.UNKNOWN)


def test_neither_the_order_of_people_nor_of_quotas_matters():
    quotas = (Quota(BUSINESS, 0, 2), Quota(ACADEMIA, 3, 3), Quota(ECONOMY, 6, 8))

    turned = explained(*quotas[::-1], pool=POOL[::-1])

    assert turned == explained(*quotas)


def test_soft_targets_are_kept_in_the_chances_but_conflict_with_nothing():
    quota, target = Quota(ECONOMY, 9, 10), Target(BUSINESS, 1)

    explanation = explained(quota, targets=(target,))

    assert explanation.conflict == (quota,)
    assert [round(r.floor, 4) for r in explanation.relaxations] == [0.1667]
