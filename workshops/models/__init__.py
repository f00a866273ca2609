"""The tables of sessions."""

from workshops.models.session import Session

__all__ = ["Session"]
