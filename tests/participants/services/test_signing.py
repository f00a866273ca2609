"""Records bear the site's own signature."""

from participants.domain.selection.signature import is_signed
from participants.services.signing import public_key, sign_record


def test_a_record_is_signed_with_the_key_that_the_site_publishes():
    record = sign_record({"format": "any"})

    assert is_signed(record, public_key())
    assert not is_signed({**record, "format": "other"})


def test_the_key_follows_the_settings(settings):
    before = public_key()
    settings.SIGNING_KEY = bytes(32)

    assert before != public_key() == sign_record({})["signature"]["public_key"]


def test_signing_again_replaces_the_signature():
    once = sign_record({"format": "any"})

    assert sign_record(once) == once
