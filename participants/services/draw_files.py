"""What everybody may take home to check a draw: the signed record without the pool, the key."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from participants.domain.selection.record import to_bytes
from participants.models import Draw
from participants.services.draw_record import public_record
from participants.services.signing import public_key

REMEMBERED = 4


def record_file(draw: Draw) -> bytes:
    """Give the bytes of the record that everybody may see; before the last digit no number."""
    return _record_file(draw.pk, draw.list_hash, draw.status, draw.digits)


@lru_cache(maxsize=REMEMBERED)
def _record_file(pk: int, _list_hash: str, _status: str, _digits: str) -> bytes:
    return to_bytes(public_record(Draw.objects.select_related("run").get(pk=pk)))


def public_key_pem() -> str:
    """Give the site's public key as other programs read it."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key()))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
