import pytest

from participants.domain.selection.alternates import choose_alternates
from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.problem import Problem, Quota, Rules
from participants.domain.selection.seat_table import seat_table
from participants.domain.selection.types import group_people
from participants.domain.selection.whole import Purse
from tests.participants.domain.selection.broken_pools import cell, person

VALUES = {"c0": 5, "c1": 4, "c2": 3, "c3": 4, "c4": 3, "c5": 2}


def pool_of(number):
    """Give people with six answers each, as chance has it."""
    stream = Stream("pool")
    return tuple(
        person(f"p{n:04}", **{name: f"v{stream.below(many)}" for name, many in VALUES.items()})
        for n in range(number)
    )


def problem_of(number, size):
    pool = pool_of(number)
    cells = [cell(f"{c}=v{v}") for c, many in VALUES.items() for v in range(many)]
    shares = [sum(one.has(c) for one in pool) * size / number for c in cells]
    give = 0.04 * size
    quotas = [
        Quota(c, max(0, int(s - give)), int(s + give) + 1)
        for c, s in zip(cells, shares, strict=True)
    ]
    return Problem(pool, Rules(size, tuple(quotas)))


def panel_of(problem):
    types = group_people(problem)
    seats = seat_table(problem).program().cheapest(types.counts * 0, Purse(10)).values
    taken = zip(types.members, seats.tolist(), strict=True)
    return [problem.people[i].id for members, n in taken for i in members[:n]]


@pytest.fixture(scope="module")
def twenty():
    problem = problem_of(80, 20)
    return problem, panel_of(problem)


def test_chosen_alternates_keep_the_quotas_four_times_as_well_as_blind_ones():
    problem = problem_of(200, 40)
    panel = panel_of(problem)

    alternates = choose_alternates(problem, panel, 8, seed="alternates")

    assert alternates.expected <= alternates.expected_random / 4
    assert alternates.expected_random < alternates.expected_none


def test_alternates_are_others_and_follow_from_the_seed_alone(twenty):
    problem, panel = twenty
    turned = Problem(problem.people[::-1], problem.rules)

    first = choose_alternates(problem, panel, 5, seed="one")

    assert len(set(first.ids) - set(panel)) == 5
    assert choose_alternates(turned, panel[::-1], 5, seed="one") == first
    assert choose_alternates(problem, panel, 5, seed="two") != first


def test_nobody_ruled_out_is_an_alternate_and_there_may_be_few():
    pool = tuple(person(f"p{n}", skill="law") for n in range(5))
    rules = Rules(2, (Quota(cell("skill=law"), 2, 2),), must_out=frozenset({"p4"}))

    alternates = choose_alternates(Problem(pool, rules), ["p0", "p1"], 8, seed="x")

    assert sorted(alternates.ids) == ["p2", "p3"]
    assert alternates.expected == 0


def test_more_than_eight_alternates_are_weighed_too(twenty):
    alternates = choose_alternates(*twenty, 10, seed="x", dropout=0.25)

    assert len(alternates.ids) == 10
    assert alternates.expected < alternates.expected_random / 2


def test_the_first_alternates_are_the_most_needed(twenty):
    problem, panel = twenty
    rare = [one.id for one in problem.people if one.id in panel][:1]

    alternates = choose_alternates(problem, panel, 1, seed="x")

    assert alternates.ids[0] not in rare
    assert alternates.expected < alternates.expected_none


def test_nobody_drops_out_means_nothing_breaks(twenty):
    alternates = choose_alternates(*twenty, 3, seed="x", dropout=0)

    assert (alternates.expected, alternates.expected_none) == (0, 0)
