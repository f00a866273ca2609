"""The admin of the app: sessions, each organiser's own."""

from workshops.admin.session import SessionAdmin

__all__ = ["SessionAdmin"]
