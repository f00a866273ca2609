"""What everybody sees while the digits are drawn: the digits, how many groups are left, the tiles.

Hundreds of people ask for it every other second. One light row says whether anything is new; the
list of groups is read once by each process, and the tiles are worked out once for each digit.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import ceil, sqrt

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from challenges.choices import CriterionKind
from challenges.models import CriterionValue
from challenges.queries import cases_visible_to, challenges_led_by
from participants.choices import DrawMethod, DrawStatus
from participants.models import Draw, DrawRules
from participants.queries.draw_panels import digits_of, panels_of, remaining, tiles
from susi.accounts.models import User
from susi.core.live import version_of
from susi.core.weave import Tile, placed

LARGE = ("pool", "rules", "panels", "record")
USUAL_DIGITS = 3
# Wider than high, as the screen beside the digits is.
PROPORTION = 1.5
REMEMBERED = 64


@dataclass(frozen=True)
class Stage:
    """A draw as the public screen shows it."""

    draw: Draw
    panels: int
    left: int
    digits: Sequence[str]
    keys: Sequence[str | None]

    @property
    def state(self) -> str:
        """Give ``waits``, ``live``, ``done`` or ``void``."""
        states = {DrawStatus.LIVE: "live", DrawStatus.DRAWN: "done", DrawStatus.VOID: "void"}
        return states.get(DrawStatus(self.draw.status), "waits")

    @property
    def drawn(self) -> int:
        """Give how many digits are drawn."""
        return len(self.draw.digits)

    @property
    def missing(self) -> int:
        """Give how many digits are not drawn yet."""
        return len(self.digits) - self.drawn

    @property
    def given(self) -> int:
        """Give how many places are certain."""
        return sum(key is not None for key in self.keys)

    @property
    def columns(self) -> int:
        """Give how many tiles stand in a row."""
        return max(1, ceil(sqrt(len(self.keys) * PROPORTION)))

    @property
    def width(self) -> int:
        """Give the width of the weave in its own measure."""
        return self.columns * 100

    @property
    def height(self) -> int:
        """Give its height."""
        return max(1, ceil(len(self.keys) / self.columns)) * 100

    @property
    def tiles(self) -> list[Tile]:
        """Give the tiles; one that has turned keeps its place and its drawing."""
        return placed(self.keys, columns=self.columns, seed=self.draw.pk)

    @property
    def version(self) -> str:
        """Give a text that changes when the screen does."""
        return version_of_draw(self.draw)


@dataclass(frozen=True)
class Sign:
    """A sector in the legend; with its number of places when the group is known."""

    key: str
    value: CriterionValue
    number: int


def shown_draws(reader: User | None, now: datetime, *, challenge: str, case: str) -> QuerySet[Draw]:
    """Give the case's draws that the person may see, the newest first, without their large parts.

    Everybody sees those whose list is published, also one that was made void; an organiser sees
    the one that is being prepared too.
    """
    cases = cases_visible_to(reader, now).filter(challenge__slug=challenge, slug=case)
    shown = Q(published_at__isnull=False)
    if reader is not None:
        shown |= Q(case__challenge__in=challenges_led_by(reader).values("pk"))
    draws = Draw.objects.filter(shown, case__in=cases.values("pk"))
    return (
        draws.exclude(status=DrawStatus.UNLOCKED)
        .select_related("case__challenge")
        .defer(*LARGE)
        .order_by("-sequence")
    )


def version_of_draw(draw: Draw) -> str:
    """Give a text that changes when the public screen of the draw does; reads nothing."""
    said = draw.case.released_at, draw.case.challenge.decision_at
    return version_of(draw.pk, draw.status, draw.digits, draw.list_hash, said, get_language())


def stage_of_draw(draw: Draw) -> Stage:
    """Give what the screen shows; before the list is ready every place is open."""
    width = digits_of(draw) or USUAL_DIGITS
    return Stage(
        draw=draw,
        panels=len(panels_of(draw)),
        left=remaining(draw),
        digits=draw.digits.ljust(width),
        keys=_keys(draw) if draw.list_hash else (None,) * draw.case.places,
    )


def legend_of(stage: Stage) -> list[Sign]:
    """Give the sectors in their order, and how many places each got once the group is known."""
    values = CriterionValue.objects.filter(
        criterion__challenge=stage.draw.case.challenge_id, criterion__kind=CriterionKind.SECTOR
    ).order_by("position", "pk")
    numbers = Counter(stage.keys) if stage.state == "done" else Counter[str | None]()
    return [Sign(value.key, value, numbers[value.key]) for value in values]


def _keys(draw: Draw) -> tuple[str | None, ...]:
    known = draw.status not in {DrawStatus.LOCKED, DrawStatus.PREPARED, DrawStatus.PUBLISHED}
    return _remembered(draw.pk, draw.list_hash, draw.pool_hash, draw.digits if known else "")


@lru_cache(maxsize=REMEMBERED)
def _remembered(pk: int, list_hash: str, pool_hash: str, digits: str) -> tuple[str | None, ...]:
    draw = Draw(pk=pk, list_hash=list_hash, pool_hash=pool_hash, digits=digits)
    return tuple(tiles(draw))


def published_draws(challenge: int) -> list[Draw]:
    """Give the newest published draw of each case of a challenge that has one; one query."""
    rows = (
        Draw.objects.filter(case__challenge=challenge, published_at__isnull=False)
        .exclude(status=DrawStatus.UNLOCKED)
        .select_related("case")
        .defer(*LARGE)
        .order_by("case__position", "case", "-sequence")
    )
    newest: dict[int, Draw] = {}
    for draw in rows:
        newest.setdefault(draw.case_id, draw)
    return list(newest.values())


def cases_by_hand(challenge: int) -> set[int]:
    """Give the keys of the challenge's cases whose people are chosen by hand."""
    rules = DrawRules.objects.filter(case__challenge=challenge, method=DrawMethod.HAND)
    return set(rules.values_list("case", flat=True))
