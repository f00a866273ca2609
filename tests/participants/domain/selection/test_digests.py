"""The written form and the digests: one form a value, made again with a shell's own tools."""

import hashlib
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.domain.selection.digests import (
    NotCanonicalError,
    canonical,
    digest,
    list_hash,
    number_width,
    panels_csv,
    pool_hash,
    rules_hash,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


def test_keys_are_sorted_and_nothing_is_spaced():
    assert canonical({"b": [1, True, None], "a": "ö"}) == '{"a":"ö","b":[1,true,null]}'.encode()


def test_a_text_is_the_same_however_its_letters_are_put_together():
    composed, decomposed = "Åsa", unicodedata.normalize("NFD", "Åsa")

    assert canonical([composed]) == canonical([decomposed])


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), {1: 2}, b"raw", "\ud800", {"e\u0301": 1, "\u00e9": 2}]
)
def test_what_has_no_single_form_is_refused(value):
    with pytest.raises(NotCanonicalError):
        canonical([value])


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_the_order_of_keys_does_not_count(value):
    shuffled = dict(reversed(value.items()))
    try:
        expected = canonical(value)
    except NotCanonicalError:
        with pytest.raises(NotCanonicalError):
            canonical(shuffled)
    else:
        assert canonical(shuffled) == expected


def test_a_digest_can_be_made_in_a_shell():
    told = subprocess.run(
        ["/usr/bin/env", "sha256sum"], input=b"label|one|two", capture_output=True, check=True
    )

    assert digest("label", "one", b"two") == told.stdout.decode().split()[0]


def test_the_list_hash_is_the_hash_of_the_published_file():
    panels = [["7", "a,b"], ["8", "9"]]

    text = panels_csv(panels)

    assert text == 'panel,id\n000,7\n000,"a,b"\n001,8\n001,9\n'
    assert list_hash(panels) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(("panels", "width"), [(1, 3), (1000, 3), (1001, 4), (10_000, 4)])
def test_a_number_has_as_many_digits_as_the_last_one_needs(panels, width):
    assert number_width(panels) == width


def test_another_salt_gives_another_hash_of_the_same_pool():
    pool = [{"id": "1", "answers": {"sector": ["a"]}}]

    assert pool_hash(pool, "00") != pool_hash(pool, "01")


def test_the_rules_hash_covers_the_engine():
    rules = {"size": 4}

    assert rules_hash(rules, {"version": "1"}) != rules_hash(rules, {"version": "2"})
