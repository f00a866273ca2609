"""Cases in the admin, with their quotas."""

from typing import Any

from django.contrib import admin
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from challenges.admin.scope import OwnChallengeFilter, TeamScoped, TeamStacked, led_by
from challenges.domain.case_text import FIELDS
from challenges.forms.admin import CaseAdminForm, QuotaFormSet
from challenges.models import Case, CriterionValue, Quota, TeamMember
from susi.accounts.models import User


class QuotaInline(TeamStacked):
    """Quotas: at least and at most how many people with a value the case takes."""

    model = Quota
    formset = QuotaFormSet
    fields = (("value", "minimum", "maximum", "wanted"),)

    def get_formset(self, request: HttpRequest, obj: Case | None = None, **kwargs: Any) -> Any:
        """Offer the values of the case's own challenge, named with their criterion."""
        formset = super().get_formset(request, obj, **kwargs)
        values = CriterionValue.objects.none()
        if obj:
            values = CriterionValue.objects.filter(criterion__challenge=obj.challenge_id)
        field: Any = formset.form.base_fields.get("value")
        if field:
            field.queryset = values.filter(
                criterion__challenge__in=led_by(request).values("pk")
            ).select_related("criterion")
            field.label_from_instance = lambda value: f"{value.criterion}: {value}"
        return formset


@admin.register(Case)
class CaseAdmin(TeamScoped):
    """Cases of the organiser's challenges."""

    form = CaseAdminForm
    list_display = ("title", "challenge", "status", "places", "held_places", "position")
    list_filter = (OwnChallengeFilter, "status", "tint")
    search_fields = ("title_sv", "title_en", "slug")
    date_hierarchy = "published_at"
    list_select_related = ("challenge",)
    save_on_top = True
    readonly_fields = (
        "on_the_site",
        "status",
        "submitted_at",
        "published_at",
        "held_places",
        "released_at",
        "version",
    )
    inlines = (QuotaInline,)
    fieldsets = (
        (None, {"fields": ("on_the_site", "challenge", "slug", "researchers", "tint", "position")}),
        (
            gettext_lazy("Platser"),
            {
                "fields": (("places", "groups"), ("held_places", "released_at")),
                "description": gettext_lazy(
                    "Upptagna platser räknas av systemet och kan inte ändras här."
                ),
            },
        ),
        (
            gettext_lazy("Svenska"),
            {"fields": (*(name for name in FIELDS if name.endswith("_sv")), "fact_figure")},
        ),
        (
            gettext_lazy("Engelska"),
            {
                "fields": tuple(name for name in FIELDS if name.endswith("_en")),
                "description": gettext_lazy("Tomt: den svenska texten visas."),
            },
        ),
        (
            gettext_lazy("Status"),
            {"fields": (("status", "version"), ("submitted_at", "published_at"))},
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Case | None = None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Keep a case in its challenge once it is made."""
        return (*self.readonly_fields, "challenge") if obj else self.readonly_fields

    def get_inlines(self, request: HttpRequest, obj: Case | None) -> Any:  # noqa: ARG002 -- Django calls it so
        """Show quotas once the case has a challenge whose values they are about."""
        return self.inlines if obj else ()

    def view_on_site(self, obj: Case) -> str:
        """Give the address of the case's page."""
        return reverse("case_page", args=[obj.challenge.slug, obj.slug])

    @admin.display(description=gettext_lazy("på webbplatsen"))
    def on_the_site(self, obj: Case) -> str:
        """Link to the pages about the case outside the admin."""
        if not obj.pk:
            return _("Spara först.")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("case_page", args=[obj.challenge.slug, obj.slug]),
            _("Visa på webbplatsen"),
            reverse("case_review", args=[obj.challenge_id]),
            _("Öppna i arrangörsvyn"),
        )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer people of the organiser's own teams as researchers."""
        if db_field.name == "researchers":
            own = led_by(request).values("pk")
            team = TeamMember.objects.filter(challenge__in=own).values("user")
            known = Case.researchers.through.objects.filter(case__challenge__in=own).values("user")
            people = User.objects.filter(Q(pk__in=team) | Q(pk__in=known))
            kwargs["queryset"] = people.order_by("name", "pk")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Case, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django calls it so
        """Save; changed texts are a new version, so that a researcher who writes now is told."""
        super().save_model(request, obj, form, change)
        if change and set(form.changed_data) & set(FIELDS):
            Case.objects.filter(pk=obj.pk).update(version=F("version") + 1)
