"""Chooses a panel that keeps every quota, as a careful organiser would by hand."""

from collections import Counter
from random import Random

from susi.demo.applicants import Applicant

STARTS, SWAPS = 20, 3_000


class NoPanelError(Exception):
    """No panel of these people was found that keeps every quota."""


def choose_panel(
    pool: list[Applicant],
    quotas: dict[str, tuple[int, int]],
    *,
    size: int,
    must: Applicant | None,
    seed: int,
) -> list[Applicant]:
    """Give ``size`` people of the pool that keep the quotas, the same for one seed.

    Starts from a random panel and swaps one person at a time while that mends quotas.

    Raises:
        NoPanelError: none was found.
    """
    rng = Random(seed)  # noqa: S311 -- a story to look at, not a draw
    able = [person for person in pool if person.availability != "no" and person is not must]
    kept = [must] if must else []
    for _ in range(STARTS):
        panel = _mend(rng, able, kept, quotas, size)
        if panel:
            return panel
    raise NoPanelError


def _mend(
    rng: Random,
    able: list[Applicant],
    kept: list[Applicant],
    quotas: dict[str, tuple[int, int]],
    size: int,
) -> list[Applicant]:
    chosen = rng.sample(able, size - len(kept))
    left = [person for person in able if person not in chosen]
    fault = _fault([*kept, *chosen], quotas)
    for _ in range(SWAPS):
        if fault == 0:
            return [*kept, *chosen]
        out, into = rng.randrange(len(chosen)), rng.randrange(len(left))
        chosen[out], left[into] = left[into], chosen[out]
        new = _fault([*kept, *chosen], quotas)
        if new <= fault:
            fault = new
        else:
            chosen[out], left[into] = left[into], chosen[out]
    return []


def _fault(panel: list[Applicant], quotas: dict[str, tuple[int, int]]) -> int:
    counts: Counter[str] = Counter()
    for person in panel:
        counts.update([person.sector, *person.competences])
        if person.experience:
            counts[person.experience] += 1
    return sum(
        max(0, least - counts[key]) + max(0, counts[key] - most)
        for key, (least, most) in quotas.items()
    )
