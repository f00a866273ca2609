"""Draws in the admin: their rules may be set; draws and the solver's runs are only read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import History, OwnChallengeFilter, TeamScoped
from participants.forms.draw_rules import DrawRulesForm
from participants.models import Draw, DrawEvent, DrawRules, SelectionRun
from participants.queries.draws import is_locked


class CaseChallengeFilter(OwnChallengeFilter):
    """Filter by the challenge of the case."""

    path = "case__challenge"


class ReadOnly(TeamScoped):
    """Rows of the organiser's cases that only the services write."""

    challenge_path = "case__challenge"
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


@admin.register(DrawRules)
class DrawRulesAdmin(TeamScoped):
    """How the people of a case are chosen; a case without a row is drawn with even chances."""

    form = DrawRulesForm
    challenge_path = "case__challenge"
    list_display = ("case", "method", "objective", "organisation_max")
    list_filter = (CaseChallengeFilter, "method")
    search_fields = ("case__title_sv", "case__title_en")
    list_select_related = ("case",)
    ordering = ("case__challenge", "case__position", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": ("case", "method", "objective", "organisation_max"),
                "description": gettext_lazy(
                    "Utan rad här lottas deltagarna med så jämna chanser som kvoterna tillåter."
                ),
            },
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: DrawRules | None = None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Keep rules with their case."""
        return ("case",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: DrawRules | None = None) -> bool:
        """Let rules be deleted as long as no draw is locked."""
        locked = obj is not None and is_locked(obj.case)
        return not locked and super().has_delete_permission(request, obj)


class DrawEventInline(History):
    """What happened to a draw; rows are only added, by the services."""

    model = DrawEvent
    fields = readonly_fields = ("at", "step", "facts", "by")


@admin.register(Draw)
class DrawAdmin(ReadOnly):
    """The draws of the organiser's cases, with what the protocol tells."""

    list_display = ("case", "sequence", "status", "locked_at", "published_at", "digits", "drawn_at")
    list_filter = (CaseChallengeFilter, "status")
    search_fields = ("case__title_sv", "case__title_en")
    list_select_related = ("case",)
    date_hierarchy = "locked_at"
    ordering = ("-locked_at", "pk")
    inlines = (DrawEventInline,)
    fields = readonly_fields = (
        *("case", "sequence", "status", "in_desk", "locked_by", "acknowledgement"),
        *("locked_at", "prepared_at", "published_at", "started_at", "drawn_at", "digits"),
        *("pool_hash", "rules_hash", "merkle_root", "list_hash"),
        *("void_reason", "void_asked_by", "void_asked_at", "voided_by", "voided_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draw]:
        """Give the draws without pool, panels and record, which are large."""
        return super().get_queryset(request).defer("pool", "rules", "panels", "record")

    @admin.display(description=gettext_lazy("i arrangörsvyn"))
    def in_desk(self, draw: Draw) -> str:
        """Link to the case's draw."""
        return format_html(
            '<a href="{}">{}</a>',
            reverse("draw_control", args=[draw.case_id]),
            _("Öppna i arrangörsvyn"),
        )


@admin.register(SelectionRun)
class SelectionRunAdmin(ReadOnly):
    """The solver's work: what was asked for, when, and what came of it."""

    list_display = ("case", "kind", "status", "asked_by", "asked_at", "ended_at", "attempts")
    list_filter = (CaseChallengeFilter, "kind", "status")
    search_fields = ("case__title_sv", "case__title_en")
    date_hierarchy = "asked_at"
    ordering = ("-asked_at", "-pk")
    list_select_related = ("case", "asked_by")
    fields = readonly_fields = (
        *("case", "kind", "status", "step", "progress", "attempts", "problem_hash"),
        *("asked_by", "asked_at", "started_at", "seen_at", "ended_at", "cancel_asked_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SelectionRun]:
        """Give the runs without problem and result, which are large."""
        return super().get_queryset(request).defer("problem", "result")
