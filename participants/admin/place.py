"""Places in the admin: read with their history, never changed; decisions are made at the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import History, OwnChallengeFilter, TeamScoped
from participants.models import Place, PlaceEvent


class PlaceChallengeFilter(OwnChallengeFilter):
    """Filter by the challenge of the place's case."""

    path = "case__challenge"


class PlaceEventInline(History):
    """What happened to a place; rows are only added, by the services."""

    model = PlaceEvent
    fields = readonly_fields = ("at", "old", "new", "by")


@admin.register(Place)
class PlaceAdmin(TeamScoped):
    """Who stands where in which case."""

    challenge_path = "case__challenge"
    list_display = ("application", "case", "status", "answer_by", "changed_at")
    list_filter = (PlaceChallengeFilter, "status")
    search_fields = ("application__name",)
    date_hierarchy = "changed_at"
    list_select_related = ("application__user", "case")
    ordering = ("-changed_at", "pk")
    actions = None
    inlines = (PlaceEventInline,)
    fields = readonly_fields = (
        *("application", "case", "status", "in_desk"),
        *("offered_at", "answer_by", "answered_at", "changed_at"),
    )

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Let nobody add."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody change."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody delete."""
        return False

    @admin.display(description=gettext_lazy("i arrangörsvyn"))
    def in_desk(self, place: Place) -> str:
        """Link to where the place is decided about."""
        return format_html(
            '<a href="{}">{}</a>',
            reverse("answers", args=[place.case_id]),
            _("Öppna i arrangörsvyn"),
        )
