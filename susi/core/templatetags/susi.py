"""SUSI's template tags and filters; they are builtins, so no template loads them."""

import re
from datetime import datetime

from django import template
from django.template.defaultfilters import date as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from susi.core.bilingual import fallback_language
from susi.core.text import to_html

register = template.Library()
# Keeps a time on the line of its "kl.".
NO_BREAK = "\N{NO-BREAK SPACE}"

# First parts of the long words that headings of challenges hold; the rest is four letters or more.
JOINTS = re.compile(
    r"\b(samverkans|forsknings|bostads|innovations|samhälls|utbildnings|jämlikhets|hälso|arbets)"
    r"(?=[a-zåäö]{4})",
    re.IGNORECASE,
)


@register.filter
def markdown(text: str) -> SafeString:
    """Give the safe HTML of a Markdown text."""
    return to_html(text)


def _english() -> bool:
    return (get_language() or "sv").startswith("en")


@register.filter
def day(moment: datetime | None) -> str:
    """Give the day in words with its weekday: *torsdag 22 oktober* / *Thursday 22 October*."""
    return format_date(localtime(moment), "l j F") if moment else ""


@register.filter
def short_day(moment: datetime | None) -> str:
    """Give the day short, without weekday: *22 okt* / *22 Oct*."""
    if not moment:
        return ""
    words = format_date(localtime(moment), "j M")
    return words if _english() else words.rstrip(".").lower()


@register.filter
def clock(moment: datetime | None) -> str:
    """Give the time of day: *09:00*."""
    return format_date(localtime(moment), "H:i") if moment else ""


@register.filter
def day_and_time(moment: datetime | None) -> str:
    """Give day and time: *söndag 4 oktober kl. 23:59* / *Sunday 4 October, 23:59*."""
    if not moment:
        return ""
    if _english():
        return f"{day(moment)}, {clock(moment)}"
    return f"{day(moment)} kl.{NO_BREAK}{clock(moment)}"


@register.filter
def span(start: datetime, end: datetime) -> str:
    """Give the hours from start to end: *kl. 09:00–12:00* / *09:00–12:00*."""
    hours = f"{clock(start)}–{clock(end)}"
    return hours if _english() else f"kl.{NO_BREAK}{hours}"


@register.filter
def lang_of(thing: object, name: str) -> SafeString:
    """Give `` lang="sv"`` where the bilingual text ``name`` falls back to the other language."""
    other = fallback_language(getattr(thing, f"{name}_sv"), getattr(thing, f"{name}_en"))
    return format_html(' lang="{}"', other) if other else SafeString()


@register.filter
def joints(text: str) -> str:
    """Give a heading with soft hyphens where its long Swedish words are joined."""
    return JOINTS.sub("\\1\u00ad", text)
