"""Style sheets, script and fonts are whole: one name each, nothing from elsewhere, small."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))


def text(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_at_most_three_hundred_lines_and_imports_nothing(path):
    assert len(text(path).splitlines()) <= 300
    assert "@import" not in text(path)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_takes_files_only_from_here(path):
    addresses = re.findall(r'url\("([^"]+)"\)', text(path))

    assert [a for a in addresses if not (path.parent / a).is_file()] == []


def test_every_custom_property_that_is_read_is_set_somewhere():
    everything = "".join(map(text, SHEETS))
    read = set(re.findall(r"var\((--[\w-]+)\)", everything))
    given = set(re.findall(r"(--[\w-]+)\s*:", everything))

    assert read - given == set()


def test_the_script_of_all_pages_is_smaller_than_ten_kilobytes():
    assert (STATIC / "js" / "susi.js").stat().st_size < 10_000
