"""The pools that are measured, and what is asked of them (``selection.md``, Draw: targets)."""

import csv
from dataclasses import dataclass
from pathlib import Path

from participants.domain.selection.problem import Person, Problem, Quota, Rules
from tests.support import pools

SIZES = {60: 24, 200: 40, 500: 60, 1000: 100, 2000: 110, 10000: 200}
MOST_MIB = 200
# CPU seconds of a whole draw: by people, then criteria and slack.
MOST_CPU = {
    60: {(3, 0.04): 0.2, (6, 0.02): 8},
    200: {(3, 0.04): 0.6, (3, 0.02): 4, (6, 0.04): 0.6, (6, 0.02): 4},
    500: {(3, 0.04): 1, (3, 0.02): 2, (6, 0.04): 1, (6, 0.02): 2},
    1000: {(3, 0.04): 1, (3, 0.02): 2, (6, 0.04): 1, (6, 0.02): 2},
    2000: {(3, 0.04): 1, (3, 0.02): 2, (6, 0.04): 1, (6, 0.02): 2},
    10000: {(3, 0.04): 4, (3, 0.02): 4, (6, 0.04): 4, (6, 0.02): 4},
}
# How many times less CPU than the peer's maximin; at 60 with three criteria only.
RATIOS = {60: 7, 200: 30, 500: 100, 1000: 300, 2000: 1000}
PREVIEW_MS = {1000: 50, 10000: 150}
EXPLAIN_MS = {1000: 500}
PUBLISHED_CPU, PUBLISHED_SECONDS = 2, {"example_large_200": 1161.8}


@dataclass(frozen=True)
class Case:
    """A pool by the words that make it; ``kind`` is ``pool``, ``stress`` or ``published``."""

    kind: str
    people: int = 0
    criteria: int = 6
    slack: float = 0.04
    seed: int = 1
    folder: str = ""

    @property
    def name(self):
        """Name it in a table."""
        if self.kind == "stress":
            return f"stress {self.seed}"
        if self.kind == "published":
            return Path(self.folder).name
        return f"{self.people},{SIZES[self.people]} {self.criteria} {self.slack:.2f} s{self.seed}"

    @property
    def most_cpu(self):
        """Give the CPU seconds that a draw may take, if anything is asked."""
        if self.kind == "published":
            return PUBLISHED_CPU
        return MOST_CPU.get(self.people, {}).get((self.criteria, self.slack))

    @property
    def ratio(self):
        """Give how many times faster than the peer a draw must be, if anything is asked."""
        if self.kind != "pool" or (self.people, self.criteria) == (60, 6):
            return None
        return RATIOS.get(self.people)

    def problem(self):
        """Make or read the pool."""
        if self.kind == "stress":
            return pools.stress(self.seed)
        if self.kind == "published":
            return read(Path(self.folder))
        return pools.pool(self.people, SIZES[self.people], self.criteria, self.slack, self.seed)


def read(folder):
    """Read a pool as the replication files publish it; the folder's name ends with the size."""
    with (folder / "respondents.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "categories.csv").open(newline="", encoding="utf-8") as file:
        quotas = tuple(
            Quota(frozenset([(row["category"], row["feature"])]), int(row["min"]), int(row["max"]))
            for row in csv.DictReader(file)
        )
    people = tuple(
        Person(f"{number:05d}", {name: frozenset([value]) for name, value in row.items()})
        for number, row in enumerate(rows, 1)
    )
    return Problem(people, Rules(int(folder.name.rsplit("_", 1)[-1]), quotas))
