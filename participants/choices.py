"""The fixed words of people on their way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ApplicationStatus(TextChoices):
    """How far an application has come."""

    DRAFT = "draft", _("utkast")
    SUBMITTED = "submitted", _("inskickad")
    WITHDRAWN = "withdrawn", _("återtagen")


class Availability(TextChoices):
    """Whether an applicant can come to both sessions of a case."""

    YES = "yes", _("Ja, båda dagarna")
    UNSURE = "unsure", _("Jag vet inte än")
    NO = "no", _("Nej")


class PlaceStatus(TextChoices):
    """Where an applicant's place in a case stands."""

    MARKED = "marked", _("vald, inte meddelad")
    WAITING = "waiting", _("på väntelistan")
    OFFERED = "offered", _("erbjuden plats")
    CONFIRMED = "confirmed", _("deltar")
    DECLINED = "declined", _("tackade nej")
    EXPIRED = "expired", _("svarade inte i tid")
    WITHDRAWN = "withdrawn", _("lämnade återbud")
    CLOSED = "closed", _("fick ingen plats")


class Support(TextChoices):
    """What someone may need to take part."""

    CAPTIONS = "captions", _("Textning")
    SIGN_LANGUAGE = "sign_language", _("Teckenspråkstolk")
    INTERPRETER = "interpreter", _("Språktolk")
    TECHNOLOGY = "technology", _("Hjälp med tekniken")
    BREAKS = "breaks", _("Extra pauser")
