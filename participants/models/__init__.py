"""The tables of people on their way."""

from participants.models.application import Answer, Application, CasePreference
from participants.models.call import ApplicationReview, LateCode, RecruitingLink
from participants.models.draw import Draw, DrawEntry, DrawEvent, DrawRules, SelectionRun
from participants.models.place import Place, PlaceEvent
from participants.models.seat import Grouping, GroupingStep, Seat, SeatWish

__all__ = [
    "Answer",
    "Application",
    "ApplicationReview",
    "CasePreference",
    "Draw",
    "DrawEntry",
    "DrawEvent",
    "DrawRules",
    "Grouping",
    "GroupingStep",
    "LateCode",
    "Place",
    "PlaceEvent",
    "RecruitingLink",
    "Seat",
    "SeatWish",
    "SelectionRun",
]
