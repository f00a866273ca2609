"""The tables of people on their way."""

from participants.models.application import Answer, Application, CasePreference
from participants.models.place import Place, PlaceEvent

__all__ = ["Answer", "Application", "CasePreference", "Place", "PlaceEvent"]
