"""The two languages people read, and the time zones they choose among."""

from django.db.models import TextChoices

TIME_ZONES = (
    "Europe/Stockholm",
    "Europe/Helsinki",
    "Europe/Copenhagen",
    "Europe/Oslo",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Warsaw",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Africa/Cairo",
    "Africa/Nairobi",
    "Africa/Mogadishu",
    "Asia/Baghdad",
    "Asia/Damascus",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Kolkata",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "UTC",
)


class Language(TextChoices):
    """A language of the site, named in itself."""

    SWEDISH = "sv", "Svenska"
    ENGLISH = "en", "English"
