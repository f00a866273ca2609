"""The admin of the app: applications as they were sent."""

from participants.admin.application import ApplicationAdmin

__all__ = ["ApplicationAdmin"]
