"""The page of a criterion: its values as cards, and the applicant's own words beside competence."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _

from challenges.choices import CriterionKind
from challenges.models import Criterion
from participants.forms.page import StepForm
from participants.forms.texts import TextField
from participants.services.applications import save_answer
from susi.core.widgets import CardCheckboxes, CardRadios

# No slug has a dot, so no value of a criterion has this key.
DECLINED = "."


class CriterionForm(StepForm):
    """The answer to one criterion: one of its values, several, or rather not say."""

    heading_field = "answer"

    @property
    def criterion(self) -> Criterion:
        """Give the criterion this page asks about.

        Raises:
            TypeError: the page asks about something else.
        """
        if self.step.criterion is None:
            raise TypeError
        return self.step.criterion

    @property
    def asks_contribution(self) -> bool:
        """Tell whether this is the page where applicants say what they can bring."""
        kinds = (c for c in self.record.criteria if c.kind == CriterionKind.COMPETENCE)
        return next(kinds, None) == self.criterion

    def build(self) -> None:
        """Add the cards, and the applicant's own words on the page about competence."""
        self.fields["answer"] = self._cards()
        if self.asks_contribution:
            self.fields["contribution"] = TextField(
                limit=300,
                required=False,
                label=_("Berätta gärna mer med egna ord"),
                help_text=_("Högst 300 tecken. Arrangören läser det."),
                widget=forms.Textarea({"rows": 4}),
            )

    def _cards(self) -> forms.ChoiceField:
        criterion, values = self.criterion, self.criterion.values.all()
        choices = [(value.key, value.name) for value in values]
        if criterion.may_decline:
            choices.append((DECLINED, _("Vill inte svara")))
        hints = {value.key: value.description for value in values if value.description}
        shapes = criterion.kind == CriterionKind.SECTOR
        widget = CardCheckboxes if criterion.several else CardRadios
        field = forms.MultipleChoiceField if criterion.several else forms.ChoiceField
        return field(
            choices=choices,
            widget=widget(hints=hints, shapes=shapes),
            label=self.step.question,
            help_text=escape(criterion.hint),
            error_messages={
                "required": _nothing_chosen(criterion),
                "invalid_choice": _("Det svaret finns inte. Välj bland svaren här"),
            },
        )

    def saved(self) -> dict[str, Any]:
        """Give the answer that is saved, and the applicant's own words."""
        values = self.record.answers.get(self.criterion.pk, [])
        keys = [value.key if value else DECLINED for value in values]
        application = self.record.application
        return {
            "answer": keys if self.criterion.several else next(iter(keys), None),
            "contribution": application.contribution if application else "",
        }

    def clean_answer(self) -> list[str]:
        """Give the keys that are chosen; none means rather not say.

        Raises:
            ValidationError: both an answer and "rather not say" are chosen.
        """
        answer = self.cleaned_data["answer"]
        keys = list(answer) if self.criterion.several else [answer]
        if DECLINED in keys and len(keys) > 1:
            raise forms.ValidationError(_("Välj antingen svar eller ”Vill inte svara”"))
        return [key for key in keys if key != DECLINED]

    def save(self, *, now: datetime) -> None:
        """Save the answer."""
        keys = self.cleaned_data["answer"]
        save_answer(
            self.record.challenge,
            by=self.user,
            criterion=self.criterion,
            values=[value.pk for value in self.criterion.values.all() if value.key in keys],
            contribution=self.cleaned_data.get("contribution"),
            now=now,
        )


def _nothing_chosen(criterion: Criterion) -> str:
    if criterion.kind == CriterionKind.SECTOR:
        return _("Välj vilken sektor du främst företräder")
    return _("Välj minst ett svar") if criterion.several else _("Välj ett svar")
