"""The last page of the application: agreeing and sending it in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ConsentForm(forms.Form):
    """One box, never ticked beforehand, and which version of the text stood above it."""

    consent_text = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=1)
    consent = forms.BooleanField(
        label=_("Jag har läst texten och går med på det"),
        error_messages={"required": _("Kryssa i rutan om du går med på det som står här")},
    )

    def clean_consent_text(self) -> Any:
        """Give the key of the text; a number no table can hold is no text."""
        key = self.cleaned_data["consent_text"]
        return key if key is None or key < 2**63 else None
