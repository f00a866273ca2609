"""Locking the quotas for the draw, and taking the lock back."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

LONGEST = 1000


class LockForm(forms.Form):
    """The word that locks; and, where somebody cannot be drawn, what the organiser says of it."""

    acknowledgement = forms.CharField(
        label=_("Varför får det vara så?"),
        help_text=_("Texten syns i protokollet för alla. Skriv inga namn."),
        max_length=LONGEST,
        error_messages={
            "required": _("Skriv varför det får vara så att någon inte kan lottas in"),
            "max_length": _("Korta texten till högst 1 000 tecken"),
        },
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    word = forms.CharField(
        label=format_lazy(_("Skriv {word}"), word=pgettext_lazy("ordet som låser", "LÅS")),
        max_length=20,
        error_messages={"required": _("Skriv ordet för att låsa"), "max_length": _("Skriv ordet")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input input--word"}),
    )

    def __init__(self, data: Any = None, *, hopeless: int) -> None:
        """Ask for a reason only where somebody has no chance."""
        super().__init__(data)
        self.use_required_attribute = False
        if not hopeless:
            del self.fields["acknowledgement"]

    def clean_word(self) -> str:
        """Take the word in small letters and in the other language too."""
        typed = str(self.cleaned_data["word"]).strip().upper()
        own = pgettext("ordet som låser", "LÅS")
        if typed not in {own, "LÅS", "LOCK"}:
            sentence = _("Skriv %(word)s, precis så, för att låsa")
            raise forms.ValidationError(sentence % {"word": own})
        return typed


class UnlockForm(forms.Form):
    """Why the lock is taken back."""

    reason = forms.CharField(
        label=_("Varför låser ni upp?"),
        help_text=_("Skälet syns i protokollet. Skriv inga namn."),
        max_length=LONGEST,
        error_messages={
            "required": _("Skriv varför ni låser upp"),
            "max_length": _("Korta texten till högst 1 000 tecken"),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mark nothing as required in the browser: the answer says it in words."""
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
