import pytest
from hypothesis import assume, given, settings

from participants.domain.selection.check import counts_of, faults_of
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.problem import (
    InfeasibleError,
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
)
from tests.participants.domain.selection.oracle import all_panels, truth
from tests.participants.domain.selection.small import problems
from tests.support.pools import kinds

PANELS = 1000


def near(numbers):
    return pytest.approx([float(number) for number in numbers], abs=1e-6)


@settings(max_examples=60)
@given(problems())
def test_chances_are_those_of_the_fairest_lottery(problem):
    true = truth(problem)
    assume(true.panels)

    drawn = prepare_draw(problem, seed="oracle")

    assert drawn.exact
    assert drawn.ids == tuple(true.chances)
    assert drawn.chances == near(true.chances.values())
    assert [drawn.floor, drawn.ceiling] == near([true.floor, true.ceiling])
    never = {id_ for id_, chance in true.chances.items() if not chance}
    assert set(drawn.unreachable) == never - problem.rules.must_out


@settings(max_examples=40)
@given(problems())
def test_panels_are_valid_and_as_many_for_each_person_as_their_chance(problem):
    true = truth(problem)
    assume(true.panels)

    drawn = prepare_draw(problem, seed="oracle")

    found = counts_of(drawn.panels)
    off = [abs(found.get(id_, 0) - PANELS * chance) for id_, chance in true.chances.items()]
    assert faults_of(problem, drawn.panels) == ()
    assert drawn.counts == tuple(found.get(id_, 0) for id_ in drawn.ids)
    assert len(drawn.panels) == PANELS
    assert max(off) <= 2
    assert drawn.distance == pytest.approx(float(max(off)), abs=1e-3)


@settings(max_examples=40)
@given(problems())
def test_people_whom_no_rule_tells_apart_are_treated_alike(problem):
    assume(all_panels(problem))

    drawn = prepare_draw(problem, seed="oracle")

    counts, chances = (
        dict(zip(drawn.ids, of, strict=True)) for of in (drawn.counts, drawn.chances)
    )
    for kind in kinds(problem):
        assert len({chances[id_] for id_ in kind}) == 1
        assert max(counts[id_] for id_ in kind) - min(counts[id_] for id_ in kind) <= 1


@settings(max_examples=60)
@given(problems())
def test_a_draw_is_refused_exactly_where_no_panel_keeps_the_rules(problem):
    possible = bool(all_panels(problem))

    try:
        prepare_draw(problem, seed="oracle", panels=10)
    except InfeasibleError:
        assert not possible
    else:
        assert possible


def test_fractions_of_people_may_promise_more_than_whole_panels_keep():
    """Three pairs of values, each wanted once: a triangle that only half people can fill."""
    answers = [{"a", "b"}, {"b", "c"}, {"a", "c"}, {"a", "b", "c"}, set()]
    people = tuple(
        Person(f"p{number}", {"skill": frozenset(values)}) for number, values in enumerate(answers)
    )
    quotas = tuple(Quota(frozenset([("skill", value)]), 1, 1) for value in "abc")
    problem = Problem(people, Rules(2, quotas, objective=Objective.CEILING))
    true = truth(problem)

    drawn = prepare_draw(problem, seed="triangle")

    assert true.panels == [("p3", "p4")]
    assert drawn.chances == near(true.chances.values())
    assert drawn.unreachable == ("p0", "p1", "p2")
