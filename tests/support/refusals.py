"""What a service says when it refuses."""

import pytest

from susi.core.errors import ActionRefused


def refusal(code, action):
    """Run the action, hold it to its refusal's code and give the sentence."""
    with pytest.raises(ActionRefused) as caught:
        action()
    assert caught.value.code == code
    return str(caught.value)
