"""The figures of groups as JSON."""

from typing import Any

from workshops.domain.grouping.deal import Dealt
from workshops.domain.grouping.quality import Spread


def summary_of(dealt: Dealt) -> dict[str, Any]:
    """Give the figures of a deal: what it reached, and what no deal can go below."""
    quality = dealt.quality
    return {
        "people": sum(map(len, dealt.groups)),
        "groups": len(dealt.groups),
        "sizes": [len(group) for group in dealt.groups],
        "imbalance": quality.imbalance,
        "imbalance_bound": 0,
        "criteria": {spread.criterion: _spread(spread) for spread in quality.spreads},
        "alike_pairs": quality.alike,
        "alike_pairs_bound": quality.alike_bound,
        "meet_again": quality.meet_again,
        "meet_again_bound": quality.meet_again_bound,
        "broken": [{"wish": one.code, "ids": list(one.ids)} for one in quality.broken],
        "proven": dealt.proven,
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "imbalance": spread.outside,
        "bound": 0,
        "values": {
            value: {
                "people": spread.people[value],
                "fewest": spread.fewest[value],
                "most": spread.most[value],
            }
            for value in spread.people
        },
    }
