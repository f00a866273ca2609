"""Filters that the template pack ``susi_forms`` draws form fields with; builtins too."""

from typing import Any, NamedTuple

from django import template
from django.forms import BoundField, CheckboxInput, FileInput, Form
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

register = template.Library()


class Card(NamedTuple):
    """One choice of a field: its input, and what stands beside it."""

    choice: BoundWidget
    hint: str
    sector: str


@register.filter
def control(field: BoundField) -> SafeString:
    """Draw the control of a field with the class ``input``."""
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"input {own}".strip()})


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """Tell whether a field is one box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_upload(field: BoundField) -> bool:
    """Tell whether a field takes a file."""
    return isinstance(field.field.widget, FileInput)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Tell whether a field is marked as optional; a form may say ``mark_optional = False``."""
    marks = getattr(field.form, "mark_optional", True)
    return bool(marks) and not field.field.required and not is_single_checkbox(field)


@register.filter
def is_heading(field: BoundField) -> bool:
    """Tell whether a field's label is the page's heading: the form names it ``heading_field``."""
    return getattr(field.form, "heading_field", None) == field.name


@register.filter
def is_choice(field: BoundField) -> bool:
    """Tell whether a field is drawn as a list of radio buttons or boxes."""
    return getattr(field.field.widget, "input_type", "") in {"radio", "checkbox"} and not (
        is_single_checkbox(field)
    )


@register.filter
def cards(field: BoundField) -> list[Card]:
    """Give the choices of a field, each with the hint and the sector its widget knows."""
    widget = field.field.widget
    hints: dict[str, Any] = getattr(widget, "hints", {})
    shapes = getattr(widget, "shapes", False)
    return [
        Card(choice, hints.get(str(choice.data["value"]), ""), str(choice.data["value"]) * shapes)
        for choice in field.subwidgets
    ]


@register.filter
def first_control(field: BoundField) -> str:
    """Give the id that a link to the field goes to: its control, or the first of several."""
    if field.use_fieldset:
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def faulty_fields(form: Form) -> list[BoundField]:
    """Give the fields of a form that have errors, in the order of the form."""
    return [field for field in form if field.errors and not field.is_hidden]


@register.filter
def hidden_errors(form: Form) -> list[str]:
    """Give the errors of a form that belong to no visible field."""
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    return [*map(str, form.non_field_errors()), *map(str, hidden)]
