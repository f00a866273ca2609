"""Criteria in the admin, with their values."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from challenges.admin.scope import OwnChallengeFilter, TeamScoped, TeamStacked
from challenges.models import Criterion, CriterionValue


class ValueInline(TeamStacked):
    """The answers one may choose."""

    model = CriterionValue
    fields = (
        ("key", "position"),
        ("name_sv", "name_en"),
        ("description_sv", "description_en"),
    )


@admin.register(Criterion)
class CriterionAdmin(TeamScoped):
    """Criteria of the organiser's challenges."""

    list_display = ("name", "challenge", "kind", "several", "may_decline", "position")
    list_filter = (OwnChallengeFilter, "kind")
    search_fields = ("name_sv", "name_en", "key")
    list_select_related = ("challenge",)
    inlines = (ValueInline,)
    fieldsets = (
        (None, {"fields": ("challenge", ("kind", "key", "position"), ("several", "may_decline"))}),
        (_("Svenska"), {"fields": ("name_sv", "question_sv", "hint_sv", "why_sv")}),
        (
            _("Engelska"),
            {
                "fields": ("name_en", "question_en", "hint_en", "why_en"),
                "description": _("Tomt: den svenska texten visas."),
            },
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Criterion | None = None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Keep a criterion in its challenge once it is made."""
        return ("challenge",) if obj else ()
