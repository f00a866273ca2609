"""States of a message, what to do when nobody knows whether it arrived, outcomes of an attempt."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a message is on its way; every state but the first two is an end."""

    PENDING = "pending", _("Väntar på att skickas")
    SENDING = "sending", _("Skickas just nu")
    SENT = "sent", _("Skickat")
    FAILED = "failed", _("Gick inte att skicka")
    UNCERTAIN = "uncertain", _("Oklart om det kom fram")
    CANCELLED = "cancelled", _("Stoppat innan det skickades")
    EXPIRED = "expired", _("Hann inte skickas i tid")


class OnUncertain(TextChoices):
    """What happens when the mail server never said whether it took a message."""

    # For mail that does no harm twice: the same link, the same calendar event.
    RESEND = "resend", _("Skicka en gång till")
    # For mail that must not come twice, such as a decision: a person looks first.
    HOLD = "hold", _("Vänta på en människa")


class Outcome(TextChoices):
    """How one attempt ended."""

    ACCEPTED = "accepted", _("Mottaget av e-postservern")
    LATER = "later", _("Försöker igen senare")
    REFUSED = "refused", _("Avvisat")
    NO_ANSWER = "no_answer", _("Inget svar efter överlämningen")
    BROKEN_OFF = "broken_off", _("Avbrutet på vår sida")
