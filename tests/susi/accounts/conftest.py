"""Rate limits start afresh; codes are read where the mail is."""

import re

import pytest
from django.core.cache import cache

from susi.outbox.models import Message


@pytest.fixture(autouse=True)
def no_limits_used_up():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def newest_code():
    """Give a function that reads the code out of the newest mail to an address."""

    def read(address):
        message = Message.objects.filter(to_address=address).latest("pk")
        return re.search(r"^\s+(\d{4}-\d{4})$", message.text, re.MULTILINE)[1]

    return read
