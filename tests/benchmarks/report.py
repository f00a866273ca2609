"""The table of the draw's measurements, line by line as they come."""

import statistics
import sys

from tests.benchmarks.cases import EXPLAIN_MS, MOST_MIB, PREVIEW_MS, PUBLISHED_SECONDS

HEAD = (
    "pool",
    "types",
    "method",
    "CPU s (target)",
    "process s",
    "wall s",
    "MiB",
    "chances",
    "bound",
    "least/floor",
    "worst",
    "unequal",
    "no chance",
    "faults",
    "peer CPU s",
    "ratio (target)",
    "with loading",
    "peer least/worst/unequal",
    "verdict",
)
failed = []


def head():
    """Begin the table."""
    _line(HEAD)
    _line(["---"] * len(HEAD))


def draw(case, runs, peer):
    """Write the line of a draw; of several runs the one in the middle counts."""
    broken = next((one["failed"] for one in runs if "failed" in one), None)
    if broken:
        failed.append(f"{case.name}: {broken}")
        _line([case.name, broken])
        return
    middle = statistics.median_low([one["cpu"] for one in runs])
    ours = next(one for one in runs if one["cpu"] == middle)
    wrong = list(_wrong(case, ours)) + list(_slow(case, ours, peer))
    failed.extend(f"{case.name}: {what}" for what in wrong)
    _line([*_ours(case, ours), *_peer(case, ours, peer), "; ".join(wrong) or "ok"])


def live(case, times):
    """Write what the organiser's page would wait for."""
    if "failed" in times:
        failed.append(f"{case.name}: {times['failed']}")
        _say(failed[-1])
        return
    _say(
        f"{case.name}: preview {times['preview']:.1f} ms{_most(PREVIEW_MS, case)}, trial panel "
        f"{times['trial']:.1f} ms, impossible quotas found in {times['refused']:.0f} ms, "
        f"explained in {times['explained']:.0f} ms{_most(EXPLAIN_MS, case)} (CPU)"
    )
    if times["preview"] > PREVIEW_MS.get(case.people, times["preview"]):
        failed.append(f"{case.name}: preview {times['preview']:.0f} ms")
    if times["explained"] > EXPLAIN_MS.get(case.people, times["explained"]):
        failed.append(f"{case.name}: explanation {times['explained']:.0f} ms")


def foot():
    """End with what missed its target."""
    _say("")
    _say("Everything reached its target." if not failed else "Missed:")
    for what in failed:
        _say(f"- {what}")


def _most(targets, case):
    return f" (at most {targets[case.people]})" if case.people in targets else ""


def _ours(case, ours):
    target = f" ({case.most_cpu})" if case.most_cpu else ""
    return [
        case.name,
        ours["types"],
        ours["method"] + ("" if ours["exact"] else ", not exact"),
        f"{ours['cpu']:.2f}{target}",
        f"{ours['process']:.2f}",
        f"{ours['wall']:.2f}",
        f"{ours['mib']:.0f}",
        f"{ours['floor']:.4f}-{ours['ceiling']:.4f}",
        f"{ours['bound']:.4f}",
        f"{ours['least']}/{_floor(ours)}",
        f"{ours['worst']:.2f}",
        ours["unequal"],
        ours["unreachable"],
        ours["faults"],
    ]


def _peer(case, ours, peer):
    if case.name in PUBLISHED_SECONDS:
        reported = PUBLISHED_SECONDS[case.name]
        return [f"{reported} s reported", f"{reported / ours['wall']:.0f}x", "", ""]
    if peer is None or "failed" in peer:
        return [peer["failed"] if peer else "", "", "", ""]
    target = f" ({case.ratio})" if case.ratio else ""
    return [
        f"{peer['cpu']:.1f}",
        f"{peer['cpu'] / ours['cpu']:.1f}x{target}",
        f"{peer['process'] / ours['process']:.1f}x",
        f"{peer['least']}/{peer['worst']:.1f}/{peer['unequal']:.3f}",
    ]


def _floor(ours):
    return int(1000 * ours["bound"] + 1e-6)


def _wrong(case, ours):
    most = 2 if case.kind == "stress" else 1
    if ours["faults"]:
        yield f"{ours['faults']} faults"
    if ours["least"] < _floor(ours) and case.kind != "stress":
        yield f"least {ours['least']} < {_floor(ours)}"
    if ours["worst"] > most + 1e-6:
        yield f"{ours['worst']:.2f} panels off"
    if ours["unequal"] > 1:
        yield f"equal people {ours['unequal']} apart"
    if not ours["exact"]:
        yield "; ".join(ours["notes"]) or "not exact"


def _slow(case, ours, peer):
    if case.most_cpu and ours["cpu"] > case.most_cpu:
        yield f"{ours['cpu']:.2f} s > {case.most_cpu}"
    if ours["mib"] > MOST_MIB:
        yield f"{ours['mib']:.0f} MiB"
    if case.ratio and peer and "failed" not in peer and peer["cpu"] / ours["cpu"] < case.ratio:
        yield f"{peer['cpu'] / ours['cpu']:.1f}x < {case.ratio}x"


def _line(cells):
    _say("| " + " | ".join(map(str, cells)) + " |")


def _say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
