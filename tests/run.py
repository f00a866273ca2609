"""Run every test:  python -m tests.run [words for pytest].

On SQLite; on PostgreSQL and Redis; in Chromium. The exit code is 0 only where all three passed.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time

from tests.support.servers import Missing, find_chromium, postgres, redis

NO_TESTS = 5  # pytest's exit code where the words chose none


def phase(name, words, environment):
    """Run pytest once and tell whether it passed."""
    say(f"--- {name}")
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-rfEs", *words, *sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="susi-test-") as folder:
        code = subprocess.run(
            command, env={**os.environ, **environment, "TMPDIR": folder}, check=False
        ).returncode
    say(f"{name}: exit code {code}, {time.monotonic() - began:.0f} s")
    return code in (0, NO_TESTS)


def say(sentence):
    """Print now, in order with what pytest prints."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def main():
    """Run the three phases, all of them whatever one of them says."""
    chromium = find_chromium()
    plain = {"SUSI_TEST_DATABASE_URL": "", "SUSI_TEST_REDIS_URL": "", "SUSI_CHROMIUM": chromium}
    passed = [
        phase("SQLite", ["-n", "2", "-m", "not browser and not services"], plain),
    ]
    with contextlib.ExitStack() as stack:
        servers = {
            **plain,
            "SUSI_TEST_DATABASE_URL": stack.enter_context(postgres()),
            "SUSI_TEST_REDIS_URL": stack.enter_context(redis()),
        }
        passed += [phase("PostgreSQL and Redis", ["-n", "2", "-m", "not browser"], servers)]
    passed += [phase("Chromium", ["-m", "browser"], plain)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except Missing as missing:
        sys.exit(f"SUSI's tests cannot run: {missing}")
    except KeyboardInterrupt:
        sys.exit(130)
