from dataclasses import replace

from hypothesis import given, settings

from participants.domain.selection.explain import explain
from participants.domain.selection.explanation import Change
from participants.domain.selection.problem import Problem, Quota, Rules
from participants.domain.selection.relax import apply_changes, relaxations_of, relaxed
from participants.domain.selection.seat_table import HOUSEHOLD, ORGANISATION, Side, seat_table
from participants.domain.selection.whole import Purse
from tests.participants.domain.selection.broken_pools import (
    cell,
    every_move,
    people,
    person,
    tight_problems,
)
from tests.participants.domain.selection.oracle import all_panels
from tests.participants.domain.selection.test_alternates import problem_of

ECONOMY, BUSINESS, ACADEMIA = (
    cell("skill=economy"),
    cell("sector=business"),
    cell("sector=academia"),
)


def found(problem):
    return relaxations_of(seat_table(problem), Purse(10))


def smallest(moves, refused):
    """Give the fewest seats and levers, leaving out what moves all levers of an earlier answer."""
    costs = [
        (sum(one.values()), len(one))
        for one in moves
        if not any(earlier <= one.keys() for earlier in refused)
    ]
    return min(costs, default=None)


@settings(max_examples=60, deadline=None)
@given(tight_problems())
def test_relaxations_are_the_smallest_there_are_and_help(problem):
    moves = every_move(problem)
    refused = []

    relaxations = found(problem) if {} not in moves else ()

    for relaxation in relaxations:
        assert (relaxation.total, len(relaxation.changes)) == smallest(moves, refused)
        assert all_panels(relaxed(problem, relaxation.changes))
        assert relaxation.proven
        refused.append({(change.quota, change.bound) for change in relaxation.changes})
    assert {} in moves or len(relaxations) == 3 or smallest(moves, refused) is None


def test_a_possible_draw_needs_no_change():
    problem = Problem(people(a=(3, {"sector": "academia"})), Rules(2))

    assert found(problem) == ()


def test_a_minimum_far_above_the_places_gets_a_change_too():
    pool = people(a=(5, {"sector": "academia"}), b=(5, {"sector": "business"}))
    quota = Quota(ACADEMIA, 400, 500)

    relaxations = found(Problem(pool, Rules(4, (quota,))))

    assert [r.changes for r in relaxations] == [(Change(quota, Side.MINIMUM, 400, 4),)]


def test_the_cap_of_organisations_and_households_can_give_way():
    pool = tuple(
        replace(person(f"p{n}", sector="academia"), organisation="A", household="1")
        for n in range(3)
    )
    rules = Rules(2, organisation_max=1, households_apart=True)

    (relaxation,) = found(Problem(pool, rules))

    assert [(c.quota, c.old, c.new) for c in relaxation.changes] == [
        (ORGANISATION, 1, 2),
        (HOUSEHOLD, 1, 2),
    ]
    assert apply_changes(rules, relaxation.changes) == Rules(2, organisation_max=2)


def test_more_places_than_people_means_fewer_places():
    (relaxation,) = found(Problem(people(a=(3, {"sector": "academia"})), Rules(5)))

    assert apply_changes(Rules(5), relaxation.changes) == Rules(3)


def test_more_who_must_be_in_than_places_means_more_places():
    pool = people(a=(3, {"sector": "academia"}))
    rules = Rules(2, must_in=frozenset({"a0", "a1", "a2"}))

    (relaxation,) = found(Problem(pool, rules))

    assert apply_changes(rules, relaxation.changes).size == 3


def test_changes_touch_only_their_own_quota_and_bound():
    rules = Rules(4, (Quota(ECONOMY, 2, 4), Quota(BUSINESS, 0, 1)))

    after = apply_changes(rules, [Change(rules.quotas[1], Side.MAXIMUM, 1, 2)])

    assert after == Rules(4, (Quota(ECONOMY, 2, 4), Quota(BUSINESS, 0, 2)))


def test_a_rule_that_a_thousand_people_break_has_two_ways_out():
    problem = problem_of(1000, 100)
    first = problem.rules.quotas[0]
    more = Quota(first.cell | cell("c1=v0"), first.maximum + 2, 100)
    rules = replace(problem.rules, quotas=(*problem.rules.quotas, more))

    explanation = explain(replace(problem, rules=rules))

    assert [r.total for r in explanation.relaxations] == [2, 2]
