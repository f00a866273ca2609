"""The organiser's decision about one application that had to be looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from participants.choices import ReviewKind, Verdict
from participants.forms.texts import TextField
from participants.queries.reviews import Matter
from participants.services.reviews import Decision
from susi.core.widgets import CardRadios


class ReviewForm(forms.Form):
    """In or out, and why; leaving somebody out has a reason."""

    # Whether the reason is optional depends on the answer; its hint says so.
    mark_optional = False

    def __init__(self, data: Any = None, *, matter: Matter) -> None:
        """Ask in the words of the matter, filled with what was decided before."""
        review = matter.review
        initial = {"verdict": review.verdict, "reason": review.reason} if review else {}
        super().__init__(data, initial=initial)
        keep, out = _words(matter)
        self.fields["verdict"] = forms.ChoiceField(
            label=_("Vad gäller?"),
            choices=[(Verdict.KEEP.value, keep[0]), (Verdict.OUT.value, out[0])],
            widget=CardRadios(hints={Verdict.KEEP.value: keep[1], Verdict.OUT.value: out[1]}),
            error_messages={
                "required": _("Välj ett av svaren"),
                "invalid_choice": _("Välj ett av svaren"),
            },
        )
        self.fields["reason"] = TextField(
            limit=300,
            required=False,
            label=_("Skäl"),
            help_text=_("Behövs när någon inte är med i lottningen. Arrangörerna ser det."),
            widget=forms.Textarea({"rows": 3}),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where somebody is left out."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == Verdict.OUT and cleaned.get("reason") == "":
            self.add_error("reason", _("Skriv varför"))
        return cleaned

    def decision(self) -> Decision:
        """Give what was decided."""
        data = self.cleaned_data
        return Decision(Verdict(data["verdict"]), data["reason"])


def _words(matter: Matter) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give label and hint of both answers."""
    if matter.kind == ReviewKind.CONFLICT or matter.other is None:
        return (
            (_("Kan delta i lottningen"), _("Som alla andra sökande.")),
            (_("Deltar utanför lottningen"), _("Kan inte lottas till en plats.")),
        )
    numbers = {"later": matter.application.number, "earlier": matter.other.number}
    return (
        (_("Olika personer"), _("Båda är med i lottningen.")),
        (
            _("Samma person: den senare är inte med"),
            _("Nr %(later)s är inte med. Nr %(earlier)s är med.") % numbers,
        ),
    )
