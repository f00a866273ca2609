import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from susi.secret import is_weak, secret_key, signing_key
from tests.support.commands import manage

STRONG = "d4IWapUREgCKO51V7yioI4BNgi0FRuBV5sjaKzD7FjV3YbKjC14dKITZan3o"
PRODUCTION = {"SUSI_DEBUG": "0", "SUSI_PRODUCTION": "1"}


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (PRODUCTION, "SUSI_SECRET_KEY is missing. Production needs a secret key of its own."),
        (
            {**PRODUCTION, "SUSI_SECRET_KEY": STRONG, "SUSI_DEMO": "1"},
            "SUSI_DEMO and SUSI_DEBUG cannot be on where SUSI_PRODUCTION is on.",
        ),
        ({"SUSI_PORT": "http"}, "SUSI_PORT must be a whole number; it is 'http'."),
        ({"SUSI_PORT": "80000"}, "SUSI_PORT must be at most 65535; it is 80000."),
        (
            {"SUSI_VAR_DIR": "/dev/null/susi"},
            (
                "The folder /dev/null/susi cannot be written (Not a directory)."
                " Name another one with SUSI_VAR_DIR."
            ),
        ),
    ],
)
def test_wrong_settings_end_a_command_with_one_sentence(tmp_path, settings, sentence):
    done = manage("check", **{"folder": tmp_path, **settings})

    assert done.stderr == f"SUSI: {sentence}\n"
    assert done.returncode == 1


def test_a_weak_key_is_refused_with_advice(tmp_path):
    done = manage("check", folder=tmp_path, SUSI_SECRET_KEY="toy" * 20)

    assert done.stderr.startswith("SUSI: SUSI_SECRET_KEY is too weak: give at least 50 random")
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("key", "weak"),
    [
        (STRONG, False),
        (STRONG[:49], True),
        ("ab" * 40, True),
        (f"django-insecure-{STRONG}", True),
    ],
    ids=["good", "short", "plain", "example"],
)
def test_which_keys_are_weak(key, weak):
    assert is_weak(key) is weak


def test_outside_production_a_key_is_made_once_and_kept_for_its_owner(tmp_path):
    folder = tmp_path / "new"

    first = secret_key("", folder, production=False)
    second = secret_key("", folder, production=False)

    assert first == second
    assert not is_weak(first)
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600


def test_a_given_key_is_used_and_nothing_is_written(tmp_path):
    assert secret_key(STRONG, tmp_path, production=True) == STRONG
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(ImproperlyConfigured, match=r"inside cannot be written \(Not a directory\)"):
        secret_key("", tmp_path / "file" / "inside", production=False)


def test_the_key_for_records_follows_from_the_secret_key():
    keys = [signing_key("", STRONG), signing_key("", STRONG), signing_key("", STRONG[::-1])]

    assert [len(key) for key in keys] == [32, 32, 32]
    assert keys[0] == keys[1] != keys[2]


def test_a_key_for_records_of_its_own_is_used():
    given = "0123456789abcdef" * 4

    assert signing_key(given, STRONG) == bytes.fromhex(given)


@pytest.mark.parametrize("given", ["abc", "0123456789ABCDEF" * 4, "00" * 32, "g" * 64])
def test_a_weak_key_for_records_is_refused(given):
    with pytest.raises(ImproperlyConfigured, match="SUSI_SIGNING_KEY must be 64 hexadecimal"):
        signing_key(given, STRONG)
