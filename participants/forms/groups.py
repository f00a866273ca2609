"""The organiser's forms of the groups: how to deal, wishes, a group's room and facilitator."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from participants.choices import GroupingKind, WishKind
from participants.forms.texts import TextField
from participants.queries.seating import Seating, Sitter
from participants.services.grouping import Options, options_of
from susi.accounts.models import User
from workshops.models import Group

MOST_GROUPS = 200


class OptionsForm(forms.Form):
    """How groups are dealt."""

    groups = forms.IntegerField(
        label=_("Antal grupper"),
        min_value=1,
        max_value=MOST_GROUPS,
        widget=forms.NumberInput({"class": "input--num", "inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv hur många grupper det ska bli"),
            "invalid": _("Skriv ett tal från 1 till 200"),
            "min_value": _("Skriv ett tal från 1 till 200"),
            "max_value": _("Skriv ett tal från 1 till 200"),
        },
    )
    kind = forms.ChoiceField(
        label=_("Vilka grupper?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilka grupper det ska bli")},
    )
    criteria = forms.MultipleChoiceField(
        label=_("Blanda efter"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst ett kriterium att blanda efter")},
    )
    organisation_apart = forms.BooleanField(
        label=_("Sätt personer från samma organisation i olika grupper"), required=False
    )

    def __init__(self, data: Any = None, *, seating: Seating) -> None:
        """Offer what the challenge asks about; the session before only where it has groups."""
        now = options_of(seating)
        initial = {
            "groups": now.groups,
            "kind": now.kind,
            "criteria": now.criteria,
            "organisation_apart": now.organisation_apart,
        }
        super().__init__(data, initial=initial)
        self.use_required_attribute = False
        criteria: Any = self.fields["criteria"]
        criteria.choices = [(one.key, one.name) for one in seating.criteria]
        if not seating.criteria:
            del self.fields["criteria"]
        kind: Any = self.fields["kind"]
        kind.choices = [(value, capfirst(label)) for value, label in GroupingKind.choices]
        if not seating.earlier:
            del self.fields["kind"]

    def options(self) -> Options:
        """Give what was chosen."""
        given = self.cleaned_data
        return Options(
            groups=given["groups"],
            criteria=tuple(given.get("criteria", ())),
            organisation_apart=given["organisation_apart"],
            kind=GroupingKind(given.get("kind") or GroupingKind.MIX),
        )


class WishForm(forms.Form):
    """Two people who should sit together or apart."""

    first = forms.ChoiceField(
        label=_("Den ena"),
        error_messages={
            "required": _("Välj två personer"),
            "invalid_choice": _("Välj två personer"),
        },
    )
    kind = forms.ChoiceField(
        label=_("Önskemål"),
        choices=[(value, capfirst(label)) for value, label in WishKind.choices],
        error_messages={
            "required": _("Välj vad ni önskar"),
            "invalid_choice": _("Välj vad ni önskar"),
        },
    )
    second = forms.ChoiceField(
        label=_("Den andra"),
        error_messages={
            "required": _("Välj två personer"),
            "invalid_choice": _("Välj två personer"),
        },
    )
    reason = TextField(
        limit=200,
        required=False,
        label=_("Skäl"),
        help_text=_("Bara arrangörerna ser det."),
    )

    def __init__(self, data: Any = None, *, seating: Seating) -> None:
        """Offer everybody who takes part."""
        super().__init__(data)
        self.use_required_attribute = False
        self.people = {str(one.place.pk): one for one in seating.people}
        people = sorted(seating.people, key=lambda one: one.name)
        choices = [("", _("Välj person")), *((str(one.place.pk), one.name) for one in people)]
        for name in ("first", "second"):
            field: Any = self.fields[name]
            field.choices = choices

    def pair(self) -> tuple[Sitter, Sitter]:
        """Give the two people."""
        given = self.cleaned_data
        return self.people[given["first"]], self.people[given["second"]]


class GroupForm(forms.Form):
    """Where a group sits, who leads it, and its name."""

    room = TextField(
        limit=80,
        required=False,
        label=_("Bord eller rum"),
        help_text=_("Till exempel bord 2, Stora salen eller grupprum 4."),
    )
    facilitator = forms.ChoiceField(
        label=_("Gruppledare"),
        required=False,
        error_messages={"invalid_choice": _("Välj någon i listan")},
    )
    name_sv = TextField(limit=60, required=False, label=_("Namn på svenska"))
    name_en = TextField(limit=60, required=False, label=_("Namn på engelska"))

    def __init__(self, data: Any = None, *, group: Group, people: list[User]) -> None:
        """Offer the challenge's facilitators and organisers."""
        initial = {
            "room": group.room,
            "facilitator": str(group.facilitator_id or ""),
            "name_sv": group.name_sv,
            "name_en": group.name_en,
        }
        super().__init__(data, initial=initial)
        self.people = {str(one.pk): one for one in people}
        field: Any = self.fields["facilitator"]
        field.choices = [
            ("", _("Ingen än")),
            *((key, str(one)) for key, one in self.people.items()),
        ]

    def leader(self) -> User | None:
        """Give who is to lead, if anybody."""
        return self.people.get(self.cleaned_data["facilitator"])
