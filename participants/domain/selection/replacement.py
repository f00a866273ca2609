"""Who can take the places of those who declined, so that the quotas hold; else the least breach."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.explanation import Change
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.problem import Problem, Quota
from participants.domain.selection.relax import (
    changes_of,
    levers_of,
    relaxed,
    smallest_moves,
)
from participants.domain.selection.seat_table import Label, Side
from participants.domain.selection.vacancies import BrokenQuota, Vacancies, vacancies_of
from participants.domain.selection.whole import Purse, Verdict

SECONDS = 30.0
_MOST_OPTIONS = 6
# The outcomes are prepared from a seed of their own; the draw among them has the public one.
_PREPARING = "replacement"

Outcomes = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Option:
    """A way to fill the vacancies that breaks quotas by ``breach`` seats in all, and its draw."""

    broken: tuple[BrokenQuota, ...]
    breach: int
    chances: tuple[tuple[str, float], ...]
    outcomes: Outcomes


@dataclass(frozen=True)
class Replacements:
    """Who can fill ``vacancies`` seats.

    ``fitting`` are those who keep every quota, with their chances, and ``outcomes`` the equally
    likely results of the draw among them. Where nobody fits, ``options`` are the ways to break
    the quotas, the least first, and ``breach`` is the least. ``unfilled`` is how the quotas
    would stand with the places left empty. Fewer candidates than places: ``vacancies`` says how
    many can be filled.
    """

    vacancies: int
    fitting: tuple[tuple[str, float], ...]
    outcomes: Outcomes
    unfilled: tuple[BrokenQuota, ...]
    options: tuple[Option, ...] = ()
    proven: bool = True

    @property
    def breach(self) -> int:
        """The fewest seats by which quotas must be broken."""
        return self.options[0].breach if self.options else 0

    @property
    def broken(self) -> tuple[BrokenQuota, ...]:
        """The quotas that the least breach breaks."""
        return self.options[0].broken if self.options else ()


def find_replacements(
    problem: Problem, staying: frozenset[str], gone: frozenset[str], *, vacancies: int
) -> Replacements:
    """Find who can fill the vacancies so that all quotas hold with those who stay.

    One vacancy goes to each who fits with the same chance; several are a draw of their own.
    Organisations and households are never broken, and nobody gone or ruled out comes back.
    """
    empty = vacancies_of(problem, staying, gone, vacancies)
    if not empty.seats:
        return Replacements(0, (), (), empty.broken(empty.held))
    return _one(empty) if empty.seats == 1 else _several(empty)


def draw_replacement(
    replacements: Replacements, *, seed: str, option: int | None = None
) -> tuple[str, ...]:
    """Draw who fills the vacancies; an ``option`` must be chosen where nobody fits."""
    outcomes = replacements.outcomes if option is None else replacements.options[option].outcomes
    if not outcomes:
        message = "nobody keeps all quotas: an option must be chosen"
        raise ValueError(message)
    return outcomes[Stream(seed).below(len(outcomes))]


def _one(empty: Vacancies) -> Replacements:
    """Try everybody: those who break nothing, or groups of those who break the same quotas."""
    found: dict[tuple[BrokenQuota, ...], list[str]] = defaultdict(list)
    quotas = np.array([isinstance(label, Quota) for label in empty.table.labels[:-1]], dtype=bool)
    for kind in np.flatnonzero(empty.table.people > 0).tolist():
        count = empty.held + empty.table.rows[:, kind]
        if np.all((count <= empty.table.upper)[:-1] | quotas):
            found[empty.broken(count)] += empty.ids(kind)
    fitting = found.pop((), [])
    options = sorted((_option(broken, ids) for broken, ids in found.items()), key=_order)
    return Replacements(
        vacancies=1,
        fitting=_equal(fitting),
        outcomes=_each(fitting),
        unfilled=empty.broken(empty.held),
        options=() if fitting else tuple(options[:_MOST_OPTIONS]),
    )


def _option(broken: tuple[BrokenQuota, ...], ids: list[str]) -> Option:
    breach = sum(quota.missing + quota.over for quota in broken)
    return Option(broken, breach, _equal(ids), _each(ids))


def _order(option: Option) -> tuple[int, int, str]:
    return option.breach, len(option.broken), option.outcomes[0][0]


def _equal(ids: list[str]) -> tuple[tuple[str, float], ...]:
    return tuple((name, 1 / len(ids)) for name in sorted(ids))


def _each(ids: list[str]) -> Outcomes:
    return tuple((name,) for name in sorted(ids))


def _several(empty: Vacancies) -> Replacements:
    left, purse = empty.left(), Purse(SECONDS)
    verdict = left.fits(purse)
    kept = not any(quota.over for quota in empty.broken(empty.held))
    if verdict is Verdict.FOUND and kept:
        chances, outcomes = _drawn(empty.draw_problem())
        return Replacements(empty.seats, chances, outcomes, empty.broken(empty.held))
    levers = [lever for lever in levers_of(left) if isinstance(lever.of, Quota)]
    options = [
        _relaxed(empty, changes_of(levers, moves)) for moves in smallest_moves(left, levers, purse)
    ]
    return Replacements(
        vacancies=empty.seats,
        fitting=(),
        outcomes=(),
        unfilled=empty.broken(empty.held),
        options=tuple(sorted(options, key=_order)),
        proven=verdict is not Verdict.UNKNOWN,
    )


def _relaxed(empty: Vacancies, changes: tuple[Change, ...]) -> Option:
    """Draw under quotas that give way so much; those who stay may break some already."""
    missing: Counter[Label] = Counter()
    over: Counter[Label] = Counter({quota.quota: quota.over for quota in empty.broken(empty.held)})
    for change in changes:
        if change.bound is Side.MINIMUM:
            missing[change.quota] += change.old - change.new
        else:
            over[change.quota] += change.new - change.old
    broken = tuple(
        BrokenQuota(quota, _count(quota, missing[quota], over[quota]), missing[quota], over[quota])
        for quota in empty.table.labels
        if isinstance(quota, Quota) and missing[quota] + over[quota] > 0
    )
    chances, outcomes = _drawn(relaxed(empty.draw_problem(), changes))
    return Option(broken, missing.total() + over.total(), chances, outcomes)


def _count(quota: Quota, missing: int, over: int) -> int:
    return quota.maximum + over if over else quota.minimum - missing


def _drawn(problem: Problem) -> tuple[tuple[tuple[str, float], ...], Outcomes]:
    prepared = prepare_draw(problem, seed=_PREPARING)
    total = len(prepared.panels)
    chances = zip(prepared.ids, prepared.counts, strict=True)
    return tuple((name, count / total) for name, count in chances if count), prepared.panels
