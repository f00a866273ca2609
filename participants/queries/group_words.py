"""What is said of groups that make no sense, and of those that break a wish."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from workshops.domain.grouping.quality import Broken
from workshops.domain.grouping.request import Fault

Names = Mapping[str, str]
NOBODY: Names = MappingProxyType({})

FAULTS: dict[str, str | Promise] = {
    "no_number": gettext_lazy(
        "Antalet grupper ska vara ett helt tal från 1: ”%(text)s” är inte det."
    ),
    "no_criteria": gettext_lazy("Ange minst en kolumn att blanda efter, till exempel sektor."),
    "no_people": gettext_lazy("Det finns ingen att dela in."),
    "no_groups": gettext_lazy("Ange hur många grupper det ska bli."),
    "too_many_groups": gettext_lazy(
        "%(people)s personer räcker inte till %(groups)s grupper. Välj högst %(people)s grupper."
    ),
    "sizes": gettext_lazy("Grupperna har %(seats)s platser men %(people)s personer ska delas in."),
    "same_id": gettext_lazy("Numret %(id)s finns flera gånger. Alla behöver ett eget nummer."),
    "unknown_person": gettext_lazy("Önskemålet gäller %(id)s, som inte finns bland personerna."),
    "together_and_apart": gettext_lazy(
        "%(ids)s ska både sitta ihop och sitta isär. Ta bort ett av önskemålen."
    ),
    "too_many_together": gettext_lazy(
        "%(ids)s ska sitta ihop, men den största gruppen har %(size)s platser."
    ),
    "no_group_allowed": gettext_lazy("%(id)s får inte sitta i någon av grupperna."),
    "together_in_no_group": gettext_lazy(
        "%(ids)s ska sitta ihop, men det finns ingen grupp som alla får sitta i."
    ),
    "group_overfull": gettext_lazy(
        "%(pinned)s personer måste sitta i grupp %(number)s, som har %(size)s platser."
    ),
}
BROKEN: dict[str, str | Promise] = {
    "together": gettext_lazy("Sitter inte ihop: %(ids)s."),
    "apart": gettext_lazy("Sitter inte isär: %(ids)s."),
    "organisation": gettext_lazy("Fler från samma håll än nödvändigt i en grupp: %(ids)s."),
    "group": gettext_lazy("Sitter i en grupp som inte var tillåten: %(ids)s."),
    "cluster": gettext_lazy("Delas på fler grupper än de fyller: %(ids)s."),
}


def fault_sentence(fault: Fault, names: Names = NOBODY) -> str:
    """Say why a request makes no sense; ``names`` says what those are called who have a name."""
    facts = dict(fault.facts)
    if "group" in facts:
        facts["number"] = int(str(facts["group"])) + 1
    if isinstance(facts.get("ids"), list):
        facts["ids"] = _listed(list(facts["ids"]), names)  # type: ignore[call-overload]  # -- is a list
    if "id" in facts:
        facts["id"] = names.get(str(facts["id"]), facts["id"])
    return str(FAULTS[fault.code]) % facts


def broken_sentence(broken: Broken, names: Names = NOBODY) -> str:
    """Say which wish the groups do not keep."""
    return str(BROKEN[broken.code]) % {"ids": _listed(broken.ids, names)}


def _listed(ids: Sequence[str], names: Names) -> str:
    return ", ".join(names.get(name, name) for name in ids)
