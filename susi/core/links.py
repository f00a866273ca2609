"""Absolute addresses in a person's language, and signed one-click tokens with a purpose."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override


def absolute(view: str, *args: object, language: str = "sv", **kwargs: object) -> str:
    """Give the whole address of a page, in the language given (``/en/…`` for English)."""
    with override(language):
        return f"{settings.SITE_URL}{reverse(view, args=args or None, kwargs=kwargs or None)}"


def make_token(purpose: str, **content: object) -> str:
    """Give a signed text that only ``read_token`` with the same purpose accepts.

    The signature is HMAC-SHA256 (256 bits); the content is readable: keep it to ids and versions.
    The same content gives the same token, so a mail sent again holds the same link.
    """
    return signing.Signer(salt=f"susi:{purpose}").sign_object(content)


def read_token(purpose: str, token: str) -> dict[str, Any] | None:
    """Give what ``make_token`` was called with, or ``None`` for a foreign or mutilated token."""
    try:
        content = signing.Signer(salt=f"susi:{purpose}").unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return content if isinstance(content, dict) else None
