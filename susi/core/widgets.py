"""Form controls that the templates of ``susi_forms`` draw: choices as cards, days and times."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget


class _Cards(ChoiceWidget):
    """Choices as cards: each may have a line that explains it, and a sector's shape."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        hints: Mapping[str, Any] | None = None,
        shapes: bool = False,
    ) -> None:
        """Keep what the cards show beside their labels.

        Args:
            attrs: attributes of the inputs.
            hints: a line of explanation by value.
            shapes: whether the values are sector keys, shown with their shapes.
        """
        super().__init__(attrs)
        self.hints = dict(hints or {})
        self.shapes = shapes


class CardRadios(_Cards, forms.RadioSelect):
    """One choice of several, as cards."""


class CardCheckboxes(_Cards, forms.CheckboxSelectMultiple):
    """Any of several choices, as cards."""


class DateInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write the day as browsers want it."""
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write the time as browsers want it."""
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time in one control."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write the moment as browsers want it."""
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
