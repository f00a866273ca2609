"""Who must sign in with two steps, and who can."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

from susi.accounts.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def must_use_two_steps(user: User) -> bool:
    """Tell whether a person may open the admin or holds a role in any challenge's team."""
    return user.is_staff or user.is_superuser or user.team_roles.exists()


def has_second_factor(user: User) -> bool:
    """Tell whether a person has an app with codes or a passkey."""
    return is_mfa_enabled(user, types=SECOND_FACTORS)
