"""What the solver is doing, in words."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from participants.choices import RunKind, RunStatus
from participants.models import SelectionRun
from susi.core.live import version_of

OPEN = (RunStatus.WAITING, RunStatus.RUNNING)


@dataclass(frozen=True)
class RunState:
    """A run as its page shows it while it goes on, and how it ended."""

    run: SelectionRun

    @property
    def is_open(self) -> bool:
        """Whether it waits or is being worked on."""
        return self.run.status in OPEN

    @property
    def is_trial(self) -> bool:
        """Whether it is a trial."""
        return self.run.kind == RunKind.TRIAL

    @property
    def is_waiting(self) -> bool:
        """Whether no worker has begun."""
        return self.run.status == RunStatus.WAITING

    @property
    def doing(self) -> str:
        """Give what is being done."""
        if self.is_waiting:
            return _("Väntar på sin tur. Det brukar ta några sekunder.")
        words = {
            "chances": _("Räknar ut så jämna chanser som kvoterna tillåter."),
            "halving": _("Tar fram grupper som alla uppfyller kvoterna."),
            "columns": _("Letar grupper med en noggrannare metod. Det kan ta någon minut."),
        }
        return words.get(self.run.step, _("Läser in ansökningar och kvoter."))

    @property
    def version(self) -> str:
        """Give a text that changes when the page does."""
        run = self.run
        return version_of(run.pk, run.status, run.step, run.progress, get_language())
