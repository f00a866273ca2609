"""Fixtures of the tests that drive Chromium; without a Chromium they are skipped."""

import pytest

from tests.support.chromium import LAUNCH_ARGS, chromium


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
