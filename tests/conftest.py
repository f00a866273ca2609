"""Fixtures for all tests."""

import os

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import settings

from challenges.models import Case
from participants.queries import draw_mine, draw_panels, draw_protocol, draw_stage, outlook
from participants.services import draw_files
from participants.services.draw_removal import remove_draws

# Playwright's own loop makes Django think that the ORM is called from async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


# They remember draws by number and digest; tests give the same ones to different draws.
REMEMBERING = (draw_files, draw_mine, draw_panels, draw_protocol, draw_stage, outlook)


@pytest.fixture(autouse=True)
def fresh_start():
    """Let no test inherit language, counted tries or remembered draws of the one before."""
    translation.activate(site.LANGUAGE_CODE)
    cache.clear()
    for module in REMEMBERING:
        for one in vars(module).values():
            getattr(one, "cache_clear", int)()


@pytest.fixture(autouse=True)
def thaw(request):
    """Take the draws of a test away before the tables are emptied: on SQLite triggers hold them."""
    mark = request.node.get_closest_marker("django_db")
    emptied = bool(mark and mark.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & set(request.fixturenames)
    )
    # A database that a whole module shares is emptied by the fixture that shares it.
    emptied = emptied and "one_database" not in request.fixturenames
    if emptied:
        request.getfixturevalue("transactional_db")
    yield
    if emptied:
        remove_draws(Case.objects.all())


@pytest.fixture
def as_actor():
    """Give a function that gives a client signed in as the person it gets, or as nobody."""

    def client_of(user=None):
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of
