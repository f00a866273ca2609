"""The record of a draw: everything that anybody needs to check it, without a solver.

A record is JSON in its one canonical form, so every changed byte shows. It comes in two variants:

* ``full`` holds the pool (opaque ids, coded answers) and its salt: for the organiser, for referees,
  and for whoever draws from files.
* ``public`` leaves pool and salt out. It keeps the hashes, the panels by opaque id and each one's
  count, and never how many of a panel have an answer: from a thousand such sums the answers of
  every person could be worked out. A person proves to have been in the pool by ``merkle``.

Chances are texts with nine decimals, since fractions have no single written form.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from participants.domain.selection.digests import (
    canonical,
    digest,
    list_hash,
    number_width,
    pool_hash,
    rules_hash,
)
from participants.domain.selection.documents import (
    Drawn,
    people_document,
    pool_document,
    result_document,
    rules_document,
)
from participants.domain.selection.merkle import grow
from participants.domain.selection.problem import Problem
from participants.domain.selection.seed import (
    draw_seed,
    number_of_digits,
    number_of_seed,
    secret_hash,
)

FORMAT = "susi-draw-1"
FULL, PUBLIC = "full", "public"
DIGITS, PUBLIC_VALUE = "digits", "public_value"
# A record, as JSON has it; what stands where is said by ``new_record``.
Record = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """What a record is made of. ``salt`` is 32 random bytes in hexadecimal.

    ``promise`` says how the number will be found: by digits drawn in public, or
    ``{"by": "public_value", "secret_hash": …, "source": the named future value}``.
    """

    problem: Problem
    drawn: Drawn
    seed: str
    salt: str
    committed_at: str
    engine: Mapping[str, object]
    title: str = ""
    promise: Mapping[str, str] = field(default_factory=lambda: {"by": DIGITS})


def new_record(draft: Draft) -> Record:
    """Give the full record of a draw whose panels stand and whose number is not drawn yet."""
    drawn, rules = draft.drawn, rules_document(draft.problem.rules, len(draft.drawn.panels))
    pool = pool_document(draft.problem.people)
    record: Record = {
        "format": FORMAT,
        "variant": FULL,
        "title": draft.title,
        "engine": draft.engine,
        "rules": rules,
        "seed": draft.seed,
        "salt": draft.salt,
        "pool": pool,
        "people": people_document(drawn),
        "result": result_document(drawn),
        "panels": drawn.panels,
        "hashes": {
            "pool": pool_hash(pool, draft.salt),
            "tree": grow(pool, draft.salt).root,
            "rules": rules_hash(rules, draft.engine),
            "list": list_hash(drawn.panels),
        },
        "committed_at": draft.committed_at,
        "promise": draft.promise,
        "choice": None,
        "panel": [],
        "alternates": [],
        "events": [],
    }
    record["hashes"]["commitment"] = commitment(record)
    return plain(record)


def plain(record: Mapping[str, Any]) -> Record:
    """Give the record as it is read back from its bytes."""
    read: Record = json.loads(canonical(record))
    return read


def to_bytes(record: Mapping[str, Any]) -> bytes:
    """Give the bytes of the file: the canonical form and one line end."""
    return canonical(record) + b"\n"


def commitment(record: Mapping[str, Any]) -> str:
    """Give the one digest to publish before the number: over all that may not change after it."""
    hashes = {name: record["hashes"][name] for name in ("pool", "tree", "rules", "list")}
    fixed = ("format", "title", "engine", "seed", "committed_at", "promise", "people", "result")
    return digest(
        "susi-commitment-v1",
        canonical({**{name: record[name] for name in fixed}, "hashes": hashes}),
    )


def choose_by_digits(record: Record, digits: str, *, at: str) -> Record:
    """Give the record with the number that digits drawn in public name.

    Raises:
        BadDigitsError: they name no panel.
    """
    number = number_of_digits(digits, len(record["panels"]))
    return _chosen(record, {"by": DIGITS, "digits": digits, "number": number, "at": at})


def choose_by_public_value(record: Record, secret: str, public_value: str, *, at: str) -> Record:
    """Give the record with the number that a public value and the promised secret give.

    Raises:
        ValueError: it is not the secret that was promised.
    """
    if secret_hash(secret) != record["promise"].get("secret_hash"):
        msg = "not the secret that was promised"
        raise ValueError(msg)
    hashes = record["hashes"]["pool"], record["hashes"]["rules"]
    seed = draw_seed(hashes, secret, public_value)
    choice = {"by": PUBLIC_VALUE, "secret": secret, "public_value": public_value, "seed": seed}
    number = number_of_seed(seed, len(record["panels"]))
    return _chosen(record, {**choice, "number": number, "at": at})


def _chosen(record: Record, choice: dict[str, Any]) -> Record:
    changed = {**record, "choice": choice, "panel": [*record["panels"][choice["number"]]]}
    width = number_width(len(record["panels"]))
    facts = {"number": f"{choice['number']:0{width}}"}
    return with_event(changed, "number_drawn", facts, at=choice["at"])


def with_alternates(record: Record, ids: Sequence[str]) -> Record:
    """Give the record with those who step in, in this order."""
    return {**record, "alternates": list(ids)}


def with_event(record: Record, kind: str, facts: Mapping[str, object], *, at: str) -> Record:
    """Give the record with one more event, chained to all before it; facts hold ids, no names."""
    event = {"at": at, "kind": kind, "facts": dict(facts)}
    chained = {**event, "hash": event_hash(event, record["events"], record)}
    return {**record, "events": [*record["events"], plain(chained)]}


def event_hash(
    event: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]], record: Mapping[str, Any]
) -> str:
    """Give the digest of an event and of everything before it."""
    before = earlier[-1]["hash"] if earlier else record["hashes"]["commitment"]
    bare = {name: event[name] for name in ("at", "kind", "facts")}
    return digest("susi-event-v1", before, canonical(bare))


def public_variant(record: Mapping[str, Any]) -> Record:
    """Give what everyone may see, to be signed anew; see the top of this file."""
    private = {"pool", "salt", "signature"}
    return {**{k: v for k, v in record.items() if k not in private}, "variant": PUBLIC}
