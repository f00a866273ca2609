"""People of the team sign in with two steps; here everybody can."""

import pytest
from allauth.mfa.models import Authenticator


@pytest.fixture
def as_actor(as_actor):
    """Give a function that gives a client signed in with two steps, or as nobody."""

    def client_of(user=None):
        if user is not None:
            Authenticator.objects.get_or_create(
                user=user, type=Authenticator.Type.TOTP, defaults={"data": {}}
            )
        return as_actor(user)

    return client_of
