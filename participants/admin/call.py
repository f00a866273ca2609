"""The call in the admin: links, codes and decisions that the organiser's pages made."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import OwnChallengeFilter, TeamScoped
from participants.domain.codes import shown_code
from participants.models import ApplicationReview, LateCode, RecruitingLink


class ReviewChallengeFilter(OwnChallengeFilter):
    """Filter by the challenge of the reviewed application."""

    path = "application__challenge"


class _ReadOnly(TeamScoped):
    """Rows that only the organiser's pages write."""

    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Let nobody add."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody change."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody delete."""
        return False


@admin.register(RecruitingLink)
class RecruitingLinkAdmin(TeamScoped):
    """Links to share; their name can be changed, and a link that was made by mistake removed."""

    list_display = ("label", "code", "challenge", "created_at")
    list_filter = (OwnChallengeFilter,)
    list_select_related = ("challenge",)
    search_fields = ("label", "code")
    actions = None
    fields = ("label", "code", "challenge", "in_desk", "created_by", "created_at")
    readonly_fields = ("code", "challenge", "in_desk", "created_by", "created_at")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Let nobody add: the page of the call makes codes."""
        return False

    @admin.display(description=gettext_lazy("i arrangörsvyn"))
    def in_desk(self, link: RecruitingLink) -> str:
        """Link to where it is used."""
        address = reverse("recruiting", args=[link.challenge_id])
        return format_html('<a href="{}">{}</a>', address, _("Öppna i arrangörsvyn"))


@admin.register(LateCode)
class LateCodeAdmin(_ReadOnly):
    """Codes for late applications."""

    list_display = ("shown", "note", "challenge", "expires_at", "used", "limit")
    list_filter = (OwnChallengeFilter,)
    list_select_related = ("challenge",)
    search_fields = ("note",)
    fields = readonly_fields = (
        *("shown", "note", "challenge", "in_desk", "expires_at", "limit", "used"),
        *("created_by", "created_at"),
    )

    @admin.display(description=gettext_lazy("kod"))
    def shown(self, code: LateCode) -> str:
        """Give the code as people read it."""
        return shown_code(code.code)

    @admin.display(description=gettext_lazy("i arrangörsvyn"))
    def in_desk(self, code: LateCode) -> str:
        """Link to where it can be closed."""
        address = reverse("late_codes", args=[code.challenge_id])
        return format_html('<a href="{}">{}</a>', address, _("Öppna i arrangörsvyn"))


@admin.register(ApplicationReview)
class ApplicationReviewAdmin(_ReadOnly):
    """Decisions about duplicates and conflicts of interest."""

    challenge_path = "application__challenge"
    list_display = ("application", "kind", "verdict", "by", "at")
    list_filter = (ReviewChallengeFilter, "kind", "verdict")
    list_select_related = ("application__user", "by")
    search_fields = ("application__name",)
    fields = readonly_fields = ("application", "kind", "other", "verdict", "reason", "by", "at")
