"""A record holds, and every change to it is found: of a byte, and by somebody with the key."""

import copy
import json
import random

import pytest

from participants.domain.selection.record import (
    choose_by_digits,
    choose_by_public_value,
    new_record,
    public_variant,
    to_bytes,
    with_alternates,
)
from participants.domain.selection.seed import secret_hash
from participants.domain.selection.signature import signed
from participants.domain.selection.verify import is_sound, verify_record
from tests.participants.domain.selection.made_records import (
    AT,
    KEY,
    PUBLIC_KEY,
    draft,
    drawn,
    full_record,
    problem,
)

MUTATIONS = 1000


def faults(record, **how):
    return [finding.check for finding in verify_record(record, **how) if not finding.good]


def mutated(data, seed):
    chance = random.Random(seed)  # noqa: S311 -- the same bytes in every run
    at, other = chance.randrange(len(data)), chance.randrange(255)
    return data[:at] + bytes([other + (other >= data[at])]) + data[at + 1 :]


@pytest.mark.parametrize("variant", [dict, public_variant])
def test_a_record_is_sound(variant):
    record = signed(variant(full_record()), KEY)

    assert faults(record, public_key=PUBLIC_KEY) == []
    assert faults(to_bytes(record)) == []


def test_every_single_changed_byte_is_found():
    data = to_bytes(full_record())

    missed = [s for s in range(MUTATIONS) if is_sound(verify_record(mutated(data, s)))]

    assert missed == []


def test_every_single_changed_byte_of_the_public_record_is_found():
    data = to_bytes(signed(public_variant(full_record()), KEY))

    missed = [s for s in range(MUTATIONS) if is_sound(verify_record(mutated(data, s)))]

    assert missed == []


def test_every_removed_or_added_byte_is_found():
    data = to_bytes(full_record())
    spots = range(0, len(data), 37)

    missed = [at for at in spots if is_sound(verify_record(data[:at] + data[at + 1 :]))]
    missed += [at for at in spots if is_sound(verify_record(data[:at] + b" " + data[at:]))]

    assert missed == []


def test_a_record_signed_by_somebody_else_is_found():
    forged = signed(full_record(), bytes(32))

    assert (faults(forged), faults(forged, public_key=PUBLIC_KEY)) == ([], ["signature"])


def swap_people(record):
    record["panels"][3], record["panels"][4] = record["panels"][4], record["panels"][3]


def put(*path, value):
    def change(record):
        *way, last = path
        for step in way:
            record = record[step]
        record[last] = value

    return change


CHANGES = [
    (put("pool", 0, "answers", "sector", value=["b"]), "pool tree quotas"),
    (put("pool", 0, "id", value="p99"), "pool tree people quotas equal"),
    (put("salt", value="00" * 32), "pool tree"),
    (put("rules", "quotas", 0, "min", value=1), "rules"),
    (put("rules", "size", value=5), "rules panels chances"),
    (put("rules", "must_in", value=["p00"]), "rules panels"),
    (put("rules", "must_out", value=["p00"]), "rules panels"),
    (put("engine", "name", value="other"), "rules commitment"),
    (swap_people, "list choice"),
    (put("panels", 0, 0, value="p06"), "list panels counts quotas"),
    (put("panels", 0, value=["p00", "p01", "p02", "p06"]), "list counts quotas"),
    (put("people", 0, "count", value=6), "commitment counts chances"),
    (put("people", 0, "chance", value="0.400000000"), "commitment chances equal"),
    (put("people", 0, "chance", value="0.4"), "commitment chances equal"),
    (put("seed", value="other"), "commitment"),
    (put("title", value="other"), "commitment"),
    (put("committed_at", value="2026-10-08T09:00:00Z"), "commitment choice events"),
    (put("choice", "digits", value="005"), "choice"),
    (put("choice", "number", value=5), "choice"),
    (put("choice", "at", value="2026-10-06T08:00:00Z"), "choice"),
    (put("choice", value=None), "choice"),
    (put("panel", 0, value="p05"), "choice"),
    (put("alternates", value=["p05"]), "choice"),
    (put("alternates", value=["p99"]), "choice"),
    (put("events", 1, "facts", "in", value="p05"), "events"),
    (put("events", 0, "kind", value="other"), "events"),
    (put("events", 1, "extra", value=1), "events"),
    (put("hashes", value={}), "pool tree rules list commitment events"),
    (put("rules", value=None), "rules panels chances quotas equal"),
]


@pytest.mark.parametrize(("change", "found"), CHANGES)
def test_a_change_by_somebody_with_the_key_is_found(change, found):
    record = copy.deepcopy(full_record())
    change(record)

    assert sorted(faults(signed(record, KEY), public_key=PUBLIC_KEY)) == sorted(found.split())


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"format":"susi-draw-1"}',
        b'{"format":"susi-draw-1","variant":[]}',
        b"\xff",
        b"[" * 100_000,
        {"format": "susi-draw-1", "variant": "full"},
        {"format": 1.5},
    ],
)
def test_what_is_no_record_is_said_to_be_none(record):
    assert faults(record) == ["form"]


def test_a_record_in_another_layout_is_refused():
    pretty = json.dumps(full_record(), indent=2, ensure_ascii=False, sort_keys=True).encode()

    assert faults(pretty) == ["form"]


def test_a_draw_that_waits_for_its_number_is_sound_but_has_no_panel():
    record = signed(new_record(draft()), KEY)

    assert (faults(record), record["choice"], record["panel"]) == ([], None, [])


def test_digits_choose_the_panel_of_their_number():
    record = choose_by_digits(new_record(draft()), "014", at=AT)

    assert record["panel"] == list(drawn().panels[14])
    assert record["events"][0]["facts"] == {"number": "014"}


def test_a_public_value_and_the_promised_secret_choose_the_panel():
    promise = {"by": "public_value", "secret_hash": secret_hash("ab"), "source": "round 12"}
    waiting = new_record(draft(promise=promise))

    record = signed(choose_by_public_value(waiting, "ab", "value 12", at=AT), KEY)

    assert faults(record) == []
    assert faults(signed({**record, "choice": {**record["choice"], "secret": "ac"}}, KEY)) == [
        "choice"
    ]


def test_another_secret_than_the_promised_one_is_refused():
    promise = {"by": "public_value", "secret_hash": secret_hash("ab"), "source": "round 12"}

    with pytest.raises(ValueError, match="not the secret"):
        choose_by_public_value(new_record(draft(promise=promise)), "ac", "value 12", at=AT)


def test_alternates_stand_in_their_order():
    record = with_alternates(full_record(), ["p04", "p03"])

    assert faults(signed(record, KEY)) == []
    assert record["alternates"] == ["p04", "p03"]


def test_the_public_record_holds_neither_answers_nor_salt():
    text = to_bytes(public_variant(full_record())).decode()

    assert [word for word in ("answers", '"salt"', '"pool":[') if word in text] == []


def test_too_many_of_an_organisation_are_found():
    people = [{**vars(p), "organisation": "X"} for p in problem().people]
    given = problem(organisation_max=1)
    given = type(given)(tuple(type(given.people[0])(**p) for p in people), given.rules)

    assert faults(signed(new_record(draft(problem=given)), KEY)) == ["quotas"]
