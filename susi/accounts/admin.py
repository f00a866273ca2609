"""People in the admin: find them, correct their names; rights are given by superusers only."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from susi.accounts.emails import send_account_mail
from susi.accounts.models import User
from susi.accounts.services import remove_second_factors, set_address

RIGHTS = ("is_active", "is_staff", "is_superuser", "groups")


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """People: list, search, names and address; no password is shown or set here."""

    list_display = ("name", "email", "language", "is_active", "is_staff", "last_login")
    list_display_links = ("name", "email")
    list_filter = ("is_active", "is_staff", "language")
    search_fields = ("name", "call_name", "email")
    ordering = ("name", "email")
    date_hierarchy = "date_joined"
    readonly_fields = ("date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "call_name", "language", "time_zone")}),
        (_("Rättigheter"), {"fields": RIGHTS}),
        (_("Tider"), {"fields": ("date_joined", "last_login")}),
    )
    actions = ("remove_second_factors_of",)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Lock rights, and the address of other staff, for everybody but superusers."""
        if request.user.is_superuser:
            return self.readonly_fields
        locked = ("email",) if obj and (obj.is_staff or obj.is_superuser) else ()
        return (*self.readonly_fields, *RIGHTS, *locked)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Let only superusers delete people."""
        return request.user.is_superuser and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> Any:
        """Offer the action on second factors to superusers only."""
        actions = super().get_actions(request)
        if not request.user.is_superuser:
            actions.pop("remove_second_factors_of", None)
        return actions

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: forms.ModelForm[User],
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """Store the address in lower case; a changed one no longer signs in with the old."""
        obj.email = User.objects.clean_address(obj.email)
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            set_address(obj, obj.email)

    @admin.action(description=_("Stäng av inloggning i två steg (om någon tappat bort sin)"))
    def remove_second_factors_of(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Remove the means of two-step sign-in of the people chosen, and tell each of them."""
        now = timezone.now()
        people = [user for user in queryset if remove_second_factors(user)]
        for user in people:
            send_account_mail("second_factors_removed", user.email, {}, now=now)
        sentence = ngettext(
            "Inloggning i två steg är avstängd för %(count)s person.",
            "Inloggning i två steg är avstängd för %(count)s personer.",
            len(people),
        )
        messages.success(request, sentence % {"count": len(people)})
