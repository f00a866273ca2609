"""A call that is open, and somebody who applies."""

import pytest
import time_machine

from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import open_call


@pytest.fixture(autouse=True)
def during_the_call():
    with time_machine.travel(moments.DURING_CALL, tick=False) as clock:
        yield clock


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create(email="amina@exempel.se")


@pytest.fixture
def client(as_actor, user):
    return as_actor(user)
