import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.models import Draw, DrawRules, SelectionRun
from tests.factories import draws
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import make_case

pytestmark = pytest.mark.django_db
RULES = {"method": "hand", "objective": "ceiling", "organisation_max": ""}


@pytest.fixture
def world():
    world = make_draw_world()
    world.organiser.is_staff = True
    world.organiser.save()
    return world


def address(model, page, *args):
    return reverse(f"admin:participants_{model}_{page}", args=args)


@pytest.mark.parametrize("model", [Draw, SelectionRun])
def test_an_organiser_reads_their_own_and_nobody_changes(as_actor, world, model):
    draws.drawn(world.case, by=world.organiser)
    other = make_draw_world()
    draws.locked(other.case, by=other.organiser)
    client, name = as_actor(world.organiser), model.__name__.lower()
    mine, foreign = [model.objects.get(case=one.case) for one in (world, other)]

    seen = [client.get(address(name, "change", row.pk)).status_code for row in (mine, foreign)]
    codes = [
        client.get(address(name, "add")).status_code,
        client.post(address(name, "change", mine.pk), {"status": "void"}).status_code,
        client.post(address(name, "delete", mine.pk)).status_code,
    ]

    assert list(client.get(address(name, "changelist")).context["cl"].result_list) == [mine]
    assert (seen, codes) == ([200, 302], [403, 403, 403])


def test_an_organiser_sets_the_rules_of_their_own_case(as_actor, world):
    client = as_actor(world.organiser)

    client.post(address("drawrules", "add"), {"case": world.case.pk, **RULES})

    assert DrawRules.objects.values_list("case", "method").get() == (world.case.pk, "hand")


def test_the_case_of_somebody_else_cannot_be_named(as_actor, world):
    other = make_draw_world()

    answer = as_actor(world.organiser).post(
        address("drawrules", "add"), {"case": other.case.pk, **RULES}
    )

    assert (answer.status_code, DrawRules.objects.exists()) == (200, False)


@pytest.mark.parametrize("exists", [False, True])
def test_the_rules_of_a_locked_draw_stay(as_actor, world, exists):
    client, where = as_actor(world.organiser), address("drawrules", "add")
    if exists:
        rules = DrawRules.objects.create(case=world.case)
        where = address("drawrules", "change", rules.pk)
    draws.locked(world.case, by=world.organiser)

    answer = client.post(where, {"case": world.case.pk, **RULES})

    assert answer.context["adminform"].errors["__all__"] == [
        "Kvoterna är låsta inför lottningen. Då går reglerna inte att ändra."
    ]
    assert not DrawRules.objects.filter(method="hand").exists()


def test_the_rules_of_a_locked_draw_are_not_deleted(as_actor, world):
    rules = DrawRules.objects.create(case=world.case)
    draws.locked(world.case, by=world.organiser)

    answer = as_actor(world.organiser).post(address("drawrules", "delete", rules.pk))

    assert (answer.status_code, DrawRules.objects.count()) == (403, 1)


def count(client, name):
    with CaptureQueriesContext(connection) as queries:
        client.get(address(name, "changelist"))
    return len(queries)


@pytest.mark.parametrize("name", ["draw", "selectionrun", "drawrules"])
def test_the_lists_ask_the_same_for_one_and_for_many(as_actor, world, name):
    client = as_actor(world.organiser)
    DrawRules.objects.create(case=world.case)
    draws.locked(world.case, by=world.organiser)
    for_one = count(client, name)
    for number in range(3):
        case = make_case(world.challenge, title_sv=f"Case {number}")
        DrawRules.objects.create(case=case)
        draws.copy_of(Draw.objects.get(case=world.case), case)

    assert count(client, name) == for_one
