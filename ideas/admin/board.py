"""Boards in the admin: rule and number of winners until the vote opens. Never single votes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from challenges.admin.scope import OwnChallengeFilter, TeamScoped
from ideas.choices import BoardState
from ideas.models import Board, BoardEvent

SETTLED = frozenset({BoardState.VOTING, BoardState.CLOSED})


class CaseChallengeFilter(OwnChallengeFilter):
    """Filter by the challenge of a board's case."""

    path = "case__challenge"


class BoardEventInline(admin.TabularInline[BoardEvent, Board]):
    """Who opened and closed what; only read."""

    model = BoardEvent
    extra = 0
    fields = readonly_fields = ("at", "old", "new", "by")
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Show the log to whoever sees the board."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let nobody write in the log."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let nobody change the log."""
        return False


@admin.register(Board)
class BoardAdmin(TeamScoped):
    """Boards of the organiser's challenges."""

    challenge_path = "case__challenge"
    list_display = ("case", "state", "rule", "winners", "voting_closed_at")
    list_filter = (CaseChallengeFilter, "state", "rule")
    list_select_related = ("case",)
    search_fields = ("case__title_sv", "case__title_en")
    fields = (
        "case",
        "rule",
        "winners",
        "state",
        "limit",
        "eligible",
        ("voting_opened_at", "voting_closed_at"),
    )
    readonly_fields = ("state", "limit", "eligible", "voting_opened_at", "voting_closed_at")
    inlines = (BoardEventInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Board | None = None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Keep a board in its case, and its rule once the vote has opened."""
        if obj is None:
            return self.readonly_fields
        fixed = ("case", "rule", "winners") if obj.state in SETTLED else ("case",)
        return (*self.readonly_fields, *fixed)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let nobody delete a board: with it would go what people wrote and voted."""
        return False

    def view_on_site(self, obj: Board) -> str:
        """Give the address of the board's console."""
        return reverse("board_lead", args=[obj.case_id])
