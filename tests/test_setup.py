"""What ``make run`` says on machines where it cannot make its environment."""

import shutil
import subprocess

import pytest

from tests.support.source import ROOT

TOOLS = ("sh", "dirname", "id", "grep", "cat", "cp", "rm", "cmp")


@pytest.fixture
def machine(tmp_path):
    """A folder with the script, and one with the usual shell tools and no Python."""
    for folder in ("susi/.ci", "bin"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / ".ci/venv", tmp_path / "susi/.ci/venv")
    (tmp_path / "susi/requirements.txt").write_text("six==1.17.0\n")
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    return tmp_path


def program(machine, name, text):
    file = machine / "bin" / name
    file.unlink(missing_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


def set_up(machine, **environment):
    done = subprocess.run(
        [machine / "bin/sh", ".ci/venv", "requirements.txt"],
        cwd=machine / "susi",
        env={"PATH": str(machine / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def test_without_any_python_it_says_what_to_install(machine):
    assert set_up(machine) == (
        1,
        (
            "SUSI: No Python was found: install Python 3.11 or newer,"
            " or name it with SUSI_PYTHON=/path/to/python3.\n"
        ),
    )


def test_an_old_python_is_named(machine):
    old = program(machine, "python3", 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac')

    assert set_up(machine) == (
        1,
        (
            "SUSI: Python 3.11 or newer is needed, but python3 is 3.9: install a newer one,"
            " or name it with SUSI_PYTHON=/path/to/python3.\n"
        ),
    )
    assert set_up(machine, SUSI_PYTHON=old) == (
        1,
        f"SUSI: SUSI_PYTHON={old} is Python 3.9, but 3.11 or newer is needed.\n",
    )


def test_a_named_python_that_is_none_is_named(machine):
    sentence = "SUSI: SUSI_PYTHON=/nowhere/python is not a Python that runs.\n"

    assert set_up(machine, SUSI_PYTHON="/nowhere/python") == (1, sentence)


def test_a_python_without_venv_leads_to_the_package_that_is_missing(machine):
    program(machine, "python3", '[ "$2" != venv ]')
    program(machine, "id", "echo 1000")

    code, words = set_up(machine)

    assert code == 1
    assert words.startswith("SUSI: python3 cannot make an environment in ")
    assert "install the package python3-venv (apt-get install python3-venv)" in words
