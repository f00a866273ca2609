"""The admin of the app: applications as they were sent, the call, draws, places."""

from participants.admin.application import ApplicationAdmin
from participants.admin.call import ApplicationReviewAdmin, LateCodeAdmin, RecruitingLinkAdmin
from participants.admin.draw import DrawAdmin, DrawRulesAdmin, SelectionRunAdmin
from participants.admin.place import PlaceAdmin

__all__ = [
    "ApplicationAdmin",
    "ApplicationReviewAdmin",
    "DrawAdmin",
    "DrawRulesAdmin",
    "LateCodeAdmin",
    "PlaceAdmin",
    "RecruitingLinkAdmin",
    "SelectionRunAdmin",
]
