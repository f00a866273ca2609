"""SUSI's admin site."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

# Secrets and half-finished confirmations are nobody's to read; a lost second factor is removed
# by an action on the person.
UNSEEN: tuple[type[Model], ...] = (EmailAddress, EmailConfirmation, Authenticator)


class SusiAdminSite(AdminSite):
    """Stock Django admin in SUSI's clothes; people come in by the same door as everywhere else."""

    site_header = "SUSI"
    site_title = "SUSI"
    index_title = _("Administration")
    empty_value_display = "–"

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Register models, but not those that hold secrets of signing in."""
        models = (
            [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        )
        shown = [model for model in models if model not in UNSEEN]
        super().register(shown, admin_class, **options)

    def login(
        self,
        request: HttpRequest,
        extra_context: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> HttpResponse:
        """Send people to the site's own sign-in page, and staff who are signed in to the index.

        Raises:
            PermissionDenied: the person is signed in and not of the staff.
        """
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        wanted = request.GET.get("next", "")
        own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        query = urlencode({"next": wanted if own else reverse("admin:index")})
        return HttpResponseRedirect(f"{reverse('account_login')}?{query}")

    def logout(
        self,
        request: HttpRequest,
        extra_context: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> Any:
        """Sign the person out where a form asks for it."""
        if request.method != "POST":
            return redirect("account_logout")
        logout(request)
        return redirect("home")

    def password_change(
        self,
        request: HttpRequest,  # noqa: ARG002 -- Django's signature
        extra_context: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> Any:
        """Send the person to the site's own page for it."""
        return redirect("account_change_password")
