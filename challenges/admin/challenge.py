"""Challenges in the admin, with their dates, partners, questions, consent texts and team."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.admin.scope import TeamScoped, TeamStacked
from challenges.choices import Role
from challenges.forms.admin import ConsentFormSet, TeamFormSet, TeamMemberForm
from challenges.models import (
    Challenge,
    ConsentText,
    Milestone,
    Partner,
    QuestionAndAnswer,
    TeamMember,
)
from challenges.services.duplicate import duplicate_challenge
from susi.accounts.access import person
from susi.accounts.models import User


class MilestoneInline(TeamStacked):
    """Dates on the timeline."""

    model = Milestone


class PartnerInline(TeamStacked):
    """Organisations behind the challenge."""

    model = Partner


class QuestionInline(TeamStacked):
    """Questions and answers on the landing page."""

    model = QuestionAndAnswer


class ConsentInline(TeamStacked):
    """Versions of the consent text: what somebody agreed to is never changed, only followed."""

    model = ConsentText
    formset = ConsentFormSet
    exclude = ("version",)
    readonly_fields = ("created_at",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Keep versions as they are; a new one is added below."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Keep versions as they are."""
        return False


class TeamInline(TeamStacked):
    """Who runs the challenge."""

    model = TeamMember
    form = TeamMemberForm
    formset = TeamFormSet
    fields = ("address", "role")


@admin.register(Challenge)
class ChallengeAdmin(TeamScoped):
    """Challenges: the organiser's own."""

    challenge_path = "pk"
    list_display = ("title", "published_at", "opens_at", "closes_at", "results_at")
    list_filter = ("opens_at", "published_at")
    search_fields = ("title_sv", "title_en", "slug", "organiser_name")
    date_hierarchy = "opens_at"
    save_on_top = True
    readonly_fields = ("on_the_site", "created_at")
    inlines = (TeamInline, MilestoneInline, PartnerInline, QuestionInline, ConsentInline)
    actions = ("copy_challenge",)
    fieldsets = (
        (
            None,
            {"fields": ("on_the_site", "slug", "organiser_name", "contact_email", "reply_name")},
        ),
        (
            gettext_lazy("Svenska"),
            {"fields": ("title_sv", "over_sv", "lede_sv", "funder_sv")},
        ),
        (
            gettext_lazy("Engelska"),
            {
                "fields": ("title_en", "over_en", "lede_en", "funder_en"),
                "description": gettext_lazy("Tomt: den svenska texten visas."),
            },
        ),
        (
            gettext_lazy("Datum"),
            {
                "fields": (
                    "published_at",
                    "opens_at",
                    "closes_at",
                    "decision_at",
                    "answer_by",
                    "results_at",
                ),
                "description": gettext_lazy(
                    "Tiderna är svensk tid. Datumen styr vad som visas och vad som går att göra."
                ),
            },
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let all staff start a challenge; whoever does becomes its organiser."""
        user = request.user
        return isinstance(user, User) and user.is_active and user.is_staff

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show challenges to all staff, who may start one."""
        return self.has_add_permission(request)

    def owns(self, request: HttpRequest, obj: Any) -> bool:
        """Let all staff see the list, which holds their own challenges only."""
        return self.has_add_permission(request) if obj is None else super().owns(request, obj)

    def view_on_site(self, obj: Challenge) -> str:
        """Give the address of the landing page."""
        return reverse("challenge_page", args=[obj.slug])

    @admin.display(description=gettext_lazy("på webbplatsen"))
    def on_the_site(self, obj: Challenge) -> str:
        """Link to the pages about the challenge outside the admin."""
        if not obj.pk:
            return _("Spara först.")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("challenge_page", args=[obj.slug]),
            _("Visa på webbplatsen"),
            reverse("challenge_ready", args=[obj.slug]),
            _("Före öppningen"),
            reverse("case_review", args=[obj.pk]),
            _("Läs och publicera case"),
        )

    def save_model(self, request: HttpRequest, obj: Challenge, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django calls it so
        """Save; whoever starts a challenge is its organiser."""
        if not change:
            obj.save()
            TeamMember.objects.get_or_create(
                challenge=obj, user=person(request), role=Role.ORGANISER
            )
        else:
            super().save_model(request, obj, form, change)

    def get_inlines(self, request: HttpRequest, obj: Challenge | None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Show the team once there is a challenge to have one."""
        return self.inlines if obj else self.inlines[1:]

    @admin.action(description=gettext_lazy("Kopiera utmaningen"))
    def copy_challenge(self, request: HttpRequest, queryset: QuerySet[Challenge]) -> None:
        """Copy the chosen challenges; people and what they have written stay behind."""
        now = timezone.now()
        copies = [
            duplicate_challenge(challenge, by=person(request), now=now) for challenge in queryset
        ]
        sentence = ngettext(
            "Kopian är skapad: %(titles)s.", "%(n)s kopior är skapade: %(titles)s.", len(copies)
        )
        titles = ", ".join(copy.title for copy in copies)
        messages.success(request, sentence % {"n": len(copies), "titles": titles})
