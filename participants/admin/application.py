"""The raw record of applications in the admin: read, never changed."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import OwnChallengeFilter, TeamScoped, led_by
from challenges.models import Case
from participants.choices import ApplicationStatus
from participants.models import Application
from participants.queries.review import support_words

LONGEST_NUMBER = 9


class CaseFilter(admin.SimpleListFilter):
    """Filter by a case that is applied to; names only the cases of the person's challenges."""

    title = gettext_lazy("case")
    parameter_name = "case"

    def lookups(self, request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Give the cases."""
        cases = Case.objects.filter(challenge__in=led_by(request))
        return [(str(case.pk), case.title) for case in cases]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Application]
    ) -> QuerySet[Application]:
        """Give the applications to the chosen case."""
        value = self.value()
        if not value or not value.isdecimal() or len(value) > LONGEST_NUMBER:
            return queryset
        return queryset.filter(pk__in=Application.objects.filter(preferences__case=int(value)))


class SentStatusFilter(admin.SimpleListFilter):
    """Filter by status; drafts belong to their writers and are not here."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Give the statuses of applications that have been sent."""
        sent = (ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN)
        return [(status.value, str(status.label)) for status in sent]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Application]
    ) -> QuerySet[Application]:
        """Give the applications with the chosen status."""
        value = self.value()
        return queryset.filter(status=value) if value in ApplicationStatus.values else queryset


@admin.register(Application)
class ApplicationAdmin(TeamScoped):
    """Applications that have been sent; what people need to take part stands only on their page."""

    list_display = ("number", "name", "organisation", "challenge", "status", "submitted_at")
    list_display_links = ("number", "name")
    list_filter = (OwnChallengeFilter, SentStatusFilter, CaseFilter)
    search_fields = ("name",)
    search_help_text = gettext_lazy("Sök på namn eller nummer.")
    date_hierarchy = "submitted_at"
    list_select_related = ("challenge",)
    ordering = ("-submitted_at", "pk")
    actions = None
    fieldsets = (
        (None, {"fields": ("number", "status", "challenge", "in_desk", "submitted_at")}),
        (gettext_lazy("Person"), {"fields": ("name", "call_name", "organisation", "user")}),
        (gettext_lazy("Svar"), {"fields": ("cases", "given_answers", "contribution", "near")}),
        (gettext_lazy("Så kom den"), {"fields": ("source", "late_code")}),
        (gettext_lazy("Stöd"), {"fields": ("needs",)}),
        (gettext_lazy("Samtycke"), {"fields": ("consent_text", "consented_at")}),
    )
    readonly_fields = (
        *("number", "status", "challenge", "in_desk", "submitted_at", "name", "call_name"),
        *("organisation", "user", "cases", "given_answers", "contribution", "near", "needs"),
        *("source", "late_code"),
        *("consent_text", "consented_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        """Give what has been sent to the person's challenges."""
        return super().get_queryset(request).exclude(status=ApplicationStatus.DRAFT)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Let nobody add: applications come from those who apply."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody change: the record is what was sent."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody delete: people do so themselves, or the rule about data does."""
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Application], search_term: str
    ) -> tuple[QuerySet[Application], bool]:
        """Find by name, or by number where the word is one."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        word = search_term.strip()
        if word.isdecimal() and len(word) <= LONGEST_NUMBER:
            found = queryset.filter(Q(pk__in=found.values("pk")) | Q(number=int(word)))
        return found, duplicates

    @admin.display(description=gettext_lazy("sökta case"))
    def cases(self, application: Application) -> str:
        """Give the cases, each with the answer about its days."""
        preferences = application.preferences.select_related("case")
        lines = [(one.case.title, one.get_availability_display() or "–") for one in preferences]
        return format_html_join("", "<p>{}: {}</p>", lines)

    @admin.display(description=gettext_lazy("svar"))
    def given_answers(self, application: Application) -> str:
        """Give the answers, each with its criterion."""
        answers = application.answers.select_related("criterion", "value").order_by(
            "criterion__position", "value__position", "pk"
        )
        return format_html_join("", "<p>{}: {}</p>", [(one.criterion, str(one)) for one in answers])

    @admin.display(description=gettext_lazy("arbetar nära projektet"))
    def near(self, application: Application) -> str:
        """Give whether the person works closely with the project, and how."""
        if not application.close_to_project:
            return "–"
        return f"{_('Ja')}. {application.close_text}".strip()

    @admin.display(description=gettext_lazy("behov"))
    def needs(self, application: Application) -> str:
        """Give what the person needs to take part."""
        return ", ".join(support_words(application)) or _("Inget särskilt")

    @admin.display(description=gettext_lazy("i arrangörsvyn"))
    def in_desk(self, _application: Application) -> str:
        """Link to the organiser's desk, where decisions are made."""
        return format_html('<a href="{}">{}</a>', reverse("desk"), _("Öppna i arrangörsvyn"))
