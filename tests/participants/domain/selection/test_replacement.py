from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings

from participants.domain.selection.check import faults_of
from participants.domain.selection.problem import Problem, Quota, Rules, Target
from participants.domain.selection.replacement import draw_replacement, find_replacements
from participants.domain.selection.vacancies import BrokenQuota
from tests.participants.domain.selection.broken_pools import (
    cell,
    moves_of,
    people,
    person,
    tight_problems,
)
from tests.participants.domain.selection.oracle import all_panels
from tests.participants.domain.selection.small import problems
from tests.participants.domain.selection.test_alternates import panel_of, problem_of

RESIDENTS = Quota(cell("sector=residents"), 2, 3)
LAW = Quota(cell("skill=law"), 1, 2)
# The panel is r0, r1, a0, a1; law is held by a0 alone.
POOL = (
    *people(r=(4, {"sector": "residents"}), a=(1, {"sector": "academia", "skill": "law"})),
    *people(b=(3, {"sector": "academia"})),
)
PROBLEM = Problem(POOL, Rules(4, (RESIDENTS, LAW)))
PANEL = frozenset({"r0", "r1", "a0", "b0"})


def found(*gone, problem=PROBLEM, panel=PANEL):
    left = panel - set(gone)
    return find_replacements(problem, left, frozenset(gone), vacancies=len(gone))


def freed(problem):
    """Nobody must be in any longer: those who declined are gone."""
    return replace(problem, rules=replace(problem.rules, must_in=frozenset()))


@settings(max_examples=60, deadline=None)
@given(problems(most_people=8))
def test_those_who_fit_one_vacancy_are_all_who_keep_every_rule(problem):
    problem = freed(problem)
    panels = all_panels(problem)
    assume(panels)
    panel, gone = frozenset(panels[0]), panels[0][0]

    replacements = found(gone, problem=problem, panel=panel)

    left = panel - {gone}
    others = sorted({one.id for one in problem.people} - panel)
    fit = [name for name in others if not faults_of(problem, [sorted({*left, name})])]
    assert replacements.fitting == tuple((name, 1 / len(fit)) for name in fit)


@settings(max_examples=25, deadline=None)
@given(tight_problems(least=4))
def test_two_vacancies_are_filled_with_the_least_breach_there_is(problem):
    stay = problem.people[2 : min(problem.rules.size, len(problem.people) - 2)]
    could = problem.people[len(stay) + 2 :]
    rules = Rules(len(stay) + 2, problem.rules.quotas)
    problem = replace(problem, rules=rules)

    replacements = find_replacements(
        problem, frozenset(one.id for one in stay), frozenset({"p0", "p1"}), vacancies=2
    )

    def breach(pair):
        return sum(moves_of(problem, [*stay, *pair]).values())

    pairs = {(a.id, b.id): breach([a, b]) for a, b in combinations(could, 2)}
    best = replacements.options[0] if replacements.options else replacements
    assert {pairs[outcome] for outcome in best.outcomes} == {min(pairs.values())}
    assert replacements.breach == min(pairs.values())


def test_everybody_who_fits_has_the_same_chance():
    assert found("r0").fitting == (("r2", 1 / 2), ("r3", 1 / 2))


def test_the_draw_follows_from_the_seed_and_reaches_everybody():
    replacements = found("r0")

    drawn = [draw_replacement(replacements, seed=f"seed {n}") for n in range(200)]

    assert draw_replacement(replacements, seed="seed 7") == drawn[7]
    assert 70 < drawn.count(("r2",)) < 130
    assert set(drawn) == {("r2",), ("r3",)}


def test_nobody_fits_the_least_breach_is_stated_option_by_option():
    replacements = found("a0")

    missing = BrokenQuota(LAW, 0, 1, 0)
    assert replacements.fitting == ()
    assert (replacements.breach, replacements.broken) == (1, (missing,))
    assert replacements.unfilled == (missing,)
    assert [[name for name, _ in o.chances] for o in replacements.options] == [
        ["b1", "b2", "r2", "r3"]
    ]


