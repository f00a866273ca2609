"""What pages ask about challenges and cases."""

from challenges.queries.places import SectorShare, place_mix, ranges_in, sector_shares
from challenges.queries.research import (
    cases_for_review,
    cases_written_by,
    challenges_researched_by,
    draft_of,
    texts_of,
    with_draft,
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
    "cases_facilitated_by",
    "cases_for_review",
    "cases_led_by",
    "cases_of_researcher",
    "cases_visible_to",
    "cases_written_by",
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
    "texts_of",
    "with_draft",
]
