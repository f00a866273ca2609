"""What an organiser's page waits for while quotas are edited, measured in a process of its own.

``python -m tests.benchmarks.live CASE``: the case as JSON; prints CPU milliseconds as JSON.
"""

import json
import statistics
import sys
import time
from dataclasses import replace

from participants.domain.selection.explain import explain
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.preview import preview_chances, trial_panel
from participants.domain.selection.problem import InfeasibleError, Objective
from tests.benchmarks.cases import Case
from tests.support.pools import unmeetable

REPEATS = 15
WITHOUT_CEILING = 10_000  # people from which the target of the preview leaves it out


def main():
    """Measure and print."""
    problem = Case(**json.loads(sys.argv[1])).problem()
    if len(problem.people) >= WITHOUT_CEILING:
        rules = replace(problem.rules, objective=Objective.LEXIMIN)
        problem = replace(problem, rules=rules)
    sys.stdout.write(json.dumps(edited(problem) | impossible(problem)) + "\n")


def edited(problem):
    """Measure what the organiser's page asks while quotas are edited."""
    return {
        "preview": _median(lambda: preview_chances(problem)),
        "trial": _median(lambda: trial_panel(problem, seed="benchmark")),
    }


def impossible(problem):
    """Measure how fast quotas that cannot be met are found out and explained."""
    return {
        "refused": _median(lambda: _refused(unmeetable(problem)), 3),
        "explained": _median(lambda: explain(unmeetable(problem)), 3),
    }


def _refused(problem):
    try:
        prepare_draw(problem, seed="benchmark", panels=1000)
    except InfeasibleError:
        return
    raise AssertionError


def _median(job, repeats=REPEATS):
    job()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        job()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
