"""SUSI's own files, as the tests of conventions read them."""

import ast
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("susi", "challenges", "workshops", "participants", "ideas")
TEMPLATES = ROOT / "templates"


def name(path):
    """Give the name of a file from the root."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders):
    """Give the Python files of folders, without migrations."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates(pattern="*.html"):
    """Give the templates."""
    return sorted(TEMPLATES.rglob(pattern))


def template_name(path):
    """Give the name that Django knows a template by."""
    return path.relative_to(TEMPLATES).as_posix()


def is_email(path):
    """Tell whether a template is of an e-mail, where styles must stand inside."""
    return "emails" in path.parts


def lines_of(path):
    """Give the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def functions(path):
    """Give every function of a Python file with its number of lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def comments(path):
    """Give the comments of a Python file with their line numbers."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
