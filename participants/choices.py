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
    MATERIAL = "material", _("Material i förväg")
    COMPANION = "companion", _("Någon som följer med, till exempel en assistent")


class DrawMethod(TextChoices):
    """How the people of a case are chosen."""

    DRAW = "draw", _("genom lottning")
    HAND = "hand", _("för hand, med skäl")


class DrawObjective(TextChoices):
    """How the chances are made equal; the words of ``domain.selection.problem.Objective``."""

    CEILING = "ceiling", _("golv, sedan tak")
    LEXIMIN = "leximin", _("lägsta chansen först, hela vägen upp")


class RunKind(TextChoices):
    """What the solver is asked for."""

    TRIAL = "trial", _("provlottning")
    FINAL = "final", _("lista inför lottningen")


class RunStatus(TextChoices):
    """How far the solver has come."""

    WAITING = "waiting", _("väntar")
    RUNNING = "running", _("räknar")
    DONE = "done", _("klar")
    INFEASIBLE = "no_panel", _("kvoterna går inte ihop")
    FAILED = "failed", _("gick inte")
    CANCELLED = "cancelled", _("avbruten")


class DrawStatus(TextChoices):
    """How far a draw has come."""

    LOCKED = "locked", _("låst")
    PREPARED = "prepared", _("listan är klar")
    PUBLISHED = "published", _("listan är publicerad")
    LIVE = "live", _("lottningen pågår")
    DRAWN = "drawn", _("dragen")
    # Taken back before the list was published: nobody outside had seen it.
    UNLOCKED = "unlocked", _("upplåst")
    VOID = "void", _("ogiltig")


class DrawStep(TextChoices):
    """What the protocol of a draw tells of."""

    LOCKED = "locked", _("Kvoterna låstes")
    PREPARED = "prepared", _("Listan togs fram")
    PUBLISHED = "published", _("Listan publicerades")
    STARTED = "started", _("Lottningen började")
    DIGIT = "digit", _("En siffra drogs")
    DRAWN = "drawn", _("Gruppen är utsedd")
    UNLOCKED = "unlocked", _("Kvoterna låstes upp")
    VOID_ASKED = "void_asked", _("Omlottning begärdes")
    VOIDED = "voided", _("Lottningen ogiltigförklarades")
    RELEASED = "released", _("Beskeden skickades")
    REPLACED = "replaced", _("En plats gick vidare")


class ReviewKind(TextChoices):
    """Why an application is looked at."""

    DUPLICATE = "duplicate", _("möjlig dubblett")
    CONFLICT = "conflict", _("möjligt jäv")


class Verdict(TextChoices):
    """What the organiser decided."""

    KEEP = "keep", _("är med i lottningen")
    OUT = "out", _("är inte med i lottningen")


class GroupingState(TextChoices):
    """Whether people have been told their group."""

    DRAFT = "draft", _("utkast")
    PUBLISHED = "published", _("publicerad")


class GroupingKind(TextChoices):
    """What the groups of a session follow."""

    MIX = "mix", _("blandade efter kriterierna")
    SAME = "same", _("samma grupper som förra sessionen")
    REMIX = "remix", _("nya grupper där så få som möjligt möts igen")


class WishKind(TextChoices):
    """What two people's groups should be."""

    TOGETHER = "together", _("i samma grupp")
    APART = "apart", _("inte i samma grupp")
