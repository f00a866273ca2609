"""Registers the core for its template tags, checks and commands."""

from importlib import import_module

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The core as a Django app without models."""

    name = "susi.core"
    label = "core"

    def ready(self) -> None:
        """Register the checks of ``susi.core.checks``, which needs the settings."""
        import_module("susi.core.checks")