def test_an_option_must_be_chosen_where_nobody_fits():
    replacements = found("a0")

    with pytest.raises(ValueError, match="an option must be chosen"):
        draw_replacement(replacements, seed="x")
    assert draw_replacement(replacements, seed="x", option=0)[0] in {"b1", "b2", "r2", "r3"}


def test_options_with_more_breach_come_after():
    full = Problem(POOL, Rules(4, (replace(RESIDENTS, maximum=2), LAW)))

    options = found("a0", problem=full).options

    over = BrokenQuota(replace(RESIDENTS, maximum=2), 3, 0, 1)
    assert [option.breach for option in options] == [1, 2]
    assert options[1].broken == (over, BrokenQuota(LAW, 0, 1, 0))


def test_several_vacancies_that_nobody_can_fill_well():
    replacements = found("a0", "r0")

    (option,) = replacements.options
    assert (option.breach, option.broken) == (1, (BrokenQuota(LAW, 0, 1, 0),))
    assert draw_replacement(replacements, seed="x", option=0) in set(option.outcomes)


@pytest.mark.parametrize("gone", [("b0",), ("b0", "a0")])
def test_those_who_stay_may_break_a_quota_already(gone):
    full = Quota(RESIDENTS.cell, 0, 1)

    replacements = found(*gone, problem=Problem(POOL, Rules(4, (full,))))

    assert replacements.fitting == ()
    assert replacements.broken == (BrokenQuota(full, 2, 0, 1),)
    assert {name for name, _ in replacements.options[0].chances} == {"b1", "b2"}


def test_several_vacancies_are_a_draw_with_chances_of_their_own():
    problem = Problem(POOL, Rules(4, (RESIDENTS,), (Target(cell("skill=law"), 1),)))

    replacements = found("r0", "b0", problem=problem)

    chances = dict(replacements.fitting)
    assert sum(chances.values()) == pytest.approx(2)
    assert chances["b1"] == chances["b2"]
    assert draw_replacement(replacements, seed="a") in set(replacements.outcomes)


def test_those_gone_or_ruled_out_never_come_back():
    rules = replace(PROBLEM.rules, must_out=frozenset({"r2"}), must_in=frozenset({"r0"}))

    assert found("r0", problem=Problem(POOL, rules)).fitting == (("r3", 1),)


@pytest.mark.parametrize("gone", [("r0",), ("r0", "b0")])
def test_no_second_of_an_organisation_or_household_takes_the_place(gone):
    pool = tuple(
        replace(one, organisation="A" if one.id in {"r1", "r2"} else "", household=home)
        for one in POOL
        for home in ["1" if one.id in {"a0", "b1"} else ""]
    )
    rules = replace(PROBLEM.rules, organisation_max=1, households_apart=True)

    replacements = found(*gone, problem=Problem(pool, rules))

    assert {name for name, _ in replacements.fitting} == {"r3", "b2"} & (
        {"r3"} if len(gone) == 1 else {"r3", "b2"}
    )


def test_nobody_left_leaves_the_place_empty():
    problem = Problem(tuple(one for one in POOL if one.id in PANEL), PROBLEM.rules)

    replacements = found("r0", problem=problem)

    assert (replacements.vacancies, replacements.fitting) == (0, ())
    assert replacements.unfilled == (BrokenQuota(RESIDENTS, 1, 1, 0),)


def test_a_criterion_that_no_candidate_answered_is_no_obstacle():
    pool = (person("a", skill="law"), person("b", skill="law"), person("c"), person("d"))
    problem = Problem(pool, Rules(2, (Quota(cell("skill=law"), 2, 2),)))

    replacements = found("a", "b", problem=problem, panel=frozenset({"a", "b"}))

    assert [option.breach for option in replacements.options] == [2]


def test_one_vacancy_of_forty_goes_to_somebody_who_keeps_the_quotas():
    problem = problem_of(200, 40)
    panel = panel_of(problem)

    replacements = found(panel[0], problem=problem, panel=frozenset(panel))

    assert replacements.fitting
