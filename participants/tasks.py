"""What beat runs: offers that run out of time, reminders; each scans the database by the clock."""

from celery import shared_task
from django.utils import timezone

from participants.services import runs
from participants.services.answers import remind_of_answers
from participants.services.nudges import remind_of_drafts
from participants.services.places import expire_offers
from participants.services.reminders import send_due_reminders


@shared_task(name="participants.expire_unanswered_offers")
def expire_unanswered_offers() -> None:
    """End the offers nobody answered in time, and remind those who have a day left."""
    now = timezone.now()
    expire_offers(now)
    remind_of_answers(now)


@shared_task(name="participants.send_due_reminders")
def send_session_reminders() -> None:
    """Queue the reminders of sessions that are of use now, and the word about drafts."""
    now = timezone.now()
    send_due_reminders(now=now)
    remind_of_drafts(now=now)


@shared_task(name=runs.TASK, ignore_result=True)
def work_on_runs() -> None:
    """Do the solver's work that waits; any number may run at the same time."""
    runs.work_on_runs(now=timezone.now())
