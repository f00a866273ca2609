"""The tables of sessions and their groups."""

from workshops.models.group import Group
from workshops.models.session import Session

__all__ = ["Group", "Session"]
