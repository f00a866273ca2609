"""Housekeeping of accounts."""

from celery import shared_task
from django.utils import timezone

from susi.accounts.services import remove_unconfirmed_people


@shared_task(name="accounts.remove_unconfirmed_people")
def clear_unconfirmed_people() -> int:
    """Delete accounts that were typed but never confirmed; give how many."""
    return remove_unconfirmed_people(now=timezone.now())
