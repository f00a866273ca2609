"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    """The app and its label."""

    name = "participants"
    verbose_name = _("Ansökningar och platser")
