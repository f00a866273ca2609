"""The selection desk's forms: what to see, how many of each, and the word before the release."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.models import Case, Criterion, CriterionValue
from participants.queries.pool import Filters

STATUSES = [
    ("", _("Alla")),
    ("free", _("Kan väljas")),
    ("chosen", _("Valda")),
    ("unsure", _("Osäkra på datumen")),
    ("cannot", _("Kan inte datumen")),
]
# The same where nobody is chosen by hand.
DRAWN = {"free": _("Kan lottas"), "chosen": _("Lottade")}


class FilterForm(forms.Form):
    """Narrows the list of applicants; what it does not understand it leaves out."""

    q = forms.CharField(label=_("Namn, organisation eller nummer"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("Visa"), choices=STATUSES, required=False)

    def __init__(
        self, criteria: Sequence[Criterion], data: Any = None, *, by_hand: bool = True
    ) -> None:
        """Add a choice for each criterion; the criteria come with their values."""
        super().__init__(data)
        if not by_hand:
            status = cast("forms.ChoiceField", self.fields["status"])
            status.choices = [(key, DRAWN.get(key, words)) for key, words in STATUSES]
        for criterion in criteria:
            choices = [(value.pk, value.name) for value in criterion.values.all()]
            self.fields[f"k{criterion.pk}"] = forms.TypedChoiceField(
                label=criterion.name,
                choices=[("", _("Alla")), *choices],
                coerce=int,
                empty_value=None,
                required=False,
            )

    def filters(self) -> Filters:
        """Give what was asked for."""
        self.full_clean()
        asked = self.cleaned_data
        values = [value for name, value in asked.items() if name.startswith("k") and value]
        return Filters(
            values=tuple(values), status=asked.get("status", ""), words=asked.get("q", "")
        )


class QuotaForm(forms.Form):
    """Least and most for every value; two empty fields mean no quota."""

    def __init__(self, case: Case, values: Sequence[CriterionValue], data: Any = None) -> None:
        """Add two fields a value, filled with the quotas of today."""
        now = {quota.value_id: quota for quota in case.quotas.all()}
        super().__init__(data)
        self.case, self.values = case, values
        for value in values:
            quota = now.get(value.pk)
            least = _("%(value)s, minst") % {"value": value.name}
            most = _("%(value)s, högst") % {"value": value.name}
            self.fields[f"min_{value.pk}"] = _number(least, case, quota.minimum if quota else None)
            self.fields[f"max_{value.pk}"] = _number(most, case, quota.maximum if quota else None)

    def clean(self) -> dict[str, Any]:
        """Refuse a least above the most, with the name of the value."""
        cleaned = super().clean() or self.cleaned_data
        for value in self.values:
            least, most = cleaned.get(f"min_{value.pk}"), cleaned.get(f"max_{value.pk}")
            if least is not None and most is not None and least > most:
                sentence = _("%(value)s: minst får inte vara större än högst.")
                self.add_error(f"min_{value.pk}", sentence % {"value": value.name})
        return cleaned

    def bounds(self) -> dict[int, tuple[int, int] | None]:
        """Give the quotas as typed: value -> least and most, or ``None``."""
        return {value.pk: self._bound(value) for value in self.values}

    def _bound(self, value: CriterionValue) -> tuple[int, int] | None:
        least, most = self.cleaned_data[f"min_{value.pk}"], self.cleaned_data[f"max_{value.pk}"]
        if least is None and most is None:
            return None
        return (least or 0, self.case.places if most is None else most)


class ReleaseForm(forms.Form):
    """Says yes to what does not keep the quotas, before the decisions leave."""

    understood = forms.BooleanField(
        label=_("Jag har läst avvikelserna och vill skicka beskeden ändå."),
        error_messages={"required": _("Kryssa i rutan om ni vill skicka trots avvikelserna.")},
    )

    def __init__(self, data: Any = None, *, must_agree: bool) -> None:
        """Ask only where something deviates."""
        super().__init__(data)
        if not must_agree:
            del self.fields["understood"]


def _number(label: str, case: Case, initial: int | None) -> forms.IntegerField:
    sentence = _("%(label)s: skriv ett tal från 0 till %(places)d.")
    words = sentence % {"label": label, "places": case.places}
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=case.places,
        required=False,
        initial=initial,
        error_messages={"invalid": words, "min_value": words, "max_value": words},
        widget=forms.NumberInput(attrs={"class": "input--num", "inputmode": "numeric"}),
    )
