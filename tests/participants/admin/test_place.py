import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.choices import PlaceStatus
from participants.models import Place
from tests.participants.worlds import make_world, put

pytestmark = pytest.mark.django_db
LIST = reverse("admin:participants_place_changelist")


@pytest.fixture
def world():
    world = make_world()
    world.organiser.is_staff = True
    world.organiser.save()
    return world


def record(place):
    return reverse("admin:participants_place_change", args=[place.pk])


def test_an_organiser_sees_the_places_of_their_own_challenges(as_actor, world):
    mine = put(world, PlaceStatus.CONFIRMED)
    other = put(make_world(), PlaceStatus.CONFIRMED)
    client = as_actor(world.organiser)

    assert list(client.get(LIST).context["cl"].result_list) == [mine]
    assert client.get(record(mine)).status_code == 200
    assert client.get(record(other)).status_code == 302


def test_nothing_is_changed_here(as_actor, world):
    place = put(world, PlaceStatus.CONFIRMED)
    client = as_actor(world.organiser)

    codes = [
        client.post(record(place), {"status": "closed"}).status_code,
        client.get(reverse("admin:participants_place_add")).status_code,
        client.post(reverse("admin:participants_place_delete", args=[place.pk])).status_code,
    ]

    assert (codes, Place.objects.get().status) == ([403, 403, 403], "confirmed")


def test_the_list_asks_the_same_number_of_queries_for_one_and_for_many(as_actor, world):
    client = as_actor(world.organiser)
    put(world, PlaceStatus.WAITING)
    with CaptureQueriesContext(connection) as for_one:
        client.get(LIST)
    for number in range(10):
        put(world, PlaceStatus.WAITING, f"Person {number}")

    with CaptureQueriesContext(connection) as for_many:
        client.get(LIST)

    assert len(for_many) == len(for_one)
