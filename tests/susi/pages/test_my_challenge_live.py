"""The part of a person's own page that is asked for again and again."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from participants.choices import PlaceStatus
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, open_call, placed
from workshops.models import Session

pytestmark = pytest.mark.django_db
DAY_BEFORE = moments.SESSION_1[0] - timedelta(hours=20)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.DURING_CALL, tick=False) as traveller:
        yield traveller


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create(call_name="Amina")


def live(as_actor, user, application, **headers):
    return as_actor(user).get(reverse("my_challenge_live", args=[application.pk]), headers=headers)


def test_the_status_is_not_sent_again_when_nothing_is_new(call, user, as_actor):
    application = applied(call, user)

    first = live(as_actor, user, application)
    again = live(as_actor, user, application, if_none_match=first["ETag"])

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_the_page_knows_the_version_it_shows(call, user, as_actor):
    application = applied(call, user)

    shown = re.search(
        r'data-etag="&quot;(\w+)&quot;"', as_actor(user).get(reverse("my_challenge")).text
    )[1]

    assert live(as_actor, user, application)["ETag"] == f'"{shown}"'


def test_the_status_is_sent_again_when_the_meeting_opens(call, user, as_actor, clock):
    place = placed(call, user, PlaceStatus.CONFIRMED)
    clock.move_to(DAY_BEFORE)
    before = live(as_actor, user, place.application)["ETag"]

    clock.move_to(moments.SESSION_1[0])
    response = live(as_actor, user, place.application, if_none_match=before)

    assert response.status_code == 200
    assert "Anslut till Zoom" in response.text


def test_a_moved_session_makes_the_status_new(call, user, as_actor, clock):
    place = placed(call, user, PlaceStatus.CONFIRMED)
    clock.move_to(DAY_BEFORE)
    before = live(as_actor, user, place.application)["ETag"]

    clock.shift(60)
    session = Session.objects.filter(case=call.housing).first()
    session.save()

    response = live(as_actor, user, place.application, if_none_match=before)
    assert response.status_code == 200


def test_nobody_reads_another_persons_status(call, as_actor):
    application = applied(call)

    assert live(as_actor, UserFactory.create(), application).status_code == 404
