"""An applicant's own page of the draw."""

import json

import pytest
import time_machine
from django.urls import reverse

from participants.choices import DrawStatus
from participants.domain.selection.merkle import proof_holds
from participants.models import Draw
from tests.factories import moments
from tests.participants.views.draw_world import make_drawn_world, text_of
from tests.participants.worlds import release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        yield


def entry(world, number):
    return world.draw.entries.get(number=number)


def page_of(world, as_actor, number, name="my_draw"):
    user = world.people[number - 1].user
    return as_actor(user).get(reverse(name, args=[entry(world, number).pk]))


def test_before_the_draw_it_says_the_chance_and_what_will_happen(as_actor):
    world = make_drawn_world()

    page = text_of(page_of(world, as_actor, 5))

    assert "Du är med i lottningen" in page
    assert "100 <small>av 1 000 grupper</small>" in page
    assert "10 procent" in page
    assert "Den som har lägst chans finns i 100 grupper, den som har högst i 100." in page
    assert "Samma svar, samma chans." in page


def test_who_is_in_the_group(as_actor):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = text_of(page_of(world, as_actor, 12))

    assert "Lotten föll på nummer 12" in page
    assert "Siffrorna blev 417. Ditt nummer, 12, finns i grupp 417." in page


def test_who_is_not(as_actor):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = text_of(page_of(world, as_actor, 13))

    assert "Lotten föll inte på nummer 13" in page
    assert "Det var lotten som avgjorde, inte dina svar." in page
    assert "Du står på väntelistan och får ett mejl om det." in page


def test_after_the_release_it_promises_no_mail(as_actor):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")
    release(world.case)

    page = text_of(page_of(world, as_actor, 13))

    assert "får ett mejl" not in page


def test_who_is_in_no_group_reads_which_quotas_are_in_the_way(as_actor):
    world = make_drawn_world()

    page = text_of(page_of(world, as_actor, 31))

    assert "Ditt nummer finns inte i någon grupp" in page
    assert "0 procent" in page
    assert "De här kvoterna står i vägen:" in page
    assert "Näringsliv: precis 0" in page


@pytest.mark.parametrize("status", [DrawStatus.LOCKED, DrawStatus.PREPARED, DrawStatus.UNLOCKED])
def test_nothing_is_shown_before_the_list_is_published(as_actor, status):
    world = make_drawn_world(status)

    assert page_of(world, as_actor, 5).status_code == 404
    assert page_of(world, as_actor, 5, "my_draw_proof").status_code == 404


def test_nobody_reads_anybody_elses(as_actor):
    world = make_drawn_world()
    other = reverse("my_draw", args=[entry(world, 6).pk])

    for who in (world.people[4].user, world.organiser):
        assert as_actor(who).get(other).status_code == 404


def test_the_proof_holds_and_tells_of_nobody_else(as_actor):
    world = make_drawn_world()

    file = page_of(world, as_actor, 5, "my_draw_proof")
    proof = json.loads(file.content)

    assert proof_holds(proof, world.draw.merkle_root)
    assert proof["person"]["answers"] == {"sector": ["academia"]}
    assert file.content.decode().count('"answers"') == 1


@pytest.mark.parametrize("people", [30, 60])
def test_as_many_queries_whatever_the_pool(as_actor, django_assert_num_queries, people):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417", people=people)
    client = as_actor(world.people[4].user)
    address = reverse("my_draw", args=[entry(world, 5).pk])
    client.get(address)

    with django_assert_num_queries(5):
        client.get(address)


def test_the_own_page_leads_there(as_actor):
    world = make_drawn_world()
    amina = as_actor(world.people[4].user)

    before = text_of(amina.get("/min/"))
    Draw.objects.update(status=DrawStatus.LIVE, started_at=moments.AFTER_CALL)
    live = amina.get(reverse("my_challenge_live", args=[world.people[4].pk]))

    assert reverse("my_draw", args=[entry(world, 5).pk]) in before
    assert "Se din chans i lottningen av Barns Bostad Först" in before
    assert live.status_code == 200
