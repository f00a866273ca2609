"""Child processes that live and die together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

GRACE_SECONDS = 10.0
LOOK_EVERY_SECONDS = 0.2
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):
    """Somebody asked for an end: Ctrl-C, a closed terminal, or ``kill``."""


@dataclass(frozen=True)
class Program:
    """A child process to be: its name in sentences, and the words after ``python -m``."""

    name: str
    words: Sequence[str]


class Family:
    """Children in process groups of their own, so that grandchildren are stopped with them."""

    def __init__(self, programs: Sequence[Program], environment: Mapping[str, str]) -> None:
        """Remember what to start, and in which environment."""
        self.programs = programs
        self.environment = environment
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Start every program."""
        for program in self.programs:
            self.running[program.name] = subprocess.Popen(  # noqa: S603 -- our own interpreter and words
                [sys.executable, "-m", *program.words],
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def ended(self) -> str:
        """Name the first program that has ended by itself, with its exit code, or give nothing."""
        for name, process in self.running.items():
            if process.poll() is not None:
                return f"{name} (exit code {process.returncode})"
        return ""

    def wait(self) -> str:
        """Wait until a program ends by itself, and name it."""
        while not (name := self.ended()):
            time.sleep(LOOK_EVERY_SECONDS)
        return name

    def stop(self) -> None:
        """Ask every group to end, wait, and then end by force what is left."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for process in self.running.values():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
        self._signal(signal.SIGKILL)
        for process in self.running.values():
            process.wait()

    def _signal(self, number: signal.Signals) -> None:
        """Send a signal to every group; a child leads its group, so the group bears its id."""
        for process in self.running.values():
            try:
                os.killpg(process.pid, number)
            except (ProcessLookupError, PermissionError):
                continue  # nobody is left in it


def stop_on_signals() -> None:
    """Raise ``Stop`` in the main thread at the first signal to end; later ones change nothing."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise Stop

    for number in STOP_SIGNALS:
        signal.signal(number, handle)
