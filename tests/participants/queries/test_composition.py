import pytest

from participants.models import Place, Seat
from participants.queries.composition import read_composition
from participants.services.answers import accept_place, decline_place, withdraw_place
from participants.services.replacements import offer_replacement, propose_replacement
from participants.services.selection import mark_applicants, release_decisions
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import apply, make_world, put
from workshops.models import Group

pytestmark = pytest.mark.django_db
NOW = moments.RELEASED


def people(composition):
    return {step.key: step.people for step in composition.steps}


def counts(composition, step):
    return {row.value.key: row.counts[step] for row in composition.rows}


def test_before_the_draw_nobody_is_anywhere():
    found = read_composition(make_draw_world().case)

    assert set(people(found).values()) == {0}


def test_the_group_is_counted_at_every_step():
    world = make_draw_world()
    draws.drawn(world.case, by=world.organiser)
    release_decisions(world.case, by=world.organiser, now=NOW)
    one, two, three, _four = Place.objects.filter(status="offered").order_by("pk")
    decline_place(one, by=None, now=NOW)
    accept_place(two, by=None, now=NOW)
    accept_place(three, by=None, now=NOW)
    withdraw_place(three, by=three.application.user, now=NOW)
    world.case.refresh_from_db()
    drawn = propose_replacement(world.case, now=NOW).fitting.drawn
    offer_replacement(world.case, seen=[p.number for p in drawn], by=world.organiser, now=NOW)

    found = read_composition(world.case)

    assert people(found) == {
        "drawn": 4, "offered": 6, "accepted": 1, "left": 2, "replaced": 2, "group": 4
    }  # fmt: skip
    assert counts(found, "drawn") == counts(found, "group") == {"academia": 2, "residents": 2}


def test_a_group_that_breaks_a_quota_shows_where():
    world = make_draw_world()
    draws.drawn(world.case, by=world.organiser)
    release_decisions(world.case, by=world.organiser, now=NOW)
    gone = Place.objects.filter(application__answers__value=world.residents, status="offered")
    decline_place(gone[0], by=None, now=NOW)

    academia, residents = read_composition(world.case).rows

    assert (academia.breaches, list(residents.breaches)) == ({}, ["group"])
    assert residents.breach("group").missing == 1


def test_those_marked_by_hand_count_as_drawn():
    world = make_world(hand=True)
    amina = apply(world)
    mark_applicants(world.case, [amina.pk], by=world.organiser, now=moments.AFTER_CALL)

    assert people(read_composition(world.case))["drawn"] == 1


@pytest.mark.parametrize("number", [6, 18])
def test_the_number_of_queries_does_not_grow(number, django_assert_num_queries):
    world = make_draw_world(people=number)
    draws.drawn(world.case, by=world.organiser)
    case = type(world.case).objects.select_related("challenge").get()

    with django_assert_num_queries(8):
        read_composition(case)


def test_those_who_were_there_are_counted_once_a_session_has_begun():
    world = make_world()
    session = world.case.sessions.get(number=1)
    group = Group.objects.create(session=session, number=1)
    for name, missing in (("Amina", False), ("Nils", True)):
        place = put(world, "confirmed", name)
        Seat.objects.create(place=place, session=session, group=group, missing=missing)

    before = read_composition(world.case, now=moments.RELEASED)
    during = read_composition(world.case, now=moments.IN_SESSION_1)

    assert "session_1" not in people(before)
    assert (people(during)["session_1"], people(during)["accepted"]) == (1, 2)
