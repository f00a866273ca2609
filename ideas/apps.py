"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    """The app and its label."""

    name = "ideas"
    verbose_name = _("Idéer och röster")
