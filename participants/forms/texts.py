"""Text fields whose errors say what to do."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import ngettext


@deconstructible
class ShortEnough:
    """Refuses a text that is too long, and says by how much to shorten it."""

    def __init__(self, limit: int) -> None:
        """Keep the greatest number of characters."""
        self.limit = limit

    def __call__(self, text: str) -> None:
        """Check the text.

        Raises:
            ValidationError: the text has more characters than the limit.
        """
        over = len(text) - self.limit
        if over > 0:
            message = ngettext(
                "Korta texten med %(over)d tecken", "Korta texten med %(over)d tecken", over
            )
            raise ValidationError(message % {"over": over}, code="too_long")


class TextField(forms.CharField):
    """A text with an upper limit that the browser does not cut silently."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        """Take the limit beside what every text field takes."""
        super().__init__(**options)
        self.validators.append(ShortEnough(limit))

    def to_python(self, value: Any) -> str:
        """Give the text with line breaks of one character, as they are counted and stored."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")
