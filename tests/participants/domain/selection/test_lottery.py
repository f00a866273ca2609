from dataclasses import replace

import pytest

from participants.domain.selection.budget import Budget
from participants.domain.selection.check import faults_of
from participants.domain.selection.lottery import panels_for, prepare_draw
from participants.domain.selection.problem import (
    BadProblemError,
    CancelledError,
    InfeasibleError,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
)
from tests.support.pools import pool, stress

ODD = frozenset({("kind", "odd")})
EVEN = frozenset({("kind", "even")})


def people(number):
    return tuple(
        Person(f"p{i:02d}", {"kind": frozenset({"odd" if i % 2 else "even"})})
        for i in range(number)
    )


def draw(number, size, *quotas, panels=1000, **rules):
    problem = Problem(people(number), Rules(size, quotas=quotas, **rules))
    drawn = prepare_draw(problem, seed="417", panels=panels)
    assert faults_of(problem, drawn.panels) == ()
    return drawn


@pytest.mark.parametrize(
    ("number", "size", "counts"),
    [(4, 1, {250}), (4, 4, {1000}), (3, 2, {666, 667}), (1, 1, {1000})],
    ids=["one seat", "a seat for all", "no even share", "alone"],
)
def test_without_quotas_everybody_is_in_as_many_panels(number, size, counts):
    drawn = draw(number, size)

    assert set(drawn.counts) == counts
    assert drawn.exact
    assert drawn.types == 1


def test_one_large_type():
    drawn = draw(300, 30)

    assert set(drawn.counts) == {100}
    assert len(set(drawn.panels)) > 900


def test_exact_quotas_everywhere():
    drawn = draw(20, 5, Quota(ODD, 2, 2), Quota(EVEN, 3, 3))

    assert set(drawn.counts[1::2]) == {200}
    assert set(drawn.counts[::2]) == {300}
    assert (drawn.floor, drawn.ceiling, drawn.bound) == pytest.approx((0.2, 0.3, 0.2))


def test_named_people_may_fill_the_panel():
    drawn = draw(6, 2, must_in=frozenset({"p01", "p04"}))

    assert set(drawn.panels) == {("p01", "p04")}
    assert drawn.unreachable == ("p00", "p02", "p03", "p05")
    assert drawn.exact


def test_people_left_out_by_name_are_not_called_unreachable():
    drawn = draw(6, 2, must_out=frozenset({"p00"}))

    assert drawn.counts[0] == 0
    assert drawn.unreachable == ()


@pytest.mark.parametrize("panels", [1, 2, 7, 128])
def test_any_number_of_panels_can_be_asked_for(panels):
    drawn = draw(20, 5, Quota(ODD, 2, 3), panels=panels)

    assert len(drawn.panels) == panels
    assert sum(drawn.counts) == 5 * panels


@pytest.mark.parametrize(
    ("floor", "panels"), [(0.5, 1000), (0.002, 1000), (0.0019, 10_000), (0.00001, 100_000)]
)
def test_small_chances_ask_for_more_panels(floor, panels):
    assert panels_for(floor) == panels


def test_the_number_of_panels_is_chosen_when_none_is_given():
    assert len(draw(2000, 2, panels=None).panels) == 10_000


def test_few_panels_for_somebody_are_noted():
    assert "few_panels" in draw(2000, 2, panels=1000).notes


def test_the_same_seed_gives_the_same_panels_whatever_the_order():
    problem = pool(60, 24, 3)
    turned = Problem(
        problem.people[::-1], replace(problem.rules, quotas=problem.rules.quotas[::-1])
    )

    first, again = prepare_draw(problem, seed="a"), prepare_draw(turned, seed="a")

    assert again == first
    assert prepare_draw(problem, seed="b").panels != first.panels


def test_a_soft_target_is_met_as_far_as_the_quotas_allow():
    drawn = draw(20, 5, Quota(ODD, 0, 3), targets=(Target(ODD, 5),))

    assert {sum(int(id_[1:]) % 2 for id_ in panel) for panel in drawn.panels} == {3}
    assert drawn.notes == ("chances_proven", "targets_missed")


def test_heavier_targets_go_first():
    targets = (Target(ODD, 5), Target(EVEN, 4, weight=2))

    drawn = draw(20, 5, targets=targets)

    assert {sum(int(id_[1:]) % 2 for id_ in panel) for panel in drawn.panels} == {1}


def test_progress_is_told_and_ends_complete():
    told = []

    prepare_draw(pool(60, 24, 3), seed="a", progress=lambda *step: told.append(step))

    assert {stage for stage, _ in told} >= {"chances", "halving"}
    assert all(0 <= share <= 1 for _, share in told)


def test_a_draw_stops_when_asked_to():
    asked = iter([False] * 5)

    with pytest.raises(CancelledError):
        prepare_draw(pool(60, 24, 6), seed="a", cancelled=lambda: next(asked, True))


def test_out_of_budget_the_best_panels_are_given_and_it_is_said():
    problem = stress(3, people=60)

    drawn = prepare_draw(problem, seed="a", budget=Budget(halving=0.0, columns=0.0))

    assert faults_of(problem, drawn.panels) == ()
    assert len(drawn.panels) == 1000
    assert drawn.method == "columns"
    assert not drawn.exact
    assert "budget" in drawn.notes
    assert drawn.floor <= drawn.bound


def test_out_of_budget_nobody_is_called_unreachable_without_proof():
    problem = stress(3, people=60)
    some = prepare_draw(problem, seed="a", budget=Budget(halving=0.0, columns=0.0))

    everybody = prepare_draw(problem, seed="a")

    assert set(some.unreachable) <= set(everybody.unreachable)
    assert sum(count == 0 for count in some.counts) > len(some.unreachable)


def test_a_clock_that_runs_away_stops_the_search_and_it_is_said():
    ticks = iter(range(0, 10**9, 1000))

    drawn = prepare_draw(pool(60, 24, 6), seed="a", budget=Budget(clock=lambda: next(ticks)))

    assert "clock" in drawn.notes


def test_nobody_to_draw_from():
    with pytest.raises(BadProblemError):
        prepare_draw(Problem((), Rules(3)), seed="a")


def test_no_panel_keeps_the_quotas():
    with pytest.raises(InfeasibleError):
        draw(20, 5, Quota(ODD, 2, 2), Quota(EVEN, 2, 2))
