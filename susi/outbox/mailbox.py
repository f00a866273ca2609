"""The mail backend of demo mode: it takes everything, because the mailbox page shows the rows."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class MailboxBackend(BaseEmailBackend):
    """Accepts every message and sends it nowhere; nothing leaves the machine."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Give the number of messages, each built as for a mail server so that faults show."""
        for message in email_messages:
            message.message()
        return len(email_messages)
