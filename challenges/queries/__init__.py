"""What pages ask about challenges and cases."""

from challenges.queries.places import SectorShare, place_mix, ranges_in, sector_shares
from challenges.queries.research import (
    case_for_researcher,
    cases_for_review,
    challenges_researched_by,
    draft_of,
)
from challenges.queries.visibility import (
    cases_facilitated_by,
    cases_led_by,
    cases_of_researcher,
    cases_visible_to,
    challenges_led_by,
    challenges_visible_to,
    published_cases,
    published_challenges,
    roles_of,
)

__all__ = [
    "SectorShare",
    "case_for_researcher",
    "cases_facilitated_by",
    "cases_for_review",
    "cases_led_by",
    "cases_of_researcher",
    "cases_visible_to",
    "challenges_led_by",
    "challenges_researched_by",
    "challenges_visible_to",
    "draft_of",
    "place_mix",
    "published_cases",
    "published_challenges",
    "ranges_in",
    "roles_of",
    "sector_shares",
]
