"""The scripted mail server, and a hint that goes nowhere fast."""

import pytest

from susi.outbox.queue import breaker
from tests.susi.outbox.backends import ScriptedBackend


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "tests.susi.outbox.backends.ScriptedBackend"
    ScriptedBackend.follow()
    return ScriptedBackend


@pytest.fixture(autouse=True)
def closed_breaker():
    breaker.quiet_until = 0.0
    yield
    breaker.quiet_until = 0.0
