"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChallengesConfig(AppConfig):
    """The app and its label."""

    name = "challenges"
    verbose_name = _("Utmaningar")
