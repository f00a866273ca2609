"""How long a piece of work took and how much memory the program has needed."""

import resource
import sys
import time
from pathlib import Path

STATUS = Path("/proc/self/status")
KIB_A_MIB = 1024


class Meter:
    """Starts when it is made."""

    def __init__(self) -> None:
        """Note the clocks."""
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        """Give seconds and CPU seconds since the start, and the whole program's peak of memory."""
        return {
            "seconds": round(time.perf_counter() - self.wall, 3),
            "cpu_seconds": round(time.process_time() - self.cpu, 3),
            "peak_mib": round(peak_kib() / KIB_A_MIB, 1),
        }


def peak_kib() -> int:
    """Give the most memory the program has held, in KiB."""
    if STATUS.exists():  # what getrusage says begins with the peak of the program that started this
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // KIB_A_MIB if sys.platform == "darwin" else peak
