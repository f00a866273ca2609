"""What README says of configuration and periodic work is what the code has."""

import re

from susi.schedule import beat_schedule
from tests.support.source import PACKAGES, ROOT, python_files

README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows_after(heading):
    """Give the first words of the first table's rows after a piece of text."""
    rows = []
    for line in README[README.index(heading) :].splitlines():
        if line.startswith("| `"):
            rows.append(re.match(r"\| `([^`]+)` \|", line)[1])
        elif rows:
            break
    return rows


def variables_in(*paths):
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return sorted(set(re.findall(r"[\"'$({]+(SUSI_[A-Z_]*[A-Z])[\"'):}]", text)))


def test_every_variable_that_susi_reads_stands_in_the_table_and_no_other():
    read = variables_in(*python_files(*PACKAGES))

    assert sorted(rows_after("## Configuration")) == read


def test_the_variables_of_the_two_commands_are_read_by_them():
    files = [ROOT / ".ci/venv", ROOT / "Makefile", *python_files("tests")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)

    rows = rows_after("Only the two commands read these")

    assert rows == [name for name in rows if name in text]
    assert len(rows) == len(set(rows))


def test_every_periodic_task_is_explained():
    assert sorted(rows_after("### Work in the background")) == sorted(beat_schedule())


def test_the_production_shape_sets_only_variables_that_exist():
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")

    set_there = set(re.findall(r"^ {4}(SUSI_[A-Z_]+):", compose, re.MULTILINE))

    assert set_there - set(rows_after("## Configuration")) == set()
