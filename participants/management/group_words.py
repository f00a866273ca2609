"""What is said of groups that make no sense or break a wish, and their figures as JSON."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from workshops.domain.grouping.deal import Dealt
from workshops.domain.grouping.quality import Broken, Spread
from workshops.domain.grouping.request import Fault

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


def fault_sentence(fault: Fault) -> str:
    """Say why a request makes no sense."""
    facts = dict(fault.facts)
    if "group" in facts:
        facts["number"] = int(str(facts["group"])) + 1
    if isinstance(facts.get("ids"), list):
        facts["ids"] = _listed(list(facts["ids"]))  # type: ignore[call-overload]  # -- is a list
    return str(FAULTS[fault.code]) % facts


def broken_sentence(broken: Broken) -> str:
    """Say which wish the groups do not keep."""
    return str(BROKEN[broken.code]) % {"ids": _listed(broken.ids)}


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids)


def summary_of(dealt: Dealt) -> dict[str, Any]:
    """Give the figures of a deal: what it reached, and what no deal can go below."""
    quality = dealt.quality
    return {
        "people": sum(map(len, dealt.groups)),
        "groups": len(dealt.groups),
        "sizes": [len(group) for group in dealt.groups],
        "imbalance": quality.imbalance,
        "imbalance_bound": 0,
        "criteria": {spread.criterion: _spread(spread) for spread in quality.spreads},
        "alike_pairs": quality.alike,
        "alike_pairs_bound": quality.alike_bound,
        "meet_again": quality.meet_again,
        "meet_again_bound": quality.meet_again_bound,
        "broken": [{"wish": one.code, "ids": list(one.ids)} for one in quality.broken],
        "proven": dealt.proven,
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "imbalance": spread.outside,
        "bound": 0,
        "values": {
            value: {
                "people": spread.people[value],
                "fewest": spread.fewest[value],
                "most": spread.most[value],
            }
            for value in spread.people
        },
    }
