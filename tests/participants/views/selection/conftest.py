"""The call has closed, and people are chosen."""

import pytest
import time_machine

from tests.factories import moments
from tests.participants.worlds import make_world


@pytest.fixture(autouse=True)
def after_the_call():
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        yield


@pytest.fixture
def world():
    return make_world(hand=True)
