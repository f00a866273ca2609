"""Registers the app and its checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """The app and its label."""

    name = "susi.outbox"
    label = "outbox"
    verbose_name = _("utkorg")

    def ready(self) -> None:
        """Register the checks, which read the models and so cannot be loaded earlier."""
        from susi.outbox import checks  # noqa: F401, PLC0415 -- see above
