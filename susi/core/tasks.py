"""Housekeeping in the background."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="core.clear_old_sign_ins")
def clear_old_sign_ins() -> None:
    """Delete sign-in sessions that have ended."""
    call_command("clearsessions")
