"""What is to be done before a draw: one line each, done or not."""

from dataclasses import dataclass

from challenges.models import Case
from participants.choices import ReviewKind, Verdict
from participants.queries.draws import draw_of
from participants.queries.reviews import matters_of


@dataclass(frozen=True)
class Reviewed:
    """One kind of matter: how many are open, how many were left out of the draw."""

    open: int
    left_out: int

    @property
    def done(self) -> bool:
        """Whether nothing waits for a decision."""
        return not self.open


@dataclass(frozen=True)
class Checklist:
    """The matters of a case by kind, and whether quotas are locked and the list published."""

    duplicates: Reviewed
    conflicts: Reviewed
    locked: bool
    published: bool


def read_checklist(case: Case) -> Checklist:
    """Give the list; five queries."""
    matters = matters_of(case)

    def of(kind: ReviewKind) -> Reviewed:
        mine = [one.review for one in matters if one.kind == kind]
        out = sum(review is not None and review.verdict == Verdict.OUT for review in mine)
        return Reviewed(open=sum(review is None for review in mine), left_out=out)

    draw = draw_of(case)
    return Checklist(
        duplicates=of(ReviewKind.DUPLICATE),
        conflicts=of(ReviewKind.CONFLICT),
        locked=draw is not None,
        published=draw is not None and draw.published_at is not None,
    )
