"""What a person may change about themselves."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from susi.accounts.choices import TIME_ZONES, Language
from susi.accounts.models import User


class AccountForm(forms.ModelForm[User]):
    """Name, what to be called, language and time zone."""

    name = forms.CharField(
        label=_("Namn"),
        max_length=120,
        error_messages={"required": _("Skriv ditt namn")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    call_name = forms.CharField(
        label=_("Tilltalsnamn"),
        max_length=60,
        required=False,
        help_text=_("Det du vill kallas i gruppen."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(
        label=_("Språk"),
        choices=Language.choices,
        help_text=_("Sidorna och mejlen till dig."),
        error_messages={"invalid_choice": _("Välj svenska eller engelska")},
    )
    time_zone = forms.ChoiceField(
        label=_("Tidszon"), error_messages={"invalid_choice": _("Välj en tidszon i listan")}
    )

    class Meta:
        model = User
        fields = ("name", "call_name", "language", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the common time zones, and the person's own if it is another."""
        super().__init__(*args, **kwargs)
        zones = dict.fromkeys((*TIME_ZONES, self.instance.time_zone))
        choices = [(zone, zone.replace("_", " ").replace("/", ": ")) for zone in zones]
        cast("forms.ChoiceField", self.fields["time_zone"]).choices = choices
        self.helper = FormHelper(self)  # type: ignore[no-untyped-call]  # -- crispy has no types
        self.helper.form_tag = False
