"""What every step of a draw needs: the note in the protocol."""

from datetime import datetime
from typing import Any

from participants.models import Draw, DrawEvent
from susi.accounts.models import User


def note(draw: Draw, step: str, *, by: User | None, now: datetime, **facts: Any) -> DrawEvent:
    """Add to what the protocol tells."""
    return DrawEvent.objects.create(draw=draw, step=step, facts=facts, at=now, by=by)
