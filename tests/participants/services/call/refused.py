"""The code of a refusal, for tests that compare it with the others'."""

from susi.core.errors import ActionRefused


def refusal_of(action):
    try:
        action()
    except ActionRefused as refused:
        return refused.code
    return None
