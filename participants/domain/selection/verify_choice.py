"""Checks of a record's number: how it was found, and whose panel it names."""

import re
from collections.abc import Mapping
from typing import Any

from participants.domain.selection.record import DIGITS
from participants.domain.selection.seed import (
    draw_seed,
    number_of_digits,
    number_of_seed,
    secret_hash,
)

Record = Mapping[str, Any]
Facts = Mapping[str, object]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\+00:00)", re.ASCII)


def choice_faults(record: Record) -> list[Facts]:
    """The number is what digits or public value give, and the panel is the one of that number."""
    choice = record["choice"]
    if not TIME.fullmatch(record["committed_at"]):
        return [{"part": "time"}]
    if choice is None:
        waiting = record["panel"] == [] and record["alternates"] == []
        return [] if waiting else [{"part": "panel"}]
    checks = {
        "promise": choice["by"] == record["promise"]["by"],
        "number": choice["number"] == _number(record),
        "panel": record["panel"] == record["panels"][choice["number"]],
        "time": bool(TIME.fullmatch(choice["at"])) and choice["at"] >= record["committed_at"],
        "alternates": _alternates_fit(record),
    }
    return [{"part": part} for part, good in checks.items() if not good]


def _number(record: Record) -> int:
    """Give the number that the record's own words lead to.

    Raises:
        ValueError: the words lead to none.
    """
    choice, hashes, panels = record["choice"], record["hashes"], len(record["panels"])
    if choice["by"] == DIGITS:
        return number_of_digits(choice["digits"], panels)
    seed = draw_seed((hashes["pool"], hashes["rules"]), choice["secret"], choice["public_value"])
    if secret_hash(choice["secret"]) != record["promise"]["secret_hash"] or seed != choice["seed"]:
        raise ValueError
    return number_of_seed(seed, panels)


def _alternates_fit(record: Record) -> bool:
    alternates = record["alternates"]
    known = {person["id"] for person in record["people"]} - set(record["panel"])
    return len(set(alternates)) == len(alternates) and known.issuperset(alternates)
