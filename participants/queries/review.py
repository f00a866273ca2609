"""The answers of an application as its owner reads them before sending it in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from challenges.choices import CriterionKind
from challenges.models import Criterion
from participants.choices import Availability, Support
from participants.domain import steps as form_steps
from participants.models import Application
from participants.queries.applications import ApplicationRecord, Step


@dataclass(frozen=True)
class Row:
    """One line of the list: what was asked, what was answered, and the page where it is changed."""

    step: Step
    label: str
    answers: list[str]

    @property
    def is_missing(self) -> bool:
        """Tell whether there is no answer yet."""
        return not self.answers


def review_rows(record: ApplicationRecord) -> list[Row]:
    """Give every question with its answer, in the order of the form."""
    rows: list[Row] = []
    for step in record.steps:
        rows += _rows(record, step) or [Row(step, step.name, [])]
    return rows


def _rows(record: ApplicationRecord, step: Step) -> list[Row]:
    application = record.application
    if application is None:
        return []
    if step.criterion is not None:
        return _criterion(record, step, step.criterion, application)
    return {
        form_steps.CONTACT: _contact,
        form_steps.CASES: _cases,
        form_steps.DATES: _days,
        form_steps.SUPPORT: _support,
    }[step.slug](record, step, application)


def _contact(_record: ApplicationRecord, step: Step, application: Application) -> list[Row]:
    lines = [
        (_("Namn"), application.name),
        (_("Kallas i gruppen"), application.call_name),
        (_("Organisation"), application.organisation),
    ]
    rows = [Row(step, label, [text]) for label, text in lines if text]
    if application.close_to_project:
        words = [_("Ja"), application.close_text]
        rows.append(Row(step, _("Arbetar nära projektet"), [word for word in words if word]))
    return rows


def _cases(record: ApplicationRecord, step: Step, _application: Application) -> list[Row]:
    return [Row(step, step.name, [choice.case.title for choice in record.chosen])]


def _days(record: ApplicationRecord, step: Step, _application: Application) -> list[Row]:
    return [
        Row(
            step,
            _("Båda dagarna, %(case)s") % {"case": choice.case.title},
            [str(Availability(choice.availability).label)] if choice.availability else [],
        )
        for choice in record.chosen
    ]


def _support(record: ApplicationRecord, step: Step, application: Application) -> list[Row]:
    if step.slug not in record.done:
        return []
    return [Row(step, step.name, support_words(application) or [_("Inget särskilt")])]


def _criterion(
    record: ApplicationRecord, step: Step, criterion: Criterion, application: Application
) -> list[Row]:
    values = record.answers.get(criterion.pk, [])
    names = [value.name if value else _("Vill inte svara") for value in values]
    rows = [Row(step, step.name, names)]
    first = next((c for c in record.criteria if c.kind == CriterionKind.COMPETENCE), None)
    if first == criterion and application.contribution:
        rows.append(Row(step, _("Vad du kan bidra med"), [application.contribution]))
    return rows


def support_words(application: Application) -> list[str]:
    """Give what the applicant asked for, in words; nothing where nothing is needed."""
    words = [str(Support(need).label) for need in application.support if need in Support.values]
    return [*words, application.support_text] if application.support_text else words
