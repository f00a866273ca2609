import numpy as np
import pytest

from participants.domain.selection.chances import Cuts, equal_chances
from participants.domain.selection.problem import (
    InfeasibleError,
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
)
from participants.domain.selection.types import group_people
from tests.support.pools import Wishes, make, pool


def people(**numbers):
    return tuple(
        Person(f"{value}{place}", {"sector": frozenset({value})})
        for value, number in numbers.items()
        for place in range(number)
    )


def quota(value, minimum, maximum):
    return Quota(frozenset({("sector", value)}), minimum, maximum)


def chances(persons, *quotas, size, objective=Objective.CEILING, **rules):
    types = group_people(Problem(persons, Rules(size, quotas=quotas, **rules)))
    found = equal_chances(types, objective)
    by_value = {
        persons[members[0]].id[:-1]: round(chance, 7)
        for members, chance in zip(types.members, found.by_type.tolist(), strict=True)
    }
    return by_value, found


def test_without_quotas_everybody_has_the_same_chance():
    by_value, found = chances(people(a=4), size=1)

    assert by_value == {"a": 0.25}
    assert (found.floor, found.ceiling, found.bound) == pytest.approx((0.25, 0.25, 0.25))


def test_a_quota_lifts_the_few_and_the_rest_share_alike():
    by_value, found = chances(people(a=2, b=8), quota("a", 1, 1), size=3)

    assert by_value == {"a": 0.5, "b": 0.25}
    assert (found.floor, found.ceiling) == pytest.approx((0.25, 0.5))


def test_who_must_be_in_is_certain_and_who_must_be_out_has_none():
    persons = people(a=1, b=1, c=4)

    _, found = chances(persons, size=3, must_in=frozenset({"a0"}), must_out=frozenset({"b0"}))

    assert sorted(found.by_type.tolist()) == pytest.approx([0, 0.5, 1])
    assert found.dead == ()
    assert (found.floor, found.ceiling, found.bound) == pytest.approx((0.5, 0.5, 0.5))


def test_people_whom_no_panel_can_hold_are_found_and_do_not_lower_the_bound():
    by_value, found = chances(people(a=2, b=6), quota("a", 0, 0), size=3)

    assert by_value == {"a": 0, "b": 0.5}
    assert len(found.dead) == 1
    assert found.bound == pytest.approx(0.5)


def test_when_named_people_fill_the_panel_the_others_have_no_chance():
    _, found = chances(people(a=2, b=3), size=2, must_in=frozenset({"a0", "a1"}))

    assert len(found.dead) == 1
    assert (found.floor, found.bound) == (1, 1)


def test_quotas_that_nothing_can_keep():
    with pytest.raises(InfeasibleError):
        chances(people(a=2, b=8), quota("a", 3, 3), size=5)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_ceiling_costs_the_floor_nothing(seed):
    types = group_people(pool(200, 40, 6, seed=seed))

    plain = equal_chances(types, Objective.LEXIMIN)
    capped = equal_chances(types, Objective.CEILING)

    assert capped.floor == pytest.approx(plain.floor, abs=1e-8)
    assert capped.ceiling <= plain.ceiling + 1e-8


@pytest.mark.parametrize("objective", Objective)
@pytest.mark.parametrize("criteria", [3, 6])
def test_the_chances_keep_every_row(objective, criteria):
    types = group_people(pool(500, 60, criteria, seed=4))

    seats = equal_chances(types, objective).by_type * types.counts

    assert seats.sum() == pytest.approx(types.size)
    assert (types.rows @ seats > types.lower - 1e-6).all()
    assert (types.rows @ seats < types.upper + 1e-6).all()


def test_nobody_with_a_low_chance_could_have_more_at_the_cost_of_higher_ones():
    types = group_people(make(Wishes(60, 20, (4, 3), seed=9)))

    found = equal_chances(types, Objective.LEXIMIN)

    lowest = np.isclose(found.by_type, found.floor)
    assert found.bound == pytest.approx(found.floor)
    assert 0 < lowest.sum() < len(lowest)


def test_a_cut_lowers_the_chances_it_forbids():
    types = group_people(Problem(people(a=2, b=2), Rules(2, quotas=(quota("a", 0, 2),))))
    first = types.rows[0].astype(float)

    found = equal_chances(types, Objective.CEILING, Cuts.none(types).with_row(first, 0.5))

    assert found.by_type[first == 1] == pytest.approx([0.25])
    assert found.by_type[first == 0] == pytest.approx([0.75])
