"""The form of an idea."""

import unicodedata
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ideas.services.ideas import Draft

TITLE, TEXT = 120, 600


def refuse_over(limit: int, value: str) -> None:
    """Refuse a text that is too long and say by how much.

    Raises:
        ValidationError: it is.
    """
    over = len(value) - limit
    if over > 0:
        sentence = ngettext(
            "Korta texten med %(n)s tecken.", "Korta texten med %(n)s tecken.", over
        )
        raise ValidationError(sentence % {"n": over}, code="max_length")


class PlainField(forms.CharField):
    """Text without what cannot be seen: no null bytes, no half characters, plain line breaks."""

    def to_python(self, value: Any) -> str:
        """Give the text that can be stored and shown."""
        text = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(
            c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}
        )
        return kept.strip()


class SentenceField(PlainField):
    """One line of text."""

    def to_python(self, value: Any) -> str:
        """Give the text with single spaces."""
        return " ".join(super().to_python(value).split())


class KeyField(forms.UUIDField):
    """The key of one submission; a mutilated one counts as new."""

    def clean(self, value: Any) -> uuid.UUID:
        """Give the key, or a new one."""
        try:
            key = super().clean(value)
        except ValidationError:
            key = None
        return key if isinstance(key, uuid.UUID) else uuid.uuid4()


class IdeaForm(forms.Form):
    """One sentence, and more if wanted; carries a key so that a double submit makes one idea."""

    title = SentenceField(
        label=_("Ny idé"),
        help_text=_("En mening räcker."),
        widget=forms.TextInput(attrs={"maxlength": TITLE, "autocomplete": "off"}),
        error_messages={"required": _("Skriv idén i en mening.")},
    )
    text = PlainField(
        label=_("Mer om idén"),
        required=False,
        widget=forms.Textarea(attrs={"maxlength": TEXT, "rows": 3}),
    )
    submission = KeyField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give a new form its key."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid.uuid4())

    def clean_title(self) -> str:
        """Refuse a title that is too long."""
        refuse_over(TITLE, self.cleaned_data["title"])
        return str(self.cleaned_data["title"])

    def clean_text(self) -> str:
        """Refuse a text that is too long."""
        refuse_over(TEXT, self.cleaned_data["text"])
        return str(self.cleaned_data["text"])

    def draft(self) -> Draft:
        """Give what was written."""
        return Draft(self.cleaned_data["title"], self.cleaned_data["text"])


class IdeaEditForm(IdeaForm):
    """An idea that is on the board, with the version that its author read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the first field after what it is now."""
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("Idén i en mening")
