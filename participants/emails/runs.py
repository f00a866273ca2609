"""The word to somebody who asked the solver for something and did not have to wait for it."""

from datetime import datetime, timedelta

from participants.choices import RunKind
from participants.models import SelectionRun
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message

KIND = "run_ended"
# Whoever waits longer has left the page.
PATIENCE = timedelta(seconds=60)


def run_ended(run: SelectionRun, *, now: datetime) -> bool:
    """Queue the word how a long run ended, and tell whether there was somebody to write to.

    Nobody is written to about a run that took no longer than one waits for a page.
    """
    user, case = run.asked_by, run.case
    if user is None or not user.is_active or now - run.asked_at <= PATIENCE:
        return False
    page = "selection_trial" if run.kind == RunKind.TRIAL else "selection_draw"
    letter = Letter(
        kind=KIND,
        template=f"participants/emails/{KIND}",
        to_address=user.email,
        to_name=user.name,
        language=user.language,
        dedupe_key=f"run-ended:{run.pk}",
        context={
            "case": case,
            "challenge": case.challenge,
            "is_trial": run.kind == RunKind.TRIAL,
            "status": run.status,
            "page": absolute(page, case.pk, language=user.language),
        },
        about=f"challenge:{case.challenge_id}",
        reply_to=case.challenge.contact_email,
    )
    return queue_message(letter, now=now) is not None
