"""Who may do what on a case's board."""

from dataclasses import dataclass

from challenges.models import Case
from challenges.permissions import facilitates, researches
from participants.models import Application
from participants.permissions import participates
from susi.accounts.models import User


@dataclass(frozen=True)
class Part:
    """What a person is in a case.

    Attributes:
        takes_part: has a confirmed place; writes and votes.
        leads: facilitator or organiser; opens and closes.
        researches: named as the case's researcher; reads.
    """

    takes_part: bool
    leads: bool
    researches: bool

    @property
    def is_team(self) -> bool:
        """Whether the person works with the case."""
        return self.leads or self.researches

    @property
    def may_read(self) -> bool:
        """Whether the person may come in."""
        return self.takes_part or self.is_team


def part_in(user: User, case: Case) -> Part:
    """Give what the person is in the case; three queries."""
    return Part(
        takes_part=participates(user, case),
        leads=facilitates(user, case.challenge),
        researches=researches(user, case),
    )


def is_known(user: User, case: Case) -> bool:
    """Tell whether the person has applied, so that the challenge's pages are no secret to them."""
    return Application.objects.filter(user=user, challenge_id=case.challenge_id).exists()
