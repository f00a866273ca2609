"""Run SUSI's commands as a person in a shell would, with an environment of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(folder, **settings):
    """Give an environment for development in a folder: what the shell says to SUSI is left out."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("SUSI_")}
    plain.pop("DJANGO_SETTINGS_MODULE", None)
    return {**plain, "SUSI_DEBUG": "1", "SUSI_VAR_DIR": str(folder), **settings}


def manage(*words, folder, **settings):
    """Run ``manage.py`` to its end."""
    return run("manage.py", *words, folder=folder, **settings)


def run(*words, folder, **settings):
    """Run Python to its end."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(*words, folder, **settings):
    """Start ``manage.py`` and give the running process; its output comes through one pipe."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(folder, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
