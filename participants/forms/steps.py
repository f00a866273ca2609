"""The pages of the application form, built from the challenge's cases and criteria."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.choices import Availability, Support
from participants.domain import steps as form_steps
from participants.forms.criterion import CriterionForm
from participants.forms.page import StepForm
from participants.forms.texts import TextField
from participants.queries.applications import ApplicationRecord, CaseChoice, Step
from participants.services.applications import (
    Contact,
    save_cases,
    save_contact,
    save_dates,
    save_support,
)
from susi.accounts.models import User
from susi.core.templatetags.susi import day, span
from susi.core.widgets import CardCheckboxes, CardRadios


class ContactForm(StepForm):
    """Who applies."""

    def build(self) -> None:
        """Add the three names."""
        self.fields["name"] = TextField(
            limit=120,
            label=_("Ditt namn"),
            error_messages={"required": _("Skriv ditt namn")},
            widget=forms.TextInput({"autocomplete": "name"}),
        )
        self.fields["call_name"] = TextField(
            limit=60,
            required=False,
            label=_("Vad vill du kallas i gruppen?"),
            help_text=_("De andra i gruppen ser det. Lämnar du tomt visar vi ditt förnamn."),
            widget=forms.TextInput({"autocomplete": "nickname"}),
        )
        self.fields["organisation"] = TextField(
            limit=120,
            required=False,
            label=_("Organisation"),
            help_text=_("Om du kommer från en förening, ett företag eller en myndighet."),
            widget=forms.TextInput({"autocomplete": "organization"}),
        )
        self.fields["close_to_project"] = forms.BooleanField(
            required=False,
            label=_("Jag arbetar nära projektet"),
            help_text=_(
                "Till exempel om du arbetar med forskarna, hos arrangören eller i det projekt som"
                " caset handlar om. Du kan söka ändå. Arrangören läser det före lottningen."
            ),
        )
        self.fields["close_text"] = TextField(
            limit=300,
            required=False,
            label=_("På vilket sätt?"),
            help_text=_("Svara bara om du kryssat i rutan. Högst 300 tecken."),
            widget=forms.Textarea({"rows": 2}),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse words about being near the project without the tick."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("close_text") and not cleaned.get("close_to_project"):
            self.add_error("close_to_project", _("Kryssa i rutan, eller ta bort texten under den"))
        return cleaned

    def saved(self) -> dict[str, Any]:
        """Give the application's names, or those of the person's account before there is one."""
        application = self.record.application
        if application is None or not application.name:
            return {"name": self.user.name, "call_name": self.user.call_name}
        return {
            "name": application.name,
            "call_name": application.call_name,
            "organisation": application.organisation,
            "close_to_project": application.close_to_project,
            "close_text": application.close_text,
        }

    def save(self, *, now: datetime) -> None:
        """Save the names; the first time this makes the draft."""
        contact = Contact(**self.cleaned_data)
        save_contact(self.record.challenge, by=self.user, contact=contact, now=now)


class CasesForm(StepForm):
    """Which cases are applied to."""

    heading_field = "cases"

    def build(self) -> None:
        """Add one box per case, with its question and its days."""
        choices = self.record.choices
        self.fields["cases"] = forms.MultipleChoiceField(
            choices=[(choice.case.slug, choice.case.title) for choice in choices],
            widget=CardCheckboxes(hints={c.case.slug: _case_hint(c) for c in choices}),
            label=self.step.question,
            help_text=_("Du kan välja flera. Du får plats i högst ett.")
            if len(choices) > 1
            else "",
            error_messages={
                "required": _("Välj minst ett case"),
                "invalid_choice": _("Det caset finns inte. Välj bland casen här"),
            },
        )

    def saved(self) -> dict[str, Any]:
        """Give the cases that are chosen."""
        return {"cases": [choice.case.slug for choice in self.record.chosen]}

    def save(self, *, now: datetime) -> None:
        """Save the cases."""
        slugs = self.cleaned_data["cases"]
        cases = [choice.case.pk for choice in self.record.choices if choice.case.slug in slugs]
        save_cases(self.record.challenge, by=self.user, cases=cases, now=now)


class DatesForm(StepForm):
    """Whether the applicant can come to both days, case by case."""

    def build(self) -> None:
        """Add one question per chosen case; alone it is the page's own."""
        chosen = self.record.chosen
        alone = len(chosen) == 1
        if alone:
            self.heading_field = _days_name(chosen[0])
        for choice in chosen:
            days = days_of(choice)
            self.fields[_days_name(choice)] = forms.ChoiceField(
                choices=Availability.choices,
                widget=CardRadios(),
                label=self.step.question if alone else choice.case.title,
                help_text=escape(f"{choice.case.title}: {days}" if alone else capfirst(days)),
                error_messages={
                    "required": _("Svara om dagarna för %(case)s") % {"case": choice.case.title},
                    "invalid_choice": _("Det svaret finns inte. Välj bland svaren här"),
                },
            )

    def saved(self) -> dict[str, Any]:
        """Give the answers about the days."""
        return {_days_name(choice): choice.availability for choice in self.record.chosen}

    def save(self, *, now: datetime) -> None:
        """Save the answers about the days."""
        days = {c.case.pk: self.cleaned_data[_days_name(c)] for c in self.record.chosen}
        save_dates(self.record.challenge, by=self.user, days=days, now=now)


