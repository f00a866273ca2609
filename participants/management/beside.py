"""What lies beside a record: the tables it was written with, and the engine to make it again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from participants.domain.selection.digests import csv_text, list_hash, panels_csv
from participants.domain.selection.documents import problem_of
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.verify import Finding


def tables_of(record: Mapping[str, Any]) -> dict[str, bytes]:
    """Give the tables that say the same as the record, by the names of their files."""
    chances = ((person["id"], person["chance"]) for person in record["people"])
    texts = {
        "chances.csv": csv_text(("id", "chance"), chances),
        "panels.csv": panels_csv(record["panels"]),
    }
    if record["choice"] is not None:
        texts["panel.csv"] = csv_text(("id",), ([id_] for id_ in record["panel"]))
    return {name: text.encode() for name, text in texts.items()}


def files_beside(record: Mapping[str, Any], folder: Path) -> tuple[Finding, ...]:
    """Check the tables that lie in the folder; those that do not are not missed."""
    return tuple(
        Finding("file", good=(folder / name).read_bytes() == content, facts={"name": name})
        for name, content in tables_of(record).items()
        if (folder / name).is_file()
    )


def run_again(record: Mapping[str, Any]) -> Finding:
    """Make the panels again from rules, pool and seed, and compare the lists."""
    problem = problem_of(record["rules"], record["pool"])
    made = prepare_draw(problem, seed=record["seed"], panels=record["rules"]["panels"])
    return Finding("again", good=list_hash(made.panels) == record["hashes"]["list"])
