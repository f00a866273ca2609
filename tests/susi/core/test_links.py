import pytest
from django.core import signing

from susi.core.links import absolute, make_token, read_token


def test_a_token_gives_back_what_it_was_made_of():
    token = make_token("place-answer", place=7, version=2)

    assert read_token("place-answer", token) == {"place": 7, "version": 2}


def test_the_same_content_gives_the_same_token():
    assert make_token("place-answer", place=7) == make_token("place-answer", place=7)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "\x00:abc",
        "é:!",
        make_token("another-purpose", place=7),
        make_token("place-answer", place=7)[:-1],
        signing.Signer(salt="susi:place-answer").sign("not base64!"),
        signing.Signer(salt="susi:place-answer").sign_object([1, 2]),
    ],
)
def test_a_foreign_or_mutilated_token_gives_nothing(token):
    assert read_token("place-answer", token) is None


def test_addresses_follow_the_language():
    assert absolute("about", language="sv") == "http://testserver/om/"
    assert absolute("about", language="en") == "http://testserver/en/om/"
