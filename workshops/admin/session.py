"""Sessions in the admin: each organiser's own; calendars learn of a move, overlaps are shown."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import OwnChallengeFilter, TeamScoped
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import day_and_time
from workshops.forms import SessionForm
from workshops.models import Session
from workshops.queries import overlapping_sessions
from workshops.services.sessions import CALENDAR_FIELDS, cancel_session, reschedule_session


class CaseChallengeFilter(OwnChallengeFilter):
    """Filter by the challenge of a session's case."""

    path = "case__challenge"


@admin.register(Session)
class SessionAdmin(TeamScoped):
    """Sessions of the organiser's challenges."""

    challenge_path = "case__challenge"
    form = SessionForm
    list_display = ("case", "number", "starts_at", "ends_at", "delivery", "status")
    list_filter = (CaseChallengeFilter, "status", "delivery")
    list_select_related = ("case",)
    search_fields = ("case__title_sv", "case__title_en")
    date_hierarchy = "starts_at"
    readonly_fields = ("status", "sequence", "updated_at")
    actions = ("call_off",)
    fieldsets = (
        (None, {"fields": ("case", "number", "purpose_sv", "purpose_en", "status")}),
        (gettext_lazy("Tid"), {"fields": ("starts_at", "ends_at", "twice")}),
        (
            gettext_lazy("På nätet"),
            {"fields": ("delivery", "provider", "meeting_url", "opens_minutes_before")},
        ),
        (gettext_lazy("På plats"), {"fields": ("venue", "address", "access_sv", "access_en")}),
        (gettext_lazy("Kalender"), {"fields": (("sequence", "updated_at"),)}),
    )

    def view_on_site(self, obj: Session) -> str:
        """Give the address of the session's page."""
        return reverse("session_join", args=[obj.pk])

    def get_readonly_fields(self, request: HttpRequest, obj: Session | None = None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Keep a session in its case, and time and place once it has ended."""
        if obj is None:
            return self.readonly_fields
        ended = obj.ends_at < timezone.now()
        fixed = CALENDAR_FIELDS if ended else ()
        return tuple(dict.fromkeys((*self.readonly_fields, "case", *fixed)))

    def has_delete_permission(self, request: HttpRequest, obj: Session | None = None) -> bool:
        """Let a session be deleted until people have been promised it; then it is called off."""
        promised = obj is not None and obj.case.released_at is not None
        return not promised and super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Session, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django calls it so
        """Save, tell calendars of a move, and point out what it overlaps."""
        if change:
            try:
                reschedule_session(obj, now=timezone.now())
            except ActionRefused as refusal:
                messages.error(request, str(refusal))
                return
        else:
            super().save_model(request, obj, form, change)
        for other in overlapping_sessions(obj):
            words = {"other": other, "when": day_and_time(other.starts_at)}
            messages.warning(
                request, _("Sessionen ligger samtidigt som %(other)s, %(when)s.") % words
            )

    @admin.action(description=gettext_lazy("Ställ in sessionen"))
    def call_off(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        """Call off the chosen sessions."""
        for session in queryset:
            try:
                cancel_session(session, now=timezone.now())
            except ActionRefused as refusal:
                messages.error(request, f"{session}: {refusal}")
            else:
                messages.success(request, _("%(session)s är inställd.") % {"session": session})
