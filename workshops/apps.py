"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    """The app and its label."""

    name = "workshops"
    verbose_name = _("Sessioner")
