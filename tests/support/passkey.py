"""A passkey that looks right and opens nothing."""

from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

NAME = b"passkey-of-tests"
CLIENT = b'{"type":"webauthn.create","challenge":"eA","origin":"https://exempel.se"}'


def passkey(name="Min telefon"):
    """Give what allauth keeps of a passkey."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    credential = AttestedCredentialData.create(Aaguid(bytes(16)), NAME, key)
    flags = AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP
    attested = AuthenticatorData.create(bytes(32), flags, 0, credential)
    response = {
        "attestationObject": websafe_encode(bytes(AttestationObject.create("none", attested, {}))),
        "clientDataJSON": websafe_encode(CLIENT),
    }
    name_of_key = websafe_encode(NAME)
    return {
        "name": name,
        "credential": {
            "id": name_of_key,
            "rawId": name_of_key,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        },
    }
