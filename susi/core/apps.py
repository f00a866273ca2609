"""Registers the core for its template tags, checks and commands."""

from importlib import import_module

from django.apps import AppConfig

from susi.core.converters import register


class CoreConfig(AppConfig):
    """The core as a Django app without models."""

    name = "susi.core"
    label = "core"

    def ready(self) -> None:
        """Register ``<row:…>`` for addresses, and the checks, which need the settings."""
        register()
        import_module("susi.core.checks")
