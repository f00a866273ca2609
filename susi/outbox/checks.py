"""Checks that mail can leave and that a lease outlives a conversation with the server."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from susi.outbox.deliver import LEASE

# MAIL, RCPT, DATA, the dot, and one to spare.
STEPS = 5


@register(Tags.compatibility)
def check_timeout(**_kwargs: object) -> list[CheckMessage]:
    """Refuse a mail timeout that lets a conversation outlive the lease: it would be sent twice."""
    limit = int(LEASE.total_seconds()) // STEPS
    if 0 < (settings.EMAIL_TIMEOUT or 0) <= limit:
        return []
    text = f"EMAIL_TIMEOUT must be from 1 to {limit} seconds; it is {settings.EMAIL_TIMEOUT}."
    return [Error(text, id="outbox.E001")]


@register(Tags.security, deploy=True)
def check_server(**_kwargs: object) -> list[CheckMessage]:
    """Refuse a deployment whose mail goes nowhere."""
    if "smtp" in settings.EMAIL_BACKEND:
        return []
    text = "No mail leaves this site. Set SUSI_SMTP_HOST to the name of a mail server."
    return [Error(text, id="outbox.E002")]
