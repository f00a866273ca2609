"""A row becomes the e-mail that goes to the server."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from susi.outbox.compose import mailbox_of
from susi.outbox.models import Message, MessageAttachment

# So that no holiday answer comes back: RFC 3834, and Exchange's own line.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"}


def build_email(
    message: Message, files: Iterable[MessageAttachment], connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    """Give the e-mail of a row and its files: one recipient, text, HTML, calendar part, files.

    Raises:
        ValueError: a header or an address cannot be written.
        email.errors.MessageError: the same, told by the standard library.
    """
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mailbox_of(message.to_name, message.to_address)],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, **AUTOMATIC, **message.headers},
        connection=connection,
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    for file in files:
        _attach(email, file)
    email.message()
    return email


def _attach(email: EmailMultiAlternatives, file: MessageAttachment) -> None:
    content = bytes(file.content)
    if not file.method:
        email.attach(file.file_name, content, file.content_type)
        return
    # Last of the alternatives and without a file name: that is where Outlook and Gmail look. The
    # method must be the one in the bytes, or Exchange refuses the part.
    kind = f"text/calendar; method={file.method}; component=VEVENT"
    email.attach_alternative(content.decode(), kind)
    if file.method != "CANCEL":
        email.attach(file.file_name, content, "application/ics")
