"""What an app hands over: one letter to one person, and its attachments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter.

    ``method`` makes it a calendar part: with ``"REQUEST"`` the bytes stand inline beside text and
    HTML (where calendar programs look) and as a file; with ``"CANCEL"`` inline only. It must be the
    METHOD that stands in the bytes.
    """

    file_name: str
    content_type: str
    content: bytes
    method: str = ""


@dataclass(frozen=True)
class Letter:
    """One e-mail to one person, before it is rendered.

    Attributes:
        kind: the name of the function in the app's ``emails.py``.
        template: folder of ``subject.txt``, ``body.txt`` and ``body.html``.
        dedupe_key: ``purpose:thing:revision:person``; the same key is never queued twice.
        due_at: not sent before; ``None`` is at once.
        expires_at: not sent after.
        on_uncertain: ``"resend"`` once, or ``"hold"``, when the server never answered.
        about: what it belongs to, such as ``"challenge:12"``, for those who may read it.
        headers: more header lines, such as ``List-Unsubscribe``.
    """

    kind: str
    template: str
    to_address: str
    to_name: str
    language: str
    dedupe_key: str
    context: Mapping[str, object] = field(default_factory=dict)
    due_at: datetime | None = None
    expires_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    on_uncertain: str = "resend"
    about: str = ""
    reply_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
