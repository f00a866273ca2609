"""What tables of applications say beside the answers."""

from challenges.models import Case
from participants.queries.reviews import left_out_of


def decisions_of(case: Case) -> dict[int, str]:
    """Give, by application, why it is not in the draw."""
    return {
        review.application_id: f"{review.get_verdict_display()}: {review.reason}"
        for review in left_out_of(case.challenge_id)
    }
