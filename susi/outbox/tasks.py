"""The worker's door: beat calls it every few seconds, hints call it at once."""

from celery import shared_task
from django.utils import timezone

from susi.outbox import deliver


# No eta, no countdown, no result: the row knows when it is due and what became of it.
@shared_task(name="outbox.deliver_due", ignore_result=True)
def deliver_due() -> None:
    """Send what is due, for at most twenty seconds; any number may run at the same time."""
    deliver.deliver_due(clock=timezone.now)
