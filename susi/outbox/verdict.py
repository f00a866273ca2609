"""What the mail server's answer, or its silence, says about a message."""

from dataclasses import dataclass
from smtplib import (
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from susi.outbox.choices import Outcome
from susi.outbox.compose import one_line

REPLY_LENGTH = 500


@dataclass(frozen=True)
class Verdict:
    """How an attempt ended and what the server said."""

    outcome: Outcome
    reply: str = ""


def verdict_of(error: Exception) -> Verdict:
    """Give the verdict of an error that came while the message was being handed over.

    A reply with a code is an answer: 4xx is later, 5xx is no. A broken or silent line is none.
    """
    match error:
        case SMTPRecipientsRefused():
            # One recipient a message, so one answer.
            code, text = next(iter(error.recipients.values()))
            return _by_code(code, text)
        case SMTPHeloError():
            return Verdict(Outcome.LATER, _words(error.smtp_code, error.smtp_error))
        case SMTPResponseException():
            return _by_code(error.smtp_code, error.smtp_error)
        case SMTPNotSupportedError() | ValueError():
            return Verdict(Outcome.REFUSED, describe(error))
        case _:
            return Verdict(Outcome.NO_ANSWER, describe(error))


def describe(error: Exception) -> str:
    """Give the kind of an error and its text, in one line."""
    return one_line(f"{type(error).__name__}: {error}")[:REPLY_LENGTH]


def _by_code(code: int, text: bytes | str) -> Verdict:
    outcomes = {4: Outcome.LATER, 5: Outcome.REFUSED}
    return Verdict(outcomes.get(code // 100, Outcome.NO_ANSWER), _words(code, text))


def _words(code: int, text: bytes | str) -> str:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return one_line(f"{code} {words}")[:REPLY_LENGTH]
