"""The admin of the app: applications as they were sent, places and what happened to them."""

from participants.admin.application import ApplicationAdmin
from participants.admin.place import PlaceAdmin

__all__ = ["ApplicationAdmin", "PlaceAdmin"]
