"""Chances in templates."""

from django import template

from participants.queries.quota_names import percent as words

register = template.Library()


@register.filter
def percent(chance: float | None) -> str:
    """Write a chance in per cent."""
    return "–" if chance is None else words(chance)
