"""Keeping machines from filling in a form, without puzzles and without blocking anybody.

A form shows the partial ``parts/guard.html``: a field that people neither see nor hear, and a
signed note of when the page was shown. Whoever fills in the field or answers at once is asked
again, with everything that was typed still there.
"""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from susi.core.links import make_token, read_token

TRAP, MARK = "webbplats", "borjade"
PURPOSE = "form-start"


def form_mark(posted: Mapping[str, str] | None, now: datetime) -> str:
    """Give the signed note of when the form was first shown."""
    old = posted.get(MARK, "") if posted else ""
    return old if _shown_at(old) else make_token(PURPOSE, at=_milliseconds(now))


def guard_sentence(posted: Mapping[str, str], now: datetime) -> str:
    """Give what to say to whoever must send the form again, or an empty string."""
    if posted.get(TRAP):
        return _("Ett fält som ska vara tomt var ifyllt. Vi har tömt det. Skicka en gång till.")
    least = settings.FORM_SECONDS * 1000
    shown = _shown_at(posted.get(MARK, ""))
    if least and (shown is None or _milliseconds(now) - shown < least):
        return _("Det gick väldigt fort. Titta på det du skrev och skicka en gång till.")
    return ""


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _shown_at(mark: str) -> int | None:
    content = read_token(PURPOSE, mark) if mark else None
    at = content.get("at") if content else None
    return at if isinstance(at, int) else None
