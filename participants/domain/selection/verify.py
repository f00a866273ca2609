"""Check a record by what stands in it: hashes, signature, every panel, every count, the number.

Nothing is computed anew by a solver, since two versions of one may give other panels that are just
as good. What is checked is the list that was published. ``static/verify/susi_verify.py`` makes the
same checks under the same names by code of its own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from participants.domain.selection.digests import list_hash, pool_hash, rules_hash
from participants.domain.selection.merkle import grow
from participants.domain.selection.record import (
    FORMAT,
    FULL,
    PUBLIC,
    Record,
    commitment,
    event_hash,
    plain,
    to_bytes,
)
from participants.domain.selection.signature import is_signed
from participants.domain.selection.verify_choice import choice_faults
from participants.domain.selection.verify_panels import (
    chance_faults,
    count_faults,
    equal_faults,
    panel_faults,
    people_faults,
    quota_faults,
)

Facts = Mapping[str, object]
PARTS = frozenset(
    "format variant title engine rules seed salt pool people result panels hashes committed_at"
    " promise choice panel alternates events signature".split()
)
PRIVATE = frozenset({"pool", "salt"})
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Finding:
    """One thing that was checked, whether it holds, and the facts where it does not."""

    check: str
    good: bool
    facts: Facts = field(default_factory=dict)


def is_sound(findings: tuple[Finding, ...]) -> bool:
    """Tell whether everything that was checked holds."""
    return all(finding.good for finding in findings)


def verify_record(
    record: bytes | Mapping[str, Any], *, public_key: str | None = None
) -> tuple[Finding, ...]:
    """Check everything in a record, given as its file's bytes or as read.

    With ``public_key`` (hexadecimal) the signature must be by that key; without, the record only
    agrees with the key that it names itself. A record that cannot be read gives ``form`` alone.
    """
    try:
        read = _read(record)
    except UNREADABLE as error:
        return (Finding("form", good=False, facts={"why": str(error)[:200]}),)
    checks = FULL_CHECKS if read["variant"] == FULL else PUBLIC_CHECKS
    signature = _try("signature", lambda r: _signature_faults(r, public_key), read)
    return (Finding("form", good=True), signature, *(_try(n, c, read) for n, c in checks.items()))


def _try(name: str, check: Callable[[Record], list[Facts]], record: Record) -> Finding:
    """Run one check; a part that cannot be read is a fault of it."""
    try:
        faults = check(record)
    except UNREADABLE:
        faults = [{"unreadable": True}]
    return Finding(name, not faults, {**faults[0], "faults": len(faults)} if faults else {})


def _read(record: bytes | Mapping[str, Any]) -> Record:
    """Give the record, if it is one.

    Raises:
        ValueError: it is no JSON, not in its canonical form, or not of this format.
    """
    read: Any = json.loads(record.decode()) if isinstance(record, bytes) else plain(record)
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        msg = f"not a record of the format {FORMAT}"
        raise ValueError(msg)
    expected = {FULL: PARTS, PUBLIC: PARTS - PRIVATE}.get(str(read.get("variant")), frozenset())
    if set(read) != expected:
        odd = ", ".join(sorted(set(read) ^ expected))
        msg = f"parts are missing or too many: {odd}"
        raise ValueError(msg)
    if isinstance(record, bytes) and to_bytes(read) != record:
        msg = "not written in the canonical form"
        raise ValueError(msg)
    return read


def _signature_faults(record: Record, public_key: str | None) -> list[Facts]:
    return [] if is_signed(record, public_key) else [{"key": record["signature"]["public_key"]}]


def _differs(name: str, made: Callable[[Record], str]) -> Callable[[Record], list[Facts]]:
    """Give a check that a digest is what the record says."""
    return lambda record: [] if made(record) == record["hashes"][name] else [{"hash": name}]


def _event_faults(record: Record) -> list[Facts]:
    events = record["events"]
    times = [record["committed_at"], *(event["at"] for event in events)]
    wrong: list[Facts] = [
        {"event": number + 1}
        for number, event in enumerate(events)
        if event["hash"] != event_hash(event, events[:number], record) or len(event) != 4  # noqa: PLR2004 -- at, kind, facts, hash
    ]
    return wrong or ([] if times == sorted(times) else [{"order": True}])


PUBLIC_CHECKS: dict[str, Callable[[Record], list[Facts]]] = {
    "rules": _differs("rules", lambda r: rules_hash(r["rules"], r["engine"])),
    "list": _differs("list", lambda r: list_hash(r["panels"])),
    "commitment": _differs("commitment", commitment),
    "people": people_faults,
    "panels": panel_faults,
    "counts": count_faults,
    "chances": chance_faults,
    "choice": choice_faults,
    "events": _event_faults,
}
FULL_CHECKS: dict[str, Callable[[Record], list[Facts]]] = {
    "pool": _differs("pool", lambda r: pool_hash(r["pool"], r["salt"])),
    "tree": _differs("tree", lambda r: grow(r["pool"], r["salt"]).root),
    **PUBLIC_CHECKS,
    "quotas": quota_faults,
    "equal": equal_faults,
}
