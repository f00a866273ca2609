"""One draw of the engine, measured in a process of its own.

``python -m tests.benchmarks.ours CASE``: the case as JSON; prints what was measured as JSON.
Loading the program and making the pool are not measured; peak memory includes them.
"""

import json
import resource
import sys
import time

from participants.domain.selection.check import counts_of, faults_of
from participants.domain.selection.lottery import prepare_draw
from tests.benchmarks.cases import Case
from tests.support.bound import lowest_chance_bound
from tests.support.pools import kinds

PANELS = 1000


def main():
    """Draw and print the figures."""
    case = Case(**json.loads(sys.argv[1]))
    sys.stdout.write(json.dumps(draw(case.problem())) + "\n")


def draw(problem):
    """Measure a whole draw, then judge it by other means than the engine's."""
    cpu, wall = time.process_time(), time.perf_counter()
    drawn = prepare_draw(problem, seed="benchmark", panels=PANELS)
    measured = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    measured["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured | judged(problem, drawn)


def judged(problem, drawn):
    """Count faults, the smallest count, the largest deviation and unequal treatment."""
    found = counts_of(drawn.panels)
    chances = dict(zip(drawn.ids, drawn.chances, strict=True))
    asked = set(drawn.ids) - set(drawn.unreachable) - problem.rules.must_out
    counts = [[found.get(id_, 0) for id_ in kind] for kind in kinds(problem)]
    return {
        "types": drawn.types,
        "method": drawn.method,
        "exact": drawn.exact,
        "notes": list(drawn.notes),
        "floor": drawn.floor,
        "ceiling": drawn.ceiling,
        "bound": lowest_chance_bound(problem, drawn.unreachable),
        "least": min(found.get(id_, 0) for id_ in asked),
        "worst": max(abs(found.get(id_, 0) - PANELS * chances[id_]) for id_ in drawn.ids),
        "unequal": max(max(kind) - min(kind) for kind in counts),
        "unreachable": len(drawn.unreachable),
        "faults": len(faults_of(problem, drawn.panels)) + (len(drawn.panels) != PANELS),
    }


if __name__ == "__main__":
    main()
