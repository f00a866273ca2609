import numpy as np
import pytest

from participants.domain.selection.problem import Person, Problem, Quota, Rules, Target
from participants.domain.selection.types import group_people

ACADEMIA = Quota(frozenset({("sector", "academia")}), 1, 2)
YOUNG = Quota(frozenset({("age", "young")}), 0, 1)
BOTH = Quota(ACADEMIA.cell | YOUNG.cell, 0, 1)


def person(id_, sectors="academia", age="old", **more):
    answers = {"sector": frozenset(sectors.split()), "age": frozenset({age})}
    return Person(id_, answers, **more)


def kinds(problem):
    types = group_people(problem)
    return [{problem.people[place].id for place in members} for members in types.members]


def test_people_who_count_in_the_same_rows_are_one_type():
    people = (person("d"), person("a"), person("b", age="young"), person("c", "public academia"))

    types = group_people(Problem(people, Rules(2, quotas=(ACADEMIA, YOUNG))))

    assert types.members == ((1, 3, 0), (2,))
    assert types.counts.tolist() == [3, 1]
    assert types.labels == (YOUNG, ACADEMIA)
    assert types.rows.tolist() == [[0, 1], [1, 1]]
    assert (types.lower.tolist(), types.upper.tolist()) == ([0, 1], [1, 2])


def test_a_combination_asks_for_every_value():
    people = (person("a", age="young"), person("b", "public", age="young"), person("c"))

    types = group_people(Problem(people, Rules(1, quotas=(BOTH,))))

    assert types.members == ((1, 2), (0,))
    assert types.rows.tolist() == [[0, 1]]


def test_without_quotas_everybody_is_one_type():
    types = group_people(Problem((person("b"), person("a", "public")), Rules(1)))

    assert types.members == ((1, 0),)
    assert types.rows.shape == (0, 1)


def test_someone_without_any_value_counts_in_no_row():
    people = (person("a"), Person("b", {}))

    types = group_people(Problem(people, Rules(1, quotas=(ACADEMIA,))))

    assert types.members == ((1,), (0,))


def test_people_who_must_be_in_or_out_are_types_of_their_own():
    people = tuple(person(id_) for id_ in "abcd")
    rules = Rules(2, quotas=(ACADEMIA,), must_in=frozenset("b"), must_out=frozenset("c"))

    types = group_people(Problem(people, rules))

    assert types.members == ((2,), (0, 3), (1,))
    assert types.must_in.tolist() == [0, 0, 1]
    assert types.allowed.tolist() == [0, 2, 1]


def test_only_organisations_that_could_be_too_many_get_a_row():
    people = [person(f"{name}{i}", organisation=name) for name in ("KI", "SU") for i in range(2)]
    people += [person("KI2", organisation="KI"), person("free"), person("free2")]

    types = group_people(Problem(tuple(people), Rules(2, organisation_max=2)))

    assert types.labels == ("organisation:KI",)
    assert types.upper.tolist() == [2]
    assert sorted(types.counts.tolist()) == [3, 4]


def test_households_are_kept_apart_when_asked_for():
    people = (person("a", household="x"), person("b", household="x"), person("c", household="y"))

    apart = group_people(Problem(people, Rules(1, households_apart=True)))

    assert apart.labels == ("household:x",)
    assert kinds(Problem(people, Rules(1))) == [{"a", "b", "c"}]


def test_a_target_tells_people_apart_without_force():
    rules = Rules(2, targets=(Target(YOUNG.cell, 1),))

    types = group_people(Problem((person("a"), person("b", age="young"), person("c")), rules))

    assert types.labels == ("target:age=young",)
    assert (types.lower.tolist(), types.upper.tolist()) == ([0], [2])


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_nothing_depends_on_the_order_of_people_or_quotas(turn):
    people = [person("a"), person("b", "public"), person("c", age="young"), person("d", "public")]
    quotas = [ACADEMIA, BOTH, YOUNG]
    first = Problem(tuple(people), Rules(2, quotas=tuple(quotas)))
    other = Problem(
        tuple(people[turn:] + people[:turn]), Rules(2, quotas=tuple(quotas[turn:] + quotas[:turn]))
    )

    assert kinds(other) == kinds(first)
    assert np.array_equal(group_people(other).rows, group_people(first).rows)
    assert group_people(other).labels == group_people(first).labels
