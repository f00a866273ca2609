"""Applications as tables: what the choice looks at, and, apart from that, who needs support."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from challenges.models import Criterion
from participants.choices import Support
from participants.queries.exports import decisions_of
from participants.queries.places import applicants
from participants.queries.pool import Person, read_people
from participants.queries.selection import read_board
from participants.views.selection import case_led_by
from susi.accounts.access import person, signed_in
from susi.core.csv import csv_response


@signed_in
@require_GET
def applicants_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the applicants as a table, without their needs of support."""
    case = case_led_by(request, pk)
    criteria = [group.criterion for group in read_board(case).groups]
    people = read_people(case, list(applicants(case).values_list("pk", flat=True)))
    decisions = decisions_of(case)
    header = [
        *(_("Nummer"), _("Namn"), _("Organisation"), _("Bidrag")),
        *(criterion.name for criterion in criteria),
        *(_("Kan båda dagarna"), _("Status"), _("Arbetar nära projektet"), _("På vilket sätt")),
        *(_("Kom via"), _("Sen ansökan"), _("Granskning")),
    ]
    rows = [
        [*_row(one, criteria), decisions.get(one.application.pk, "")]
        for one in sorted(people, key=lambda one: one.application.number or 0)
    ]
    return csv_response(f"{case.challenge.slug}-{case.slug}.csv", header, rows)


@signed_in
@require_POST
def access_needs_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Give who needs what to take part, and write down who took the table out.

    A POST, since the log is written; it is read in the admin's history of the case.
    """
    case = case_led_by(request, pk)
    people = read_people(case, list(applicants(case).values_list("pk", flat=True)))
    LogEntry.objects.log_actions(
        user_id=person(request).pk,
        queryset=[case],
        action_flag=CHANGE,
        change_message=_("Hämtade sökandes behov av stöd som tabell."),
        single_object=True,
    )
    needs = list(Support)
    header = [_("Nummer"), _("Namn"), _("Status"), *(need.label for need in needs), _("Mer")]
    rows = [
        [
            one.application.number,
            one.application.name,
            _status(one),
            *(_("Ja") if need in one.application.support else "" for need in needs),
            one.application.support_text,
        ]
        for one in sorted(people, key=lambda one: one.application.number or 0)
        if one.application.support or one.application.support_text
    ]
    return csv_response(f"{case.challenge.slug}-{case.slug}-stod.csv", header, rows)


def _row(one: Person, criteria: list[Criterion]) -> list[Any]:
    application = one.application
    return [
        application.number,
        application.name,
        application.organisation,
        application.contribution,
        *(", ".join(str(a) for a in one.answers.get(criterion, [])) for criterion in criteria),
        one.availability_text,
        _status(one),
        _("Ja") if application.close_to_project else "",
        application.close_text,
        application.source.label if application.source else "",
        _("Ja") if application.late_code_id else "",
    ]


def _status(one: Person) -> str:
    return one.place.get_status_display() if one.place else ""
