"""The fixed words of ideas and votes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IdeaStatus(TextChoices):
    """Whether an idea is on the board."""

    ACTIVE = "active", _("på tavlan")
    WITHDRAWN = "withdrawn", _("borttagen")


class BoardState(TextChoices):
    """What people may do on a case's board now; a person opens and closes, never a clock."""

    WAITING = "waiting", _("inte öppen än")
    COLLECTING = "collecting", _("idéer samlas in")
    PAUSED = "paused", _("insamlingen är stängd")
    VOTING = "voting", _("röstning pågår")
    CLOSED = "closed", _("röstningen är stängd")


class VotingRule(TextChoices):
    """The rule that chooses ideas from approval ballots."""

    PHRAGMEN = "phragmen", _("Phragmén: alla ska få med något")
    APPROVAL = "approval", _("Flest röster")
