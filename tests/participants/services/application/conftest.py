"""A call that is open, and somebody who applies."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.call import open_call


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create()
