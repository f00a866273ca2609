"""What the letters say where the places were drawn by lot."""

import pytest
from django.urls import reverse

from participants.choices import DrawStatus, PlaceStatus
from participants.emails.places import place_closed, place_offered, place_waiting
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.participants import PlaceFactory
from tests.participants.views.draw_world import make_drawn_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_drawn_world(DrawStatus.DRAWN, digits="417")


def letter(world, service, number, status):
    """Queue a letter about the place of a number and give it, with the address of its page."""
    person = world.people[number - 1]
    place = PlaceFactory(application=person, case=world.case, status=status)
    service(place, now=moments.RELEASED)
    address = reverse("my_draw", args=[world.draw.entries.get(number=number).pk])
    return Message.objects.get(), f"http://testserver{address}"


def test_who_was_drawn(world):
    message, address = letter(world, place_offered, 5, PlaceStatus.OFFERED)

    assert (
        "Lotten föll på dig. Du är en av 3 som ska arbeta med Barns Bostad Först." in message.text
    )
    assert f"Se din chans och kontrollera lottningen:\n{address}" in message.text
    assert f'<a href="{address}"' in message.html


def test_who_was_not(world):
    message, address = letter(world, place_waiting, 6, PlaceStatus.WAITING)

    assert "Lotten föll inte på dig den här gången." in message.text
    assert "31 personer sökte till 3 platser i Barns Bostad Först." in message.text
    assert address in message.text
    assert "Arrangörerna har valt" not in message.text


def test_who_got_no_place_in_the_end(world):
    message, _address = letter(world, place_closed, 6, PlaceStatus.CLOSED)

    assert "Det var lotten som avgjorde, inte dina svar." in message.text
