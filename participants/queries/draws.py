"""The draws of a case as pages read them: which one counts, what happened, who is in it.

The pool, the panels and the record are large: they are left in the database until they are asked
for, and ``draw_panels`` remembers them.
"""

from typing import Any

from django.db.models import QuerySet

from challenges.models import Case
from participants.choices import DrawStatus, DrawStep
from participants.domain.selection.merkle import prove
from participants.models import Draw, DrawEntry, DrawEvent, SelectionRun
from participants.queries.chance_groups import ChanceGroup, Dot, chance_groups, dots
from participants.queries.draw_panels import certain, digits_of, panels_of, remaining, tiles
from susi.accounts.models import User

__all__ = [
    "ChanceGroup",
    "Dot",
    "certain",
    "chance_groups",
    "digits_of",
    "dots",
    "draw_of",
    "drawn_panel",
    "draws_of",
    "entry_of",
    "events_of",
    "is_locked",
    "latest_run",
    "panels_of",
    "passed_over",
    "proof_of",
    "remaining",
    "tiles",
]
GONE = (DrawStatus.UNLOCKED, DrawStatus.VOID)
LARGE = ("pool", "panels", "record", "run__problem", "run__result")


def draws_of(case: Case) -> QuerySet[Draw]:
    """Give all draws of the case, also those taken back or made void, in their order."""
    return (
        Draw.objects.filter(case=case)
        .select_related("case__challenge", "run", "locked_by", "void_asked_by", "voided_by")
        .defer(*LARGE)
        .order_by("sequence")
    )


def draw_of(case: Case) -> Draw | None:
    """Give the draw that counts, or nothing where none is locked."""
    return draws_of(case).exclude(status__in=GONE).first()


def is_locked(case: Case) -> bool:
    """Tell whether pool and quotas are frozen for a draw."""
    return Draw.objects.filter(case=case).exclude(status__in=GONE).exists()


def events_of(draw: Draw) -> QuerySet[DrawEvent]:
    """Give what happened to the draw, in order."""
    return draw.events.select_related("by").order_by("pk")


def entry_of(user: User, draw: Draw) -> DrawEntry | None:
    """Give the person's place in the frozen pool, or nothing where they are not in it."""
    return (
        DrawEntry.objects.filter(draw=draw, application__user=user)
        .select_related("application")
        .first()
    )


def proof_of(entry: DrawEntry) -> dict[str, Any]:
    """Give what the person needs to prove "I was in it", without the answers of anybody else."""
    id_ = str(entry.number)
    return prove(entry.draw.pool, entry.draw.salt, [id_])[id_]


def latest_run(case: Case, kind: str) -> SelectionRun | None:
    """Give the run of this kind that was asked for last."""
    return SelectionRun.objects.filter(case=case, kind=kind).order_by("-pk").first()


def drawn_panel(draw: Draw) -> tuple[str, ...]:
    """Give the numbers of those drawn; nobody before the last digit."""
    if draw.status != DrawStatus.DRAWN:
        return ()
    return panels_of(draw)[int(draw.digits)]


def passed_over(draw: Draw) -> list[int]:
    """Give the numbers of those who were drawn but get no place: they had left since the lock."""
    steps = [DrawStep.DRAWN, DrawStep.RELEASED]
    events = draw.events.filter(step__in=steps).order_by("pk").values_list("facts", flat=True)
    return sorted({int(number) for facts in events for number in facts.get("passed", [])})
