"""The fixed words of challenges."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """Where a challenge or a case is on its way; it follows from dates, nobody sets it."""

    DRAFT = "draft", _("Utkast")
    COMING = "coming", _("Kommer snart")
    OPEN = "open", _("Ansökan öppen")
    CLOSED = "closed", _("Ansökan stängd")
    DRAWN = "drawn", _("Deltagarna är valda")
    SESSION = "session", _("Session pågår")
    BETWEEN = "between", _("Mellan sessionerna")
    AFTER = "after", _("Sessionerna är klara")
    RESULT = "result", _("Resultat")


class Role(TextChoices):
    """What a member of a challenge's team does."""

    ORGANISER = "organiser", _("arrangör")
    RESEARCHER = "researcher", _("forskare")
    FACILITATOR = "facilitator", _("gruppledare")


class CaseStatus(TextChoices):
    """How far the text of a case has come."""

    DRAFT = "draft", _("utkast")
    SUBMITTED = "submitted", _("inskickat")
    PUBLISHED = "published", _("publicerat")


class CriterionKind(TextChoices):
    """What a criterion asks about; the order of the form follows it."""

    SECTOR = "sector", _("sektor")
    EXPERIENCE = "experience", _("erfarenhet")
    COMPETENCE = "competence", _("kompetens")
    OWN = "own", _("egen fråga")


class Tint(TextChoices):
    """The calm colour field a case owns."""

    SKY = "sky", _("himmel")
    MINT = "mint", _("mynta")
    ROSE = "rose", _("ros")
    LILAC = "lilac", _("syren")
    SAND = "sand", _("sand")


# What the texts of a case are called in sentences, by the name their two columns begin with.
TEXT_NAMES = {
    "title": _("titel"),
    "lead_question": _("ledfråga"),
    "summary": _("kort om caset"),
    "background": _("bakgrund"),
    "problem": _("problem"),
    "challenge_question": _("utmaningsfråga"),
    "setup": _("upplägg"),
    "fact_text": _("vad siffran säger"),
    "affiliation": _("lärosäte"),
    "fact_figure": _("siffra att minnas"),
}
