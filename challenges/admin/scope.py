"""What organisers see and change in the admin: their own challenges and nothing else.

Organisers are staff without Django permissions. Being an organiser of a challenge is the
permission: everything here asks ``challenges_led_by``, which for superusers is everything.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from challenges.models import Case, Challenge, Criterion, CriterionValue
from challenges.queries import challenges_led_by
from susi.accounts.models import User

# Model -> the lookup from it to its challenge; also what foreign keys may point at.
PATHS: Mapping[type[Model], str] = {
    Challenge: "pk",
    Case: "challenge",
    Criterion: "challenge",
    CriterionValue: "criterion__challenge",
}


def led_by(request: HttpRequest) -> QuerySet[Challenge]:
    """Give the challenges that the signed-in person organises."""
    user = request.user
    return challenges_led_by(user) if isinstance(user, User) else Challenge.objects.none()


def is_team_staff(request: HttpRequest) -> bool:
    """Tell whether the person may open the admin and organises something, or everything."""
    user = request.user
    if not (isinstance(user, User) and user.is_active and user.is_staff):
        return False
    return user.is_superuser or led_by(request).exists()


class LabelledMoments:
    """Names both controls of a moment, its date and its time, for those who hear the page."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the field; of two controls each says what it is of what."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # -- stands before a ModelAdmin or an inline
        if isinstance(field, forms.SplitDateTimeField):
            for part, word in zip(field.widget.widgets, (_("datum"), _("klockslag")), strict=True):
                part.attrs["aria-label"] = f"{field.label}, {word}"
        return field


class TeamScoped(LabelledMoments, admin.ModelAdmin[Any]):
    """A model that belongs to a challenge; organisers see the rows of their own challenges.

    Set ``challenge_path`` to the lookup from the model to its challenge.
    """

    challenge_path = "challenge"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Give the rows of the person's challenges; all else does not exist for them."""
        found = super().get_queryset(request)
        return found.filter(**{f"{self.challenge_path}__in": led_by(request).values("pk")})

    def owns(self, request: HttpRequest, obj: Model | None) -> bool:
        """Tell whether the row belongs to one of the person's challenges."""
        if obj is None:
            return is_team_staff(request)
        return is_team_staff(request) and self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the app to everybody who organises something."""
        return is_team_staff(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let organisers see their own rows."""
        return self.owns(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let organisers add."""
        return is_team_staff(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let organisers change their own rows."""
        return self.owns(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let organisers delete their own rows, where nothing depends on them."""
        return self.owns(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what belongs to the person's challenges."""
        return super().formfield_for_foreignkey(
            db_field, request, **{**scoped_choices(db_field, request), **kwargs}
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django calls it so
        """Save only the columns that the form changed, and only into the person's challenges.

        A whole save would write back what others changed meanwhile, such as held places.

        Raises:
            PermissionDenied: the row would belong to somebody else's challenge.
        """
        if not change:
            super().save_model(request, obj, form, change)
        else:
            columns = {field.name for field in obj._meta.concrete_fields}  # noqa: SLF001 -- Django's own way
            obj.save(update_fields=[name for name in form.changed_data if name in columns])
        if not self.get_queryset(request).filter(pk=obj.pk).exists():
            raise PermissionDenied(_("Det hör till en annan utmaning."))


class _TeamInline:
    """Rows edited on the page of what they belong to; whoever may change that may change these."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let organisers see the rows."""
        return is_team_staff(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let organisers add rows."""
        return is_team_staff(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let organisers change rows."""
        return is_team_staff(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django calls it so
        """Let organisers delete rows."""
        return is_team_staff(request)


class TeamStacked(_TeamInline, LabelledMoments, admin.StackedInline[Any, Any]):
    """Rows below each other, every field with its label."""

    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what belongs to the person's challenges."""
        return super().formfield_for_foreignkey(
            db_field, request, **{**scoped_choices(db_field, request), **kwargs}
        )


def scoped_choices(db_field: Any, request: HttpRequest) -> dict[str, Any]:
    """Give the choices of a foreign key into the challenges app: those of the person's own."""
    target = db_field.remote_field.model
    path = PATHS.get(target)
    if path is None:
        return {}
    own = led_by(request).values("pk")
    return {"queryset": target._default_manager.filter(**{f"{path}__in": own})}  # noqa: SLF001 -- Django's own way


class OwnChallengeFilter(admin.SimpleListFilter):
    """Filter by challenge; names only the person's own."""

    title = _("utmaning")
    parameter_name = "challenge"
    path = "challenge"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002 -- Django calls it so
        """Give the person's challenges."""
        return [(str(challenge.pk), challenge.title) for challenge in led_by(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002 -- Django calls it so
        """Give the rows of the chosen challenge."""
        value = self.value()
        if not value or not value.isdecimal():
            return queryset
        return queryset.filter(**{self.path: int(value)})


class History(TeamStacked):
    """What happened to a row: read here, and added by the services alone."""

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody add."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody change."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Let nobody delete."""
        return False