class SupportForm(StepForm):
    """What the applicant needs to take part."""

    heading_field = "needs"

    def build(self) -> None:
        """Add the known needs and a field for others."""
        self.fields["needs"] = forms.MultipleChoiceField(
            choices=Support.choices,
            required=False,
            widget=CardCheckboxes(),
            label=self.step.question,
            help_text=_("Används inte i urvalet. Bara arrangören ser det."),
            error_messages={"invalid_choice": _("Det svaret finns inte. Välj bland svaren här")},
        )
        self.fields["text"] = TextField(
            limit=500,
            required=False,
            label=_("Något annat, eller mer om det du valt"),
            help_text=_("Högst 500 tecken."),
            widget=forms.Textarea({"rows": 4}),
        )

    def saved(self) -> dict[str, Any]:
        """Give the needs that are saved."""
        application = self.record.application
        if application is None:
            return {}
        return {"needs": application.support, "text": application.support_text}

    def save(self, *, now: datetime) -> None:
        """Save the needs."""
        needs, text = self.cleaned_data["needs"], self.cleaned_data["text"]
        save_support(self.record.challenge, by=self.user, needs=needs, text=text, now=now)


FORMS: dict[str, type[StepForm]] = {
    form_steps.CONTACT: ContactForm,
    form_steps.CASES: CasesForm,
    form_steps.DATES: DatesForm,
    form_steps.SUPPORT: SupportForm,
}


def step_form(
    step: Step, record: ApplicationRecord, user: User, data: Mapping[str, Any] | None = None
) -> StepForm:
    """Give the form of a page, filled from ``data`` or from what is saved."""
    return FORMS.get(step.slug, CriterionForm)(data, record=record, step=step, user=user)


def days_of(choice: CaseChoice) -> str:
    """Give the days and hours of a case's sessions in words."""
    days = [f"{day(s.starts_at)} {span(s.starts_at, s.ends_at)}" for s in choice.sessions]
    return _(" och ").join(days) or _("Dagarna är inte bestämda än.")


def _days_name(choice: CaseChoice) -> str:
    return f"days-{choice.case.pk}"


def _case_hint(choice: CaseChoice) -> str:
    days = capfirst(_(" och ").join(day(session.starts_at) for session in choice.sessions))
    return " ".join(part for part in (choice.case.lead_question, days) if part)


def typed_answers(form: StepForm) -> list[tuple[str, list[str]]]:
    """Give what was typed and chosen, in words, where it could not be saved."""
    typed = []
    for field in form:
        chosen = field.value()
        keys = [str(key) for key in chosen] if isinstance(chosen, list) else [str(chosen or "")]
        names = dict(getattr(field.field, "choices", []))
        typed.append((str(field.label), [str(names.get(key, key)) for key in keys if key]))
    return [(label, answers) for label, answers in typed if answers]
