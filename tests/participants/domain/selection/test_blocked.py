import pytest
from hypothesis import given, settings

from participants.domain.selection.blocked import unreachable, what_would_free
from participants.domain.selection.explanation import Change
from participants.domain.selection.problem import InfeasibleError, Problem, Quota, Rules
from participants.domain.selection.relax import relaxed
from participants.domain.selection.seat_table import SIZE, Side
from tests.participants.domain.selection.broken_pools import cell, people, tight_problems
from tests.participants.domain.selection.oracle import all_panels
from tests.participants.domain.selection.small import problems

ECONOMY, BUSINESS = Quota(cell("skill=economy"), 3, 3), Quota(cell("sector=business"), 0, 1)


def blocked_problem():
    """Economy takes all three seats of a sector that the one in business does not have."""
    pool = people(
        a=(4, {"sector": "academia", "skill": "economy"}),
        b=(1, {"sector": "business", "skill": "law"}),
        r=(3, {"sector": "residents", "skill": "law"}),
    )
    return Problem(pool, Rules(4, (ECONOMY, BUSINESS, Quota(cell("sector=residents"), 1, 2))))


@settings(max_examples=60, deadline=None)
@given(problems(most_people=8))
def test_those_in_no_panel_at_all_are_found_and_proven(problem):
    panels = all_panels(problem)
    seated = {name for panel in panels for name in panel}
    everybody = {one.id for one in problem.people} - problem.rules.must_out

    blocked = unreachable(problem) if panels else ()

    assert not panels or [b.id for b in blocked] == sorted(everybody - seated)
    assert all(b.proven for b in blocked)


@settings(max_examples=40, deadline=None)
@given(tight_problems())
def test_what_would_free_somebody_does_and_is_the_least(problem):
    blocked = unreachable(problem) if all_panels(problem) else ()

    for one in blocked[:2]:
        free = what_would_free(problem, one.id)

        assert free or len(problem.rules.must_in) == problem.rules.size
        changes = free.changes if free else ()
        panels = all_panels(relaxed(problem, changes))
        assert any(one.id in panel for panel in panels) == bool(free)


def test_the_rules_that_keep_somebody_out_are_named():
    (blocked,) = unreachable(blocked_problem())

    assert (blocked.id, blocked.proven) == ("b0", True)
    assert blocked.by == (Quota(cell("sector=residents"), 1, 2), ECONOMY, SIZE)


def test_the_smallest_change_lets_them_in():
    free = what_would_free(blocked_problem(), "b0")

    assert free.total == 1
    assert free.changes in {
        (Change(ECONOMY, Side.MINIMUM, 3, 2),),
        (Change(Quota(cell("sector=residents"), 1, 2), Side.MINIMUM, 1, 0),),
    }


def test_many_people_share_a_reason():
    pool = people(
        a=(30, {"sector": "academia", "skill": "economy law"}),
        b=(30, {"sector": "business", "skill": "law"}),
        c=(20, {"sector": "business", "skill": "economy"}),
    )
    closed = Quota(cell("sector=business"), 0, 0)

    blocked = unreachable(Problem(pool, Rules(5, (closed, Quota(cell("skill=law"), 0, 5)))))

    assert len(blocked) == 50
    assert {b.by for b in blocked} == {(closed,)}


def test_known_panels_spare_the_search():
    problem = blocked_problem()
    names = [one.id for one in problem.people if one.id != "b0"]

    assert [b.id for b in unreachable(problem, panels=[names], seconds=5)] == ["b0"]


def test_out_of_time_is_not_called_proven():
    pool = people(**{f"p{n}": (1, {"skill": f"k{n % 7} k{n % 5} k{n % 3}"}) for n in range(40)})
    quotas = [Quota(cell(f"skill=k{n}"), 1, 4) for n in range(5)]

    blocked = unreachable(Problem(pool, Rules(9, tuple(quotas))), seconds=0.0)

    assert len(blocked) == 40
    assert {(b.by, b.proven) for b in blocked} == {((), False)}


def test_without_panels_there_is_nobody_to_find():
    rules = Rules(2, (Quota(cell("skill=law"), 0, 1),))

    with pytest.raises(InfeasibleError):
        unreachable(Problem(people(a=(3, {"skill": "law"})), rules))


def test_nobody_can_free_those_who_must_be_out_or_are_unknown():
    problem = Problem(people(a=(3, {"skill": "law"})), Rules(2, must_out=frozenset({"a2"})))

    assert [what_would_free(problem, name) for name in ("a2", "x")] == [None, None]
