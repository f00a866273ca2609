"""Migrations: made, free of the apps' code, and reversible or saying why not."""

import ast
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.support.source import PACKAGES, ROOT, name

FILES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("migrations/*.py")
    if path.name != "__init__.py"
)


def taken_from(path):
    """Give the modules of ``from … import``; for a default Django writes a plain ``import``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.mark.django_db
def test_no_model_has_changed_since_the_last_migration():
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert out.getvalue() == "No changes detected\n"


def test_migrations_take_nothing_from_the_apps_whose_code_will_change():
    wrong = [
        (name(path), module)
        for path in FILES
        for module in taken_from(path)
        if module.split(".")[0] in PACKAGES
    ]

    assert wrong == []


def test_every_app_has_one_last_migration():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {
        config for config, _name in loader.graph.nodes if config in {p.parts[-3] for p in FILES}
    }

    assert {app: len(loader.graph.leaf_nodes(app)) for app in ours} == dict.fromkeys(ours, 1)


def test_every_step_can_be_taken_back():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    folders = {path.parts[-3] for path in FILES}

    stuck = [
        f"{app}.{migration}"
        for (app, migration), node in loader.disk_migrations.items()
        if app in folders and not all(operation.reversible for operation in node.operations)
    ]

    assert stuck == []
