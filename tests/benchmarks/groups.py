"""How good and how fast groups are made, against the bound.

``python -m tests.benchmarks.groups [--quick]``: a table of Markdown for 24 people in 4 groups,
60/10, 200/40 and 1,000/200, with three and six criteria: seats outside the fair share, pairs with
the same answers, and pairs who meet again in a second session, each against what no deal can go
below; swaps looked at, CPU seconds of both deals, and the peak memory of the process. Each row is
a process of its own. Times are printed and never judged; ``--quick`` leaves the largest out.
"""

import json
import os
import resource
import subprocess
import sys
import time

from tests.support.crowds import crowd
from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.request import Request, Wishes, even_sizes

SIZES = ((24, 4), (60, 10), (200, 40), (1000, 200))
CRITERIA = (3, 6)
HEAD = (
    *("people, groups", "criteria", "outside (bound)", "alike (bound)", "again outside"),
    *("meet again (bound)", "steps", "CPU s", "CPU s again", "MiB"),
)


def main():
    """Print the table, a row as soon as it is measured."""
    if sys.argv[1:2] == ["row"]:
        sys.stdout.write(json.dumps(measured(*map(int, sys.argv[2:]))) + "\n")
        return
    _line(HEAD)
    _line(["---"] * len(HEAD))
    for people, groups in SIZES[: -1 if "--quick" in sys.argv else None]:
        for criteria in CRITERIA:
            _line(_row(people, groups, criteria))


def measured(people, groups, criteria):
    """Deal twice, the second time so that few meet again, and give the figures."""
    members, names = crowd(people, criteria, seed=1)
    sizes = even_sizes(people, groups)
    first, first_cpu = _timed(Request(members, sizes, names), "first")
    met = Wishes(met=tuple(map(frozenset, first.groups)))
    second, second_cpu = _timed(Request(members, sizes, names, met), "second")
    return {
        "imbalance": first.quality.imbalance,
        "alike": [first.quality.alike, first.quality.alike_bound],
        "again_imbalance": second.quality.imbalance,
        "meet_again": [second.quality.meet_again, second.quality.meet_again_bound],
        "steps": [first.steps, second.steps],
        "cpu": [first_cpu, second_cpu],
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _timed(request, seed):
    began = time.process_time()
    dealt = deal_groups(request, seed=seed)
    return dealt, time.process_time() - began


def _row(people, groups, criteria):
    # One core, as on a small server: numpy's own threads would be counted as CPU seconds.
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    words = [sys.executable, "-m", "tests.benchmarks.groups", "row"]
    done = subprocess.run(
        [*words, *map(str, (people, groups, criteria))],
        capture_output=True,
        text=True,
        env=alone,
        check=True,
    )
    row = json.loads(done.stdout)
    return (
        f"{people:,}, {groups}",
        criteria,
        f"{row['imbalance']} (0)",
        "{} ({})".format(*row["alike"]),
        row["again_imbalance"],
        "{} ({})".format(*row["meet_again"]),
        "{:,} + {:,}".format(*row["steps"]),
        f"{row['cpu'][0]:.2f}",
        f"{row['cpu'][1]:.2f}",
        f"{row['mib']:.0f}",
    )


def _line(cells):
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
