"""``manage.py verify_draw``: everything in a record and beside it, in sentences."""

import json

import pytest
from django.core.management.base import CommandError

from participants.domain.selection.record import public_variant, to_bytes
from participants.services.signing import public_key, sign_record
from tests.participants.management.shell import call, draw


@pytest.fixture
def out(tmp_path):
    draw(tmp_path, "--digits", "017")
    return tmp_path / "out"


def faults(text):
    return [line[6:] for line in text.splitlines() if line.startswith("FAULT")]


def test_a_draw_that_was_just_made_is_sound(out):
    code, text, _err = call("verify_draw", str(out / "record.json"))

    assert (code, faults(text), text.splitlines()[-1]) == (0, [], "Everything holds.")
    assert text.splitlines()[0] == f"Key: {public_key()}. It is the one of this installation."


def test_it_can_be_made_again_from_its_seed(out):
    code, text, _err = call("verify_draw", str(out / "record.json"), "--rerun")

    assert code == 0
    assert "OK    The same seed gave the same list once more.\n" in text


def test_a_changed_record_is_found(out):
    data = (out / "record.json").read_bytes()
    (out / "record.json").write_bytes(data.replace(b'"digits":"017"', b'"digits":"018"'))

    code, text, _err = call("verify_draw", str(out / "record.json"))

    assert code == 1
    assert faults(text) == [
        "The signature is wrong: the record was changed or written by somebody else.",
        "The number, the panel, the alternates or the times do not belong together.",
    ]


@pytest.mark.parametrize("name", ["chances.csv", "panels.csv", "panel.csv"])
def test_a_changed_table_beside_it_is_found(out, name):
    (out / name).write_text((out / name).read_text().replace("nb03", "nb04"))

    code, text, _err = call("verify_draw", str(out / "record.json"))

    assert code == (1 if "nb04" in (out / name).read_text() else 0)
    assert faults(text) in ([f"The file {name} beside it says something else."], [])


def test_another_key_is_found(out):
    code, text, _err = call("verify_draw", str(out / "record.json"), "--public-key", "00" * 32)

    assert (code, len(faults(text))) == (1, 1)


def test_a_panel_that_breaks_a_quota_is_named_even_when_signed_anew(out):
    record = json.loads((out / "record.json").read_bytes())
    for quota in record["rules"]["quotas"]:
        quota["min"] = quota["max"] = 0
    (out / "record.json").write_bytes(to_bytes(sign_record(record)))

    code, text, _err = call("verify_draw", str(out / "record.json"))

    assert code == 1
    assert faults(text)[-1].startswith("A panel breaks a quota. Panel 000 has ")


def test_the_public_variant_is_sound_too(out):
    record = json.loads((out / "record.json").read_bytes())
    (out / "record.json").write_bytes(to_bytes(sign_record(public_variant(record))))

    code, text, _err = call("verify_draw", str(out / "record.json"), "--rerun")

    assert (code, faults(text)) == (0, [])


def test_what_is_no_record_is_said_to_be_none(out):
    code, text, _err = call("verify_draw", str(out / "panels.csv"), "--language", "sv")

    assert (code, text) == (
        1,
        "FEL   Filen är inget protokoll av detta slag, eller har ändrats.\nNågot stämmer inte.\n",
    )


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none\.json: No such file or directory"):
        call("verify_draw", str(tmp_path / "none.json"))
