"""What holds for every template: nothing inline, known icons, whole pages in both languages."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from susi.core.icons import NAMES

ROOT = Path(__file__).resolve().parents[3]
ALL = sorted(
    [*(ROOT / "templates").rglob("*.html"), *ROOT.glob("*/templates/**/*.html")],
)
PAGES = [path for path in ALL if "emails" not in path.parts]
RUNS = r"<script(?![^>]*(?:\ssrc=|type=.application/json.))"
INLINE = re.compile(rf"\sstyle=|<style|\son[a-z]+=['\"]|javascript:|{RUNS}")
ICON = re.compile(r'{% icon "([^"]+)"')


def of(path):
    return path.relative_to(ROOT).as_posix()


def source(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=of)
def test_a_template_holds_no_inline_style_script_or_handler(path):
    assert INLINE.findall(source(path)) == []


@pytest.mark.parametrize("path", ALL, ids=of)
def test_a_template_is_short_and_compiles(path):
    get_template(of(path).split("templates/", 1)[1])

    assert len(source(path).splitlines()) <= 120


def test_every_icon_in_a_template_is_in_the_sprite():
    used = {name for path in ALL for name in ICON.findall(source(path))}
    sprite = source(ROOT / "static" / "icons.svg")

    assert used - NAMES == set()
    assert set(re.findall(r'id="i-([^"]+)"', sprite)) == NAMES


@pytest.fixture(params=["sv", "en"])
def rendered(request):
    """Give a function that renders a template as a page in each language."""
    with override(request.param):
        asked = RequestFactory().get("/" if request.param == "sv" else "/en/")
        asked.user = AnonymousUser()
        yield lambda name, **content: (
            request.param,
            render_to_string(name, content, request=asked),
        )


@pytest.mark.parametrize("name", ["base.html", "base_form.html"])
def test_a_page_tells_its_language_and_the_way_to_the_other(rendered, name):
    language, html = rendered(name)

    assert html.lstrip().startswith("<!doctype html>")
    assert f'<html lang="{language}"' in html
    assert 'hreflang="en" href="http://testserver/en/"' in html
    assert 'hreflang="sv" href="http://testserver/"' in html


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "410"])
def test_a_page_about_a_problem_has_one_heading_and_one_main_button(rendered, code):
    _, html = rendered(f"{code}.html")

    assert (html.count("<h1>"), html.count("btn btn--primary")) == (1, 1)


@pytest.mark.parametrize("code", ["500", "503"])
def test_a_page_about_a_breakdown_needs_no_request(code):
    html = get_template(f"{code}.html").render()

    assert (html.count("<h1>"), html.count("mailto:susi@example.se")) == (1, 1)
