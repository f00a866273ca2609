"""Write down what became of an attempt, and of attempts whose worker died."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from susi.outbox.choices import Outcome, State
from susi.outbox.domain import after_crash, after_silence, backoff, chance_of, final
from susi.outbox.models import Attempt, Message
from susi.outbox.verdict import Verdict

Changes = dict[str, Any]


def settle(message: Message, verdict: Verdict, *, started_at: datetime, now: datetime) -> bool:
    """Write the outcome of an attempt; ``False`` where the claim was lost meanwhile.

    The attempt itself is always kept. The row changes only if it is still claimed as ``message``
    says: a worker that comes back after its lease changes nothing.
    """
    changes = _changes(message, verdict, now)
    with transaction.atomic():
        settled = Message.objects.filter(
            pk=message.pk,
            state=State.SENDING,
            claim=message.claim,
            handed_over=message.handed_over,
        ).update(claim=None, lease_until=None, handed_over=False, **changes)
        Attempt.objects.create(
            message=message,
            started_at=min(started_at, now),
            ended_at=now,
            outcome=verdict.outcome,
            reply=verdict.reply,
        )
    return settled == 1


def recover(*, now: datetime, lease: timedelta) -> None:
    """Take back messages whose worker died, and give up those that are too late.

    Reads come first, so that a quiet outbox takes no write lock.
    """
    for message in Message.objects.filter(state=State.SENDING, lease_until__lt=now):
        verdict = Verdict(Outcome.BROKEN_OFF, "The lease ran out.")
        started_at = (message.lease_until or now) - lease
        settle(message, verdict, started_at=started_at, now=now)
    late = Message.objects.filter(state=State.PENDING, expires_at__lte=now)
    if late.exists():
        # An earlier try may have arrived, so "expired" would be a lie.
        late.filter(uncertain_resends__gt=0).update(state=State.UNCERTAIN)
        late.update(state=State.EXPIRED)


def _changes(message: Message, verdict: Verdict, now: datetime) -> Changes:
    match verdict.outcome:
        case Outcome.ACCEPTED:
            return {"state": State.SENT, "sent_at": now, "smtp_reply": verdict.reply, "error": ""}
        case Outcome.LATER:
            return _later(message, verdict, now)
        case Outcome.REFUSED:
            return _final(message, verdict)
        case Outcome.NO_ANSWER:
            wait = _wait(message) or timedelta(minutes=1)
            return _silent(message, verdict, next_try_at=now + wait)
        case _:
            return _broken_off(message, verdict, now)


def _wait(message: Message) -> timedelta | None:
    chance = chance_of(message.message_id, message.attempts)
    return backoff(message.attempts, chance=chance)


def _later(message: Message, verdict: Verdict, now: datetime) -> Changes:
    wait = _wait(message)
    if wait is None:
        return _final(message, verdict)
    said = {"smtp_reply": verdict.reply, "error": verdict.reply}
    return {"state": State.PENDING, "next_try_at": now + wait, **said}


def _final(message: Message, verdict: Verdict) -> Changes:
    state = final(may_have_arrived=message.may_have_arrived)
    return {"state": state, "smtp_reply": verdict.reply, "error": verdict.reply}


def _silent(message: Message, verdict: Verdict, *, next_try_at: datetime) -> Changes:
    state = after_silence(resends=message.uncertain_resends, on_uncertain=message.on_uncertain)
    changes: Changes = {"state": state, "error": verdict.reply}
    if state == "pending":
        changes |= {"next_try_at": next_try_at, "uncertain_resends": F("uncertain_resends") + 1}
    return changes


def _broken_off(message: Message, verdict: Verdict, now: datetime) -> Changes:
    if message.handed_over:
        return _silent(message, verdict, next_try_at=now)
    crashes = message.crashes + 1
    state = after_crash(crashes=crashes, may_have_arrived=message.may_have_arrived)
    return {"state": state, "crashes": crashes, "error": verdict.reply, "next_try_at": now}
