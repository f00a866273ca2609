"""The places of cases by sector, as the unit chart and the list of ranges show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Case, CriterionValue
from challenges.queries import SectorShare


@dataclass(frozen=True)
class Row:
    """One sector in one case.

    Attributes:
        value: the sector.
        low: places it gets at least.
        high: places it gets at most; ``None`` where no quota says.
    """

    value: CriterionValue
    low: int
    high: int | None

    @property
    def sure(self) -> range:
        """Give one number for each place the sector is sure of."""
        return range(self.low)

    @property
    def possible(self) -> range:
        """Give one number for each place it may get beyond those."""
        return range((self.high or self.low) - self.low)

    @property
    def figures(self) -> str:
        """Give the range in figures: *4–6*, *5*, or a dash where there is none."""
        if self.high is None:
            return "–"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def words(self) -> str:
        """Give the range as a sentence's part, for those who hear it."""
        if self.high is None:
            return _("ingen ram")
        if self.low == self.high:
            return ngettext("%(n)s plats", "%(n)s platser", self.low) % {"n": self.low}
        return _("minst %(low)s, högst %(high)s") % {"low": self.low, "high": self.high}


@dataclass(frozen=True)
class Chart:
    """The places of one case, or of several that share them alike."""

    title: str
    rows: Sequence[Row]


def rows_of(case: Case, shares: Iterable[SectorShare]) -> list[Row]:
    """Give the sectors of a case with their ranges; nothing where no sector has a quota."""
    rows = [Row(share.value, *share.ranges.get(case.pk, (0, None))) for share in shares]
    return rows if any(row.high is not None for row in rows) else []


def charts_of(cases: Sequence[Case], shares: Sequence[SectorShare]) -> list[Chart]:
    """Give one chart for each case, or one in all where the cases share places alike."""
    charted = [(case, rows) for case in cases if (rows := rows_of(case, shares))]
    if not charted:
        return []
    kinds = {(case.places, tuple((r.low, r.high) for r in rows)) for case, rows in charted}
    if len(kinds) == 1 and len(charted) == len(cases) > 1:
        case, rows = charted[0]
        return [Chart(_("%(places)s platser i varje case") % {"places": case.places}, rows)]
    return [
        Chart(_("%(case)s: %(places)s platser") % {"case": case.title, "places": case.places}, rows)
        for case, rows in charted
    ]
