"""The form of a session in the admin: times as a clock on the wall shows them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workshops.choices import Delivery
from workshops.domain.timetable import at_wall_clock, wall_clock
from workshops.models import Session

ZONE = ZoneInfo(settings.TIME_ZONE)


class WallClockField(forms.SplitDateTimeField):
    """A day and a time as typed, without a zone: the form itself asks which one is meant."""

    widget = AdminSplitDateTime

    def compress(self, data_list: Any) -> datetime | None:
        """Give the naive moment.

        Raises:
            ValidationError: only one of day and time was given.
        """
        if not data_list:
            return None
        if data_list[0] in self.empty_values:
            raise ValidationError(self.error_messages["invalid_date"], code="invalid_date")
        if data_list[1] in self.empty_values:
            raise ValidationError(self.error_messages["invalid_time"], code="invalid_time")
        return datetime.combine(*data_list)


class SessionForm(forms.ModelForm[Session]):
    """A session; local times that clocks skip are refused, repeated ones asked about."""

    starts_at = WallClockField(label=_("Börjar"), help_text=_("Svensk tid."))
    ends_at = WallClockField(label=_("Slutar"), help_text=_("Svensk tid."))
    twice = forms.ChoiceField(
        label=_("Vilken av de två?"),
        required=False,
        choices=[
            ("", "–"),
            ("first", _("Den första, sommartid")),
            ("second", _("Den andra, normaltid")),
        ],
        help_text=_(
            "Behövs bara natten då klockan ställs tillbaka och en timme kommer två gånger."
        ),
    )

    class Meta:
        model = Session
        fields = (
            "case",
            "number",
            "starts_at",
            "ends_at",
            "twice",
            "purpose_sv",
            "purpose_en",
            "delivery",
            "provider",
            "meeting_url",
            "opens_minutes_before",
            "venue",
            "address",
            "access_sv",
            "access_en",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name both controls of a moment, and say which of two hours a stored session means."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, WallClockField):
                parts = zip(field.widget.widgets, (_("datum"), _("klockslag")), strict=True)
                for part, word in parts:
                    part.attrs["aria-label"] = f"{field.label}, {word}"
        if self.instance.pk:
            local = self.instance.starts_at.astimezone(ZONE)
            if wall_clock(local.replace(tzinfo=None), ZONE) == "twice":
                self.initial["twice"] = ("first", "second")[local.fold]

    def clean(self) -> dict[str, Any]:
        """Turn local times into moments, and ask for a place where one is needed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("starts_at", "ends_at"):
            if cleaned.get(name):
                cleaned[name] = self._moment(name, cleaned[name])
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("Sessionen måste sluta efter att den börjar."))
        if cleaned.get("delivery") in {Delivery.ONSITE, Delivery.HYBRID} and not cleaned.get(
            "address"
        ):
            self.add_error("address", _("Skriv gatuadress och ort för en session på plats."))
        return cleaned

    def _moment(self, name: str, local: datetime) -> datetime | None:
        """Give the moment of a local time, or add the error and give ``None``."""
        times = wall_clock(local, ZONE)
        choice = self.cleaned_data.get("twice")
        if times == "never":
            self.add_error(name, _("Den tiden finns inte: klockan ställs fram den natten."))
            return None
        if times == "twice" and not choice:
            self.add_error(
                "twice", _("Klockan ställs tillbaka den natten, så tiden kommer två gånger. Välj.")
            )
        return at_wall_clock(local, ZONE, second=choice == "second")
