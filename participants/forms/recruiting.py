"""The organiser's forms while people apply: links to share, codes for who comes late."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.forms.texts import TextField
from participants.services.late import Terms
from susi.core.widgets import DateTimeInput

MOST = 20


class LinkForm(forms.Form):
    """A new link, by the name of where it is shared."""

    label = TextField(
        limit=80,
        label=_("Var delar ni länken?"),
        help_text=_("Till exempel en förening, ett nyhetsbrev eller en affisch. Bara ni ser det."),
        error_messages={"required": _("Skriv var länken delas")},
    )


class LateCodeForm(forms.Form):
    """A new code for a late application."""

    note = TextField(
        limit=200,
        label=_("För vem, och varför?"),
        help_text=_("Bara arrangörerna ser det."),
        error_messages={"required": _("Skriv för vem koden är, och varför")},
    )
    limit = forms.IntegerField(
        label=_("Hur många ansökningar?"),
        min_value=1,
        max_value=MOST,
        initial=1,
        widget=forms.NumberInput({"class": "input--num", "inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv hur många ansökningar koden räcker till"),
            "invalid": _("Skriv ett tal från 1 till 20"),
            "min_value": _("Skriv ett tal från 1 till 20"),
            "max_value": _("Skriv ett tal från 1 till 20"),
        },
    )
    expires_at = forms.DateTimeField(
        label=_("Gäller till"),
        widget=DateTimeInput(),
        error_messages={
            "required": _("Välj dag och tid då koden slutar gälla"),
            "invalid": _("Skriv dag och tid, till exempel 2020-10-07 12:00"),
        },
    )

    def __init__(self, data: Any = None, *, until: datetime) -> None:
        """Suggest a moment until which the code works."""
        super().__init__(data, initial={"expires_at": until})

    def terms(self) -> Terms:
        """Give what was asked for."""
        return Terms(**self.cleaned_data)


class LateEntryForm(forms.Form):
    """The code somebody got for a late application."""

    code = TextField(
        limit=40,
        label=_("Kod"),
        help_text=_("Åtta tecken. Stora och små bokstäver är samma sak."),
        error_messages={"required": _("Skriv koden")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
