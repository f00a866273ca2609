"""What the draw says to one applicant: their own number, their chance, and what decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from participants.choices import DrawStatus
from participants.domain.selection.blocked import unreachable
from participants.domain.selection.coded import problem_from
from participants.domain.selection.problem import (
    BadProblemError,
    InfeasibleError,
    Quota,
    Value,
)
from participants.domain.selection.seat_table import Label
from participants.models import Draw, DrawEntry
from participants.queries.draw_problem import names_of
from participants.queries.draw_protocol import Figures, figures_of
from participants.queries.draw_stage import LARGE
from participants.queries.draws import drawn_panel
from susi.accounts.models import User

LARGE_OF_DRAW = tuple(f"draw__{name}" for name in LARGE)
REMEMBERED = 16
# How long a page may look for the reason; without one it says that quotas are in the way.
PATIENCE = 3.0


@dataclass(frozen=True)
class Block:
    """A quota that keeps somebody out: what it asks for, and how many."""

    name: str
    minimum: int
    maximum: int | None


@dataclass(frozen=True)
class Mine:
    """One applicant's part in a draw."""

    entry: DrawEntry
    figures: Figures

    @property
    def percent(self) -> float:
        """Give the chance in percent, as the list of groups has it."""
        groups = self.figures.panels or 1
        return 100 * (self.entry.count or 0) / groups

    @property
    def is_drawn(self) -> bool:
        """Tell whether the digits named a group."""
        return self.entry.draw.status == DrawStatus.DRAWN

    @property
    def is_in(self) -> bool:
        """Tell whether the number is in the group that was drawn."""
        return str(self.entry.number) in drawn_panel(self.entry.draw)

    @property
    def cannot(self) -> bool:
        """Tell whether the number is in no group at all."""
        return self.entry.count == 0


def shown_entries() -> QuerySet[DrawEntry]:
    """Give the entries of draws whose list is published, without what is large."""
    return (
        DrawEntry.objects.filter(draw__published_at__isnull=False)
        .exclude(draw__status=DrawStatus.UNLOCKED)
        .select_related("draw__case__challenge", "application")
        .defer(*LARGE_OF_DRAW)
        .order_by("pk")
    )


def entries_of(user: User) -> QuerySet[DrawEntry]:
    """Give the person's own entries."""
    return shown_entries().filter(application__user=user)


def prefetch_entries() -> "Prefetch[str, QuerySet[DrawEntry], str]":
    """Give what ``draw_entries`` of applications are read with: the draws that count."""
    return Prefetch("draw_entries", shown_entries().exclude(draw__status=DrawStatus.VOID))


def mine_of(entry: DrawEntry) -> Mine:
    """Give what the page of an entry shows."""
    return Mine(entry, figures_of(entry.draw))


def blocks_of(entry: DrawEntry) -> list[Block]:
    """Give the quotas that keep the person out of every group."""
    names = names_of(entry.draw.case)
    labels = _blocked(entry.draw_id, entry.draw.list_hash).get(str(entry.number), ())
    return [block for label in labels if (block := _block(label, names)) is not None]


def _block(label: Label, names: Mapping[Value, str]) -> Block | None:
    """Give a rule in words; the number of places is no quota, and an organisation stays unnamed."""
    if isinstance(label, Quota):
        name = " + ".join(names.get(value, value[1]) for value in sorted(label.cell))
        return Block(name, label.minimum, label.maximum)
    if label.startswith("organisation:"):
        return Block(_("Personer från samma organisation"), 0, None)
    return None


@lru_cache(maxsize=REMEMBERED)
def _blocked(draw: int, _list_hash: str) -> dict[str, tuple[Label, ...]]:
    """Work out who is kept out by what; once, since pool and rules of a draw never change."""
    row = Draw.objects.only("pool", "rules", "panels").get(pk=draw)
    problem = problem_from(row.pool, row.rules["rules"])
    try:
        found = unreachable(problem, panels=row.panels or (), seconds=PATIENCE)
    except (BadProblemError, InfeasibleError):
        return {}  # the page then says that quotas are in the way, and not which
    return {one.id: one.by for one in found}
