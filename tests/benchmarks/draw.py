"""Measure the draw: ``python -m tests.benchmarks.draw [--quick] [--peer] [--sizes 200,500]``.

Every figure comes from a fresh process on one core; CPU seconds hold on a busy machine, wall
seconds do not. ``--peer`` runs the maximin of ``sortition-algorithms`` on the same pools, each
just before ours, in an environment of its own under ``var/`` (2,000 people take it some ten
minutes a pool; choose with ``--sizes``). ``--published FOLDER`` measures an instance of Flanigan
et al. (Nature 2021), who report 1,162 s for theirs: the folders ``data/example_*`` of the public
repository ``pgoelz/citizensassemblies-replication`` (no copy here; it is GPL-3.0).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import venv
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import cases, report
from tests.benchmarks.cases import Case
from tests.support.pools import plain
from tests.support.source import ROOT

HOME = ROOT / "var" / "peer-venv"
PEER = ("sortition-algorithms==0.12.15", "highspy==1.16.0")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
LONGEST = 3600


def main():
    """Measure what the arguments say."""
    wanted = arguments()
    os.sched_setaffinity(0, {wanted.core})
    report.head()
    chosen = list(pools(wanted))
    for case in chosen:
        peer = measure_peer(case) if wanted.peer and case.kind != "stress" else None
        report.draw(case, [measure("ours", case) for _ in range(wanted.repeat)], peer)
    for case in chosen:
        if case.kind == "pool" and case.criteria == max(cases_of(wanted)):
            report.live(case, measure("live", case))
    report.foot()


def arguments():
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="up to 1,000 people, wide quotas")
    parser.add_argument("--peer", action="store_true", help="also the peer, and the ratios")
    parser.add_argument("--sizes", default="", help="numbers of people, such as 200,500")
    parser.add_argument("--criteria", default="3,6", help="numbers of criteria")
    parser.add_argument("--slack", default="0.04,0.02", help="room that quotas leave")
    parser.add_argument("--seeds", type=int, default=1, help="pools of each sort")
    parser.add_argument("--stress", type=int, default=10, help="how many tight pools")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each; the median counts")
    parser.add_argument("--published", action="append", default=[], help="folder of an instance")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    return parser.parse_args()


def cases_of(wanted):
    """Give the numbers of criteria."""
    return [int(number) for number in wanted.criteria.split(",")]


def pools(wanted):
    """Give the pools to measure."""
    named = [int(number) for number in wanted.sizes.split(",") if number]
    sizes = named or [size for size in cases.SIZES if not wanted.quick or size <= 1000]
    slacks = [float(number) for number in wanted.slack.split(",")][: 1 if wanted.quick else None]
    for people in sizes:
        for criteria in cases_of(wanted):
            for slack in slacks:
                for seed in range(1, wanted.seeds + 1):
                    yield Case("pool", people, criteria, slack, seed)
    for seed in range(1, wanted.stress + 1):
        yield Case("stress", seed=seed)
    for folder in wanted.published:
        yield Case("published", folder=folder)


def measure(script, case):
    """Run one of our scripts in a fresh process."""
    return run([sys.executable, "-m", f"tests.benchmarks.{script}", json.dumps(asdict(case))])


def measure_peer(case):
    """Let the peer do its maximin."""
    script = Path(__file__).with_name("peer.py")
    return run([home() / "bin" / "python", script], json.dumps(plain(case.problem())))


def home():
    """Give the peer's environment; make it where it is missing."""
    if not (HOME / "bin" / "python").exists():
        venv.create(HOME, with_pip=True)
        install = [HOME / "bin" / "python", "-m", "pip", "install", "--quiet", *PEER]
        subprocess.run(install, check=True)
    return HOME


def run(words, given=None):
    """Give what a process printed last, and its CPU seconds from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        words,
        input=given,
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        return {"failed": (done.stderr.strip() or "no word").splitlines()[-1]}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout.splitlines()[-1]) | {"process": whole}


if __name__ == "__main__":
    main()
