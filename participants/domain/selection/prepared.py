"""What a computed draw consists of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prepared:
    """Numbered panels of equal weight, and how they relate to the chances they stand for.

    ``ids`` are all people, sorted; ``chances`` and ``counts`` follow them: the ideal chance,
    and in how many panels a person is. ``floor`` and ``ceiling`` are the lowest and highest
    chance of those who can be chosen and need not be, ``bound`` the highest that the lowest
    chance can be. ``unreachable`` are those who may be in but fit no panel (people who must be
    out are not among them). ``distance`` is the largest ``|count - panels * chance|``;
    ``exact`` says that the chances are the best there are and that everybody's count is
    ``panels * chance`` rounded up or down.

    ``notes`` are codes of what a reader should know:

    - ``chances_proven``: a lottery over whole panels with exactly these chances was found;
    - ``chances_tightened``: whole panels reach less than the linear bound; the chances are the
      best for whole panels;
    - ``budget``: the search stopped before it was done; the chances are those of the best
      lottery it had, ``bound`` tells how far they may be from the best, and a chance of 0 is no
      proof that a person fits no panel;
    - ``clock``: it was the clock that stopped it, so a faster machine may give other panels;
    - ``few_panels``: somebody's chance is under two panels;
    - ``targets_missed``: no panel meets every soft target.
    """

    ids: tuple[str, ...]
    chances: tuple[float, ...]
    counts: tuple[int, ...]
    panels: tuple[tuple[str, ...], ...]
    floor: float
    ceiling: float
    bound: float
    unreachable: tuple[str, ...]
    method: str
    exact: bool
    distance: float
    types: int
    notes: tuple[str, ...]
