"""The forms of the draw in public: a digit, and why a draw has to be done again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 1000


class DigitForm(forms.Form):
    """One drawn digit, as it is typed."""

    siffra = forms.RegexField(
        regex=r"^[0-9]$",
        label=_("Dragen siffra"),
        error_messages={
            "required": _("Skriv siffran som drogs, 0 till 9"),
            "invalid": _("Skriv en enda siffra, 0 till 9"),
        },
        widget=forms.TextInput(
            attrs={
                "class": "input input--digit",
                "inputmode": "numeric",
                "autocomplete": "off",
                "maxlength": "1",
            }
        ),
    )


class VoidForm(forms.Form):
    """The reason, which everybody will read."""

    reason = forms.CharField(
        label=_("Varför ska lottningen göras om?"),
        help_text=_("Skälet syns i protokollet för alla. Skriv inga namn."),
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Skriv varför lottningen ska göras om"),
            "max_length": _("Korta texten till högst 1 000 tecken"),
        },
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mark nothing as required in the browser: the answer says it in words."""
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
