"""How often something may be tried from one place and for one key, counted as sign-ins are."""

from allauth.core import ratelimit
from django.http import HttpRequest


def within_limit(request: HttpRequest, action: str, key: str) -> bool:
    """Count a try and tell whether it may go on; ``settings.ACCOUNT_RATE_LIMITS`` says how many."""
    return ratelimit.consume(request, action=action, key=key)
