"""The verifier for download finds what SUSI finds, by code of its own and Python alone."""

import ast
import copy
import importlib.util
import json
import random
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from participants.domain.selection.digests import panels_csv
from participants.domain.selection.merkle import prove
from participants.domain.selection.record import new_record, public_variant, to_bytes
from participants.domain.selection.signature import signed
from participants.domain.selection.verify import verify_record
from tests.participants.domain.selection.made_records import (
    KEY,
    PUBLIC_KEY,
    SALT,
    draft,
    full_record,
)
from tests.participants.domain.selection.test_record import CHANGES, mutated
from tests.support.source import ROOT

FILE = ROOT / "static" / "verify" / "susi_verify.py"
MUTATIONS = 1000


def loaded():
    spec = importlib.util.spec_from_file_location("susi_verify", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFIER = loaded()


def ours(data, **how):
    return {finding.check: finding.good for finding in verify_record(data, **how)}


def run(folder, *words, record=None):
    (folder / "record.json").write_bytes(to_bytes(record or full_record()))
    return subprocess.run(
        [sys.executable, "-I", "-S", FILE, "record.json", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"},
    )


def test_it_imports_nothing_but_pythons_own_library():
    tree = ast.parse(FILE.read_text(encoding="utf-8"))

    imported = {
        alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
    }
    imported |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}

    assert imported - sys.stdlib_module_names == set()


@pytest.mark.parametrize("variant", [dict, public_variant])
def test_it_finds_a_sound_record_sound_check_by_check(variant):
    data = to_bytes(signed(variant(full_record()), KEY))

    found = VERIFIER.check_record(data, PUBLIC_KEY)

    assert found == ours(data, public_key=PUBLIC_KEY)
    assert set(found.values()) == {True}


@pytest.mark.parametrize(("change", "_found"), CHANGES)
def test_it_finds_the_same_faults_as_susi(change, _found):
    record = copy.deepcopy(full_record())
    change(record)
    data = to_bytes(signed(record, KEY))

    assert VERIFIER.check_record(data, PUBLIC_KEY) == ours(data, public_key=PUBLIC_KEY)


def test_it_finds_every_single_changed_byte():
    data = to_bytes(full_record())

    missed = [
        seed
        for seed in range(MUTATIONS)
        if all(VERIFIER.check_record(mutated(data, seed)).values())
    ]

    assert missed == []


def test_it_reads_signatures_as_others_write_them():
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311 -- the same keys in every run
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        message = chance.randbytes(seed * 7)
        public, value = key.public_key().public_bytes_raw(), key.sign(message)

        assert VERIFIER.signature_is_right(public, message, value)
        assert not VERIFIER.signature_is_right(public, message + b".", value)
        assert not VERIFIER.signature_is_right(public, message, value[:32] + bytes(32))


def test_a_signature_moved_by_the_order_of_the_group_is_refused():
    key = Ed25519PrivateKey.from_private_bytes(KEY)
    value = key.sign(b"message")
    moved = int.from_bytes(value[32:], "little") + VERIFIER.ORDER
    forged = value[:32] + moved.to_bytes(32, "little")

    assert not VERIFIER.signature_is_right(key.public_key().public_bytes_raw(), b"message", forged)


def test_the_example_of_the_standard():
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    value = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )

    assert VERIFIER.signature_is_right(key, b"\x72", value)


# --- the command ----------------------------------------------------------------------------------
def test_a_sound_record_ends_with_zero_and_says_so(tmp_path):
    (tmp_path / "panels.csv").write_text(panels_csv(full_record()["panels"]), encoding="utf-8")

    done = run(tmp_path, "--panels", "panels.csv", "--public-key", PUBLIC_KEY)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Number drawn: 004. The panel: p00, p05, p06, p11." in done.stdout
    assert done.stdout.endswith("\nEverything holds.\n")


def test_it_speaks_swedish(tmp_path):
    done = run(tmp_path, "--language", "sv")

    assert done.stdout.endswith("\nAllt stämmer.\n")


def test_a_changed_record_ends_with_one(tmp_path):
    done = run(tmp_path, record={**full_record(), "seed": "other"})

    assert done.returncode == 1
    assert [line[:5] for line in done.stdout.splitlines()].count("FAULT") == 2


@pytest.mark.parametrize(
    "words", [("--public-key", "00" * 32), ("--panels", "record.json"), ("--proof", "record.json")]
)
def test_another_key_list_or_proof_ends_with_one(tmp_path, words):
    assert run(tmp_path, *words).returncode == 1


def test_a_file_that_is_not_there_ends_with_two(tmp_path):
    done = run(tmp_path, "--proof", "missing.json")

    assert (done.returncode, done.stderr) == (2, "missing.json: No such file or directory\n")


def test_a_person_proves_to_have_been_in_the_pool_from_the_public_record(tmp_path):
    record = new_record(draft())
    proof = prove(record["pool"], SALT, ["p03"])["p03"]
    (tmp_path / "mine.json").write_text(json.dumps(proof, indent=1), encoding="utf-8")
    (tmp_path / "wrong.json").write_text(json.dumps({**proof, "people": 99}), encoding="utf-8")
    public = signed(public_variant(record), KEY)

    mine = run(tmp_path, "--proof", "mine.json", record=public)
    wrong = run(tmp_path, "--proof", "wrong.json", record=public)

    assert (mine.returncode, wrong.returncode) == (0, 1)
    assert '"id": "p03"' in mine.stdout
