"""Send one mail to an address, to see whether the mail set-up works."""

from argparse import ArgumentParser
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from susi.outbox.choices import State
from susi.outbox.compose import is_address
from susi.outbox.deliver import deliver_message
from susi.outbox.emails import test_letter


class Command(BaseCommand):
    """Queue a test mail, send it at once and say how it went."""

    help = "Sends a test mail to an address and says what the mail server answered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and the language."""
        parser.add_argument("address", help="where the mail goes")
        parser.add_argument("--language", default="sv", choices=[c for c, _ in settings.LANGUAGES])

    def handle(self, *_args: Any, **options: Any) -> None:
        """Send it.

        Raises:
            CommandError: the address is none, or the server did not take the mail.
        """
        address: str = options["address"]
        if not is_address(address):
            msg = f"{address!r} is not an e-mail address."
            raise CommandError(msg)
        now = timezone.now()
        message = test_letter(address, language=options["language"], key=uuid4().hex, now=now)
        if message is not None and deliver_message(message, clock=timezone.now):
            self.stdout.write(f"Sent to {address} through {settings.EMAIL_BACKEND}.")
            return
        if message is not None:
            message.refresh_from_db()
        state = State(message.state).value if message else "not queued"
        msg = f"Not sent ({state}): {message.error if message else ''}"
        raise CommandError(msg)
