"""Fixtures of the tests that drive Chromium; without a Chromium they are skipped."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from challenges.models import Case
from participants.services.draw_removal import remove_draws
from tests.support.chromium import LAUNCH_ARGS, chromium
from tests.support.stages import build_stage
from tests.support.visit import Visitor


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Start the Chromium of this machine."""
    if chromium() is None:
        pytest.skip("no Chromium on this machine; set SUSI_CHROMIUM")
    return {"executable_path": chromium(), "args": list(LAUNCH_ARGS)}


@pytest.fixture(scope="session")
def browser_context_args():
    """Let axe in past the content security policy; the policy itself has tests of its own."""
    return {"bypass_csp": True, "locale": "sv-SE"}


# A module that looks at many pages of one world overrides ``transactional_db`` by ``one_database``,
# so that the live server's database is emptied after its last test instead of after each.
@pytest.fixture(scope="module")
def one_database(django_db_setup, django_db_blocker):
    """One database for all tests of a module, in demo mode."""
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        yield
        remove_draws(Case.objects.all())
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def world(request, one_database):
    """The demo at a stage; pytest runs the tests of one stage after another."""
    return build_stage(request.param)


@pytest.fixture(scope="module")
def visitor(browser, live_server):
    """One window for all tests of a module."""
    visitor = Visitor(browser, live_server.url)
    yield visitor
    visitor.leaves()
