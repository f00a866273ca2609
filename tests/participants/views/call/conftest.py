"""A call with its organiser; each test says when it is."""

import pytest
import time_machine

from tests.factories import moments
from tests.participants.worlds import make_world


@pytest.fixture
def clock(settings):
    settings.SESSION_COOKIE_AGE = 365 * 24 * 3600  # who signed in stays so, whenever it is
    with time_machine.travel(moments.DURING_CALL, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def organiser(as_actor, world):
    return as_actor(world.organiser)
