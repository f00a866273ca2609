"""What the linters cannot say: sizes, names, templates that nobody uses, reasons for exceptions."""

import re

from django.template import engines
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.support.source import (
    PACKAGES,
    ROOT,
    TEMPLATES,
    comments,
    functions,
    is_email,
    lines_of,
    name,
    python_files,
    template_name,
    templates,
)

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 120
TEST_LINES = 20

# Journeys of several people through a browser read better in one piece.
LONG_TESTS = {"tests/browser/"}
FORBIDDEN_FOLDERS = {"utils", "helpers", "common"}
# Folders whose names other libraries look up: their pages are theirs, only the clothes are ours.
OTHERS_FOLDERS = {"account", "admin", "allauth", "mfa", "susi_forms"}
# Pages that show what happened to any view rather than a place of their own.
SHARED_PAGES = {"pages/problem.html"}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/(?:ld\+)?json)|<style|\son[a-z]+\s*=\s*['\"]|\sstyle\s*="
)
REASONED = re.compile(
    r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* -- \S|# type: ignore\[[a-z, -]+\]  # (-- )?\S"
)


def patterns(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def our_views():
    views = [(pattern.name, pattern.callback) for pattern in patterns(get_resolver())]
    return [(url, view) for url, view in views if view.__module__.split(".")[0] in PACKAGES]


def our_pages():
    own = [path for path in templates() if not is_email(path)]
    return [path for path in own if path.relative_to(TEMPLATES).parts[0] not in OTHERS_FOLDERS]


# --- names ----------------------------------------------------------------------------------------
def test_an_address_bears_the_name_of_its_view():
    functions_only = [(url, v) for url, v in our_views() if not hasattr(v, "view_class")]

    wrong = [(url, view.__name__) for url, view in functions_only if url != view.__name__]

    assert wrong == []


def test_no_two_addresses_share_a_name_unless_they_share_the_view():
    views = {}
    for url, view in our_views():
        views.setdefault(url, set()).add(view)

    assert [url for url, several in views.items() if len(several) > 1] == []


def test_a_page_bears_the_name_of_an_address():
    pages = [path for path in our_pages() if len(path.relative_to(TEMPLATES).parts) == 2]
    names = {url for url, _view in our_views()}

    wrong = [
        template_name(path)
        for path in pages
        if not path.stem.startswith(("_", "base"))
        and path.parent.name not in {"parts", "emails"}
        and path.stem not in names
        and template_name(path) not in SHARED_PAGES
    ]

    assert wrong == []


def test_every_template_is_used():
    code = "\n".join(path.read_text() for path in python_files(*PACKAGES))
    code += "\n".join(path.read_text() for path in templates("*.*"))
    status = re.compile(r"\d{3}(_csrf)?\.html")

    unused = [
        template_name(path)
        for path in our_pages()
        if template_name(path) not in code
        and not status.fullmatch(template_name(path))
        and f"{template_name(path.parent)}/{{" not in code  # f"pages/style/{name}.html"
        and f'"{template_name(path.parent)}/"' not in code  # {% include "pages/style/"|add:name %}
    ]

    assert unused == []


def test_every_template_compiles():
    engine = engines["django"]

    for path in templates():
        engine.get_template(template_name(path))


def test_no_folder_for_everything_else():
    folders = {
        name(path) for package in (*PACKAGES, "tests") for path in (ROOT / package).rglob("*/")
    }

    assert [folder for folder in folders if folder.split("/")[-1] in FORBIDDEN_FOLDERS] == []


# --- sizes ----------------------------------------------------------------------------------------
def test_files_are_short():
    files = [*python_files(*PACKAGES, "tests"), ROOT / "manage.py"]

    assert [name(path) for path in files if len(lines_of(path)) > FILE_LINES] == []


def test_templates_are_short():
    assert [name(path) for path in templates() if len(lines_of(path)) > TEMPLATE_LINES] == []


def test_functions_are_short():
    sizes = [
        (name(p), *function) for p in python_files(*PACKAGES, "tests") for function in functions(p)
    ]

    assert [row for row in sizes if row[2] > FUNCTION_LINES] == []


def test_tests_are_short():
    sizes = [
        (name(path), *function) for path in python_files("tests") for function in functions(path)
    ]

    long = [row for row in sizes if row[1].startswith("test_") and row[2] > TEST_LINES]

    assert [row for row in long if not row[0].startswith(tuple(LONG_TESTS))] == []


# --- content --------------------------------------------------------------------------------------
def test_pages_hold_no_inline_script_style_or_handler():
    wrong = [
        f"{name(path)}:{number}"
        for path in templates()
        if not is_email(path)
        for number, line in enumerate(lines_of(path), 1)
        if INLINE.search(line)
    ]

    assert wrong == []


def test_every_exception_from_a_linter_has_a_code_and_a_reason():
    wrong = [
        f"{name(path)}:{number} {comment}"
        for path in [*python_files(*PACKAGES, "tests"), ROOT / "manage.py"]
        for number, comment in comments(path)
        if re.search(r"#\s*(noqa|type:\s*ignore)", comment) and not REASONED.search(comment)
    ]

    assert wrong == []


def test_the_locks_agree_and_name_no_place_to_download_from():
    run = lines_of(ROOT / "requirements.txt")
    develop = lines_of(ROOT / "requirements-dev.txt")
    versions = {line for line in run if re.match(r"[a-z0-9.-]+==", line)}

    assert versions - set(develop) == set()
    assert [line for line in run + develop if "://" in line or line.startswith("-")] == []
