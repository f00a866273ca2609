"""The sectors of a challenge and how many places each of them gets in each case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from challenges.choices import CriterionKind
from challenges.domain.places import Range, share_places
from challenges.models import Case, CriterionValue


@dataclass
class SectorShare:
    """A sector and, by the case's key, at least and at most how many places it gets there."""

    value: CriterionValue
    ranges: dict[int, Range] = field(default_factory=dict)


def sector_shares(challenge_id: int) -> list[SectorShare]:
    """Give the sectors of a challenge in order, with their quotas in each case; one query."""
    rows = (
        CriterionValue.objects.filter(
            criterion__challenge_id=challenge_id, criterion__kind=CriterionKind.SECTOR
        )
        .annotate(
            quota_case=F("quotas__case_id"),
            quota_low=F("quotas__minimum"),
            quota_high=F("quotas__maximum"),
        )
        .order_by("position", "pk")
    )
    shares: dict[int, SectorShare] = {}
    for row in rows:
        share = shares.setdefault(row.pk, SectorShare(row))
        if row.quota_case is not None:
            share.ranges[row.quota_case] = (row.quota_low, row.quota_high)
    return list(shares.values())


def ranges_in(case: Case, shares: Iterable[SectorShare]) -> dict[str, Range]:
    """Give smallest and largest number by sector key; without a quota any number will do."""
    return {share.value.key: share.ranges.get(case.pk, (0, case.places)) for share in shares}


def place_mix(cases: Iterable[Case], shares: Iterable[SectorShare]) -> dict[str, int]:
    """Give how many places of the cases go to each sector, as evenly as the quotas allow."""
    listed, mix = list(shares), dict[str, int]()
    for case in cases:
        parts = share_places(case.places, ranges_in(case, listed))
        rest = case.places - sum(parts.values())
        for key, number in {**parts, "unknown": rest}.items():
            mix[key] = mix.get(key, 0) + max(number, 0)
    return {key: number for key, number in mix.items() if number}
