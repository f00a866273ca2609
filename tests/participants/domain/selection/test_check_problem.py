import pytest

from participants.domain.selection.check_problem import check_problem
from participants.domain.selection.problem import (
    BadProblemError,
    Fault,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
)

ACADEMIA = frozenset({("sector", "academia")})


def person(id_, *values):
    return Person(id_, {"sector": frozenset(values)})


PEOPLE = (person("a", "academia"), person("b", "public"), person("c", "public", "academia"))


def faults(rules, people=PEOPLE):
    with pytest.raises(BadProblemError) as refused:
        check_problem(Problem(people, rules))
    return refused.value.faults


def test_a_sound_problem_passes():
    rules = Rules(
        2,
        quotas=(Quota(ACADEMIA, 1, 2),),
        targets=(Target(ACADEMIA, 1),),
        must_in=frozenset("a"),
        must_out=frozenset("b"),
    )

    assert check_problem(Problem(PEOPLE, rules)) is None


def test_nobody_has_applied():
    assert faults(Rules(2), people=()) == (Fault("no_people"),)


@pytest.mark.parametrize("size", [0, -3])
def test_a_panel_without_seats(size):
    assert faults(Rules(size)) == (Fault("no_size", {"size": size}),)


def test_people_who_must_be_out_do_not_fill_seats():
    rules = Rules(3, must_out=frozenset("c"))

    assert faults(rules) == (Fault("too_few_people", {"people": 2, "size": 3}),)


def test_an_id_twice():
    people = (*PEOPLE, person("b", "public"))

    assert faults(Rules(2), people) == (Fault("same_id", {"id": "b", "times": 2}),)


@pytest.mark.parametrize(
    "quota",
    [Quota(ACADEMIA, 3, 2), Quota(ACADEMIA, -1, 2), Quota(frozenset(), 0, 1)],
    ids=["crossed", "negative", "of nothing"],
)
def test_a_quota_that_means_nothing(quota):
    found = faults(Rules(2, quotas=(quota,)))

    assert [fault.code for fault in found] == ["bad_quota"]
    assert found[0].facts["minimum"] == quota.minimum


@pytest.mark.parametrize("target", [Target(ACADEMIA, -1), Target(ACADEMIA, 1, weight=0)])
def test_a_target_that_means_nothing(target):
    assert [fault.code for fault in faults(Rules(2, targets=(target,)))] == ["bad_quota"]


def test_no_seat_for_an_organisation():
    found = faults(Rules(2, organisation_max=0))

    assert found == (Fault("bad_quota", {"organisation_max": 0}),)


def test_the_same_cell_twice():
    rules = Rules(2, quotas=(Quota(ACADEMIA, 0, 1), Quota(ACADEMIA, 1, 2)))

    assert faults(rules) == (Fault("same_quota", {"cell": (("sector", "academia"),), "times": 2}),)


def test_names_of_people_who_have_not_applied():
    rules = Rules(2, must_in=frozenset({"z"}), must_out=frozenset({"y"}))

    assert faults(rules) == (
        Fault("unknown_person", {"id": "y"}),
        Fault("unknown_person", {"id": "z"}),
    )


def test_in_and_out_at_once_and_too_many_in():
    rules = Rules(2, must_in=frozenset("abc"), must_out=frozenset("a"))

    assert [fault.code for fault in faults(rules)] == ["too_many_in", "in_and_out"]


def test_a_criterion_that_nobody_has_answered():
    rules = Rules(2, quotas=(Quota(frozenset({("age", "old")}), 1, 2),))

    assert faults(rules) == (Fault("unknown_value", {"criterion": "age", "value": "old"}),)


def test_a_value_that_nobody_has_is_a_matter_for_the_explanation():
    rules = Rules(2, quotas=(Quota(frozenset({("sector", "business")}), 1, 2),))

    assert check_problem(Problem(PEOPLE, rules)) is None
