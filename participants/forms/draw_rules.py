"""The rules of a case's draw in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from challenges.models import Case
from participants.models import DrawRules
from participants.queries.draws import is_locked


class DrawRulesForm(forms.ModelForm[DrawRules]):
    """Method, kind of even chances, most of one organisation; none changes under a locked draw."""

    class Meta:
        model = DrawRules
        fields = ("case", "method", "objective", "organisation_max")

    def clean(self) -> dict[str, Any]:
        """Refuse changes once the draw is locked.

        Raises:
            ValidationError: the rules are frozen.
        """
        cleaned = super().clean() or self.cleaned_data
        case = cleaned.get("case") or (self.instance.case if self.instance.pk else None)
        if isinstance(case, Case) and is_locked(case):
            raise ValidationError(
                _("Kvoterna är låsta inför lottningen. Då går reglerna inte att ändra.")
            )
        return cleaned
