"""A challenge with everything its landing page shows."""

from challenges.models import Case
from tests.factories import moments
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    CriterionFactory,
    CriterionValueFactory,
    MilestoneFactory,
    PartnerFactory,
    QuestionFactory,
    QuotaFactory,
)
from tests.factories.workshops import SessionFactory

SECTORS = {
    "academia": ("Akademi", "Academia"),
    "public": ("Offentlig sektor", "Public sector"),
    "residents": ("Boende", "Residents"),
}


def whole_challenge(cases=1, **changes):
    """Give a challenge with cases, each with two sessions, quotas, and one of every list."""
    challenge = ChallengeFactory(slug="susi", **changes)
    criterion = CriterionFactory(challenge=challenge)
    values = [
        CriterionValueFactory(criterion=criterion, key=k, name_sv=sv, name_en=en, position=n)
        for n, (k, (sv, en)) in enumerate(SECTORS.items())
    ]
    for number in range(cases):
        add_case(challenge, values, number)
    for factory in (MilestoneFactory, PartnerFactory, QuestionFactory):
        factory.create_batch(cases, challenge=challenge)
    return challenge


def add_case(challenge, values, number=0):
    """Give a published case of the challenge with two sessions and a quota for each value."""
    case = CaseFactory(challenge=challenge, slug=f"case-{number}", position=number, places=12)
    for which, (start, end) in enumerate((moments.SESSION_1, moments.SESSION_2), start=1):
        SessionFactory(case=case, number=which, starts_at=start, ends_at=end)
    for value in values:
        QuotaFactory(case=case, value=value, minimum=3, maximum=5)
    return case


def release(challenge):
    """Say that everybody has heard."""
    Case.objects.filter(challenge=challenge).update(released_at=moments.RELEASED)
