"""One run of the peer's maximin, in an environment of its own: SUSI never imports this.

Reads a pool (``tests.support.pools.plain``) as JSON from standard input, prints the measurements
as JSON on one line. ``sortition-algorithms`` is GPL-3.0: it is only run here, beside SUSI, to
compare with. Loading the library and reading the pool are not measured.
"""

import json
import resource
import sys
import time
from collections import Counter

from sortition_algorithms.committee_generation.maximin import find_distribution_maximin
from sortition_algorithms.core import lottery_rounding
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings

PANELS = 1000


def main():
    """Measure maximin alone; its lottery of 1,000 panels is looked at afterwards."""
    pool = json.load(sys.stdin)
    features, people = read(pool)
    cpu, wall = time.process_time(), time.perf_counter()
    panels, chances, _report = find_distribution_maximin(
        features, people, pool["size"], [], "highspy"
    )
    measured = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    measured["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps(measured | quality(pool, panels, chances)) + "\n")


def read(pool):
    """Give the pool in the library's own words."""
    head = ["feature", "value", "min", "max"]
    rows = [{name: str(row[name]) for name in head} for row in pool["quotas"]]
    features, *_ = read_in_features(head, rows, pool["size"])
    settings = Settings(id_column="id", columns_to_keep=[])
    people, _report = read_in_people(list(pool["people"][0]), pool["people"], features, settings)
    return features, people


def quality(pool, panels, chances):
    """Say how low and how uneven the chances are, and how far the 1,000 panels are off."""
    wanted = Counter()
    for panel, chance in zip(panels, chances, strict=True):
        wanted.update(dict.fromkeys(panel, chance))
    found = Counter(id_ for panel in lottery_rounding(panels, chances, PANELS) for id_ in panel)
    ids = [person["id"] for person in pool["people"]]
    kinds = {}
    for person in pool["people"]:
        answers = tuple(value for name, value in person.items() if name != "id")
        kinds.setdefault(answers, []).append(wanted[person["id"]])
    return {
        "floor": min(wanted[id_] for id_ in ids),
        "ceiling": max(wanted[id_] for id_ in ids),
        "least": min(found[id_] for id_ in ids),
        "worst": max(abs(found[id_] - PANELS * wanted[id_]) for id_ in ids),
        "unequal": max(max(kind) - min(kind) for kind in kinds.values()),
    }


if __name__ == "__main__":
    main()
