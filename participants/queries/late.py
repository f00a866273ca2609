"""Late applications: whether a code opens the form, and the codes an organiser has made."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from challenges.choices import Phase
from challenges.models import Case, Challenge
from participants.domain.late import Fault, Ticket, was_counted
from participants.models import Application, LateCode
from participants.queries.reviews import locked_cases
from susi.core.templatetags.susi import day_and_time


@dataclass(frozen=True)
class Late:
    """The code an application came with after the deadline, and what stands against it."""

    code: LateCode
    fault: Fault | None

    @property
    def sentence(self) -> str:
        """Give what stands against it, in words."""
        return fault_sentence(self.fault, self.code) if self.fault else ""


def late_of(
    application: Application | None, challenge: Challenge, phase: Phase, now: datetime
) -> Late | None:
    """Give the code of an application where the call is closed and it has one."""
    if application is None or application.late_code is None or phase != Phase.CLOSED:
        return None
    code = application.late_code
    ticket = ticket_of(code, application, challenge)
    return Late(code, ticket.fault(now, locked=is_locked(challenge)))


def ticket_of(code: LateCode, application: Application | None, challenge: Challenge) -> Ticket:
    """Give the limits of a code as they are for this application."""
    counted = (
        application is not None
        and application.late_code_id == code.pk
        and was_counted(
            application.submitted_at, made_at=code.created_at, closes_at=challenge.closes_at
        )
    )
    return Ticket(code.expires_at, code.limit, code.used, counted=counted)


def is_locked(challenge: Challenge) -> bool:
    """Tell whether it is too late for anybody: one of the cases has its pool fixed."""
    return locked_cases(Case.objects.filter(challenge=challenge)).exists()


def late_codes_of(challenge: Challenge) -> QuerySet[LateCode]:
    """Give the codes of a challenge, the newest first."""
    return LateCode.objects.filter(challenge=challenge).select_related("created_by")


def fault_sentence(fault: Fault, code: LateCode | None = None) -> str:
    """Give what stands against a code, in one sentence."""
    if fault == Fault.EXPIRED and code is not None:
        return _("Koden gällde till %(when)s.") % {"when": day_and_time(code.expires_at)}
    return {
        Fault.UNKNOWN: _("Koden finns inte. Läs den en gång till, eller fråga den du fick den av."),
        Fault.EXPIRED: _("Koden gäller inte längre."),
        Fault.USED: _("Koden är redan använd. Fråga den du fick den av om en ny."),
        Fault.LOCKED: _("Lottningen är låst, så ingen mer kan komma med."),
    }[fault]
