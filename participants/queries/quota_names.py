"""The shown names of quotas, bounds and changes of rules, and of quotas that are not kept."""

from collections.abc import Mapping, Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from participants.domain.selection.explanation import Bound, Change, Share
from participants.domain.selection.problem import Quota, Value
from participants.domain.selection.seat_table import (
    HOUSEHOLD,
    MUST_IN,
    ORGANISATION,
    SIZE,
    Label,
    Side,
)
from participants.domain.selection.vacancies import BrokenQuota

Names = Mapping[Value, str]
_PLAIN_PERCENT = 10


def label_name(label: Label, names: Names) -> str:
    """Name a rule; households have no names that anybody else should see."""
    if isinstance(label, Quota):
        return " + ".join(names.get(value, value[1]) for value in sorted(label.cell))
    kind, _colon, name = label.partition(":")
    whole = {SIZE: _("Platser"), MUST_IN: _("De som ska vara med")}
    if kind == HOUSEHOLD:
        return _("Samma hushåll")
    return name or whole.get(kind, _("Samma organisation"))


def listed(words: Sequence[str], *, last: str) -> str:
    """Join words with commas and, before the last, another word."""
    if len(words) < 2:  # noqa: PLR2004 -- two words are what makes a list
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def percent(chance: float) -> str:
    """Write a chance in per cent, with a decimal where it is small."""
    places = 0 if chance * 100 >= _PLAIN_PERCENT else 1
    shown = number_format(round(chance * 100, places), places, use_l10n=True)
    return _("%(number)s\N{NO-BREAK SPACE}%%") % {"number": shown}


def bound_words(bound: Bound, names: Names) -> str:
    """Say a bound and how many applied for it."""
    name = label_name(bound.of, names)
    if bound.of == SIZE:
        return _("Platser: %(number)s.") % {"number": bound.number}
    if bound.of == MUST_IN:
        return _("Ska vara med: %(number)s.") % {"number": bound.number}
    facts = {"name": name, "number": bound.number, "people": bound.people}
    if bound.side is Side.MINIMUM:
        return _("%(name)s: minst %(number)s av %(people)s sökande.") % facts
    return _("%(name)s: högst %(number)s av %(people)s sökande.") % facts


def share_words(share: Share, names: Names) -> str:
    """Say how many of some people a maximum lets in."""
    name = label_name(share.of, names)
    facts = {"name": name, "maximum": share.maximum, "people": share.people}
    return _("%(name)s: högst %(maximum)s av %(people)s.") % facts


def change_words(change: Change, names: Names) -> str:
    """Say what to change, as a call without a full stop."""
    facts = {"name": label_name(change.quota, names), "old": change.old, "new": change.new}
    low = change.bound is Side.MINIMUM
    if change.quota == SIZE:
        fewer = _("Minska antalet platser från %(old)s till %(new)s")
        return (fewer if low else _("Öka antalet platser från %(old)s till %(new)s")) % facts
    if change.quota == ORGANISATION:
        return _("Låt %(new)s från samma organisation vara med, i stället för %(old)s") % facts
    if change.quota == HOUSEHOLD:
        return _("Låt flera från samma hushåll vara med")
    if low:
        return _("Sänk kravet på %(name)s från %(old)s till %(new)s") % facts
    return _("Höj taket för %(name)s från %(old)s till %(new)s") % facts


def changes_words(changes: Sequence[Change], names: Names) -> str:
    """Say all that has to be changed at once."""
    words = [change_words(change, names) for change in changes]
    small = [words[0], *(word[:1].lower() + word[1:] for word in words[1:])]
    return listed(small, last=_("och"))


def broken_words(broken: BrokenQuota, names: Names) -> str:
    """Say how a quota would be broken and by how much."""
    facts = {
        "value": label_name(broken.quota, names),
        "count": broken.count,
        "least": broken.quota.minimum,
        "most": broken.quota.maximum,
    }
    if broken.missing:
        return _("%(value)s: %(count)s av minst %(least)s.") % facts
    return _("%(value)s: %(count)s, högst %(most)s.") % facts
