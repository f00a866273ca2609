"""Ways out of quotas that conflict, applied as proposed."""

import pytest

from participants.domain.selection.explanation import Change, Relaxation
from participants.domain.selection.problem import Quota
from participants.domain.selection.seat_table import HOUSEHOLD, ORGANISATION, SIZE, Side
from participants.models import DrawRules
from participants.services.quota_fixes import apply_relaxation
from susi.core.errors import ActionRefused
from tests.factories.draws import NOW, locked
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db
LOW, HIGH = Side.MINIMUM, Side.MAXIMUM


@pytest.fixture
def world():
    return make_draw_world()


def quota(key):
    return Quota(frozenset({("sector", key)}), 2, 2)


def use(world, *changes):
    relaxation = Relaxation(tuple(changes), total=1, proven=True)
    return apply_relaxation(world.case, relaxation, by=world.organiser, now=NOW)


def saved(world):
    rows = world.case.quotas.values_list("value__key", "minimum", "maximum")
    return {key: (least, most) for key, least, most in rows}


def test_bounds_are_moved_together(world):
    use(
        world,
        Change(quota("academia"), LOW, 2, 1),
        Change(quota("academia"), HIGH, 2, 3),
        Change(quota("residents"), LOW, 2, 1),
    )

    assert saved(world) == {"academia": (1, 3), "residents": (1, 2)}


def test_a_bound_that_is_another_by_now_stops_everything(world):
    changes = Change(quota("academia"), LOW, 2, 1), Change(quota("residents"), LOW, 1, 0)

    with pytest.raises(ActionRefused) as refused:
        use(world, *changes)

    assert refused.value.code == "changed"
    assert saved(world) == {"academia": (2, 2), "residents": (2, 2)}


@pytest.mark.parametrize("rule", [quota("nobody"), Quota(frozenset(), 0, 1), HOUSEHOLD])
def test_what_is_not_there_is_refused(world, rule):
    with pytest.raises(ActionRefused) as refused:
        use(world, Change(rule, LOW, 2, 1))

    assert refused.value.code == "changed"


def test_fewer_places_take_the_quotas_with_them(world):
    world.case.quotas.filter(value=world.academia).update(maximum=4)

    case = use(world, Change(SIZE, LOW, 4, 3))

    assert case.places == 3
    assert saved(world) == {"academia": (2, 3), "residents": (2, 2)}


def test_more_of_one_organisation_may_come(world):
    DrawRules.objects.create(case=world.case, organisation_max=1)

    use(world, Change(ORGANISATION, HIGH, 1, 2))

    assert DrawRules.objects.get().organisation_max == 2


def test_a_locked_case_is_left_alone(world):
    locked(world.case, by=world.organiser)

    with pytest.raises(ActionRefused) as refused:
        use(world, Change(quota("academia"), LOW, 2, 1))

    assert refused.value.code == "locked"
