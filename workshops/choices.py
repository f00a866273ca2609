"""The fixed words of sessions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Delivery(TextChoices):
    """Where a session is held."""

    ONLINE = "online", _("på nätet")
    ONSITE = "onsite", _("på plats")
    HYBRID = "hybrid", _("på plats och på nätet")


class Provider(TextChoices):
    """The meeting service; it only chooses a name and a help text."""

    ZOOM = "zoom", "Zoom"
    TEAMS = "teams", "Teams"
    MEET = "meet", "Google Meet"
    JITSI = "jitsi", "Jitsi"
    BBB = "bbb", "BigBlueButton"
    OTHER = "other", _("annan tjänst")


class SessionStatus(TextChoices):
    """Whether a session will be held."""

    PLANNED = "planned", _("planerad")
    CANCELLED = "cancelled", _("inställd")
