from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from susi.env import env_bool, env_database, env_int, env_list, env_path, env_str

NAME = "SUSI_TEST_VALUE"


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv(NAME, value)


def test_what_is_not_set_is_the_default():
    assert env_str(NAME, "x") == "x"
    assert env_bool(NAME, default=True) is True
    assert env_int(NAME, 7) == 7
    assert env_list(NAME, "a,b") == ["a", "b"]
    assert env_path(NAME, Path("/x")) == Path("/x")


@pytest.mark.parametrize(
    ("value", "truth"),
    [("1", True), ("Yes", True), (" on ", True), ("0", False), ("FALSE", False), ("", False)],
)
def test_words_for_true_and_false(given, value, truth):
    given(value)

    assert env_bool(NAME, default=not truth) is truth


def test_another_word_is_no_truth(given):
    given("maybe")

    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} must be one of .*'maybe'.$"):
        env_bool(NAME, default=False)


@pytest.mark.parametrize(("value", "number"), [("8000", 8000), (" 12 ", 12), ("", 7)])
def test_whole_numbers(given, value, number):
    given(value)

    assert env_int(NAME, 7) == number


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("abc", f"{NAME} must be a whole number; it is 'abc'."),
        ("1.5", f"{NAME} must be a whole number; it is '1.5'."),
        ("0", f"{NAME} must be at least 1; it is 0."),
    ],
)
def test_no_number_or_too_small(given, value, sentence):
    given(value)

    with pytest.raises(ImproperlyConfigured) as refused:
        env_int(NAME, 7, minimum=1)

    assert str(refused.value) == sentence


def test_a_number_can_be_too_large(given):
    given("65536")

    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} must be at most 65535; it is 65536.$"):
        env_int(NAME, 7, maximum=65_535)


def test_lists_lose_blanks_and_empty_words(given):
    given(" a.se, b.se ,,")

    assert env_list(NAME, "") == ["a.se", "b.se"]


def test_paths_become_whole(given, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    given("data")

    assert env_path(NAME, Path("/x")) == tmp_path / "data"


def test_a_database_address(given, tmp_path):
    given("postgres://susi:secret@db.example.org:5433/susi")

    database = env_database(NAME, tmp_path / "x.sqlite3")

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example.org",
        5433,
        "susi",
    )


def test_without_an_address_the_database_is_a_file(tmp_path):
    database = env_database(NAME, tmp_path / "x.sqlite3")

    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "x.sqlite3")


@pytest.mark.parametrize(
    "address", ["susi", "mystery://susi:secret@host/susi", "postgres://a:secret[@h"]
)
def test_a_wrong_database_address_is_refused_without_showing_its_password(given, address, tmp_path):
    given(address)

    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} must be an address") as refused:
        env_database(NAME, tmp_path / "x.sqlite3")

    assert "secret" not in str(refused.value)
