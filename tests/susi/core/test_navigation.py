"""Links of the menu and between the languages."""

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils.translation import override


def drawn(source, path="/"):
    asked = RequestFactory().get(path)
    with override("en" if path.startswith("/en/") else "sv"):
        return Template(source).render(RequestContext(asked))


def test_the_page_that_is_shown_is_marked_in_the_menu():
    assert (
        drawn('{% nav_link "about" "Om" %}', "/om/") == '<a href="/om/" aria-current="page">Om</a>'
    )
    assert drawn('{% nav_link "about" "Om" css="btn" %}') == '<a href="/om/" class="btn">Om</a>'


@pytest.mark.parametrize(
    ("path", "language", "address"),
    [
        ("/om/", "en", "/en/om/"),
        ("/en/om/?q=1", "sv", "/om/?q=1"),
        ("/om/", "sv", "/om/"),
        ("/no/such/page/", "en", "/en/"),
        ("/en/no/such/page/", "sv", "/"),
    ],
)
def test_the_same_page_in_the_other_language(path, language, address):
    assert drawn(f'{{% address_in "{language}" %}}', path) == address


def test_the_address_for_search_engines_has_no_query():
    assert drawn('{% address_in "en" query=False %}', "/om/?q=1") == "/en/om/"


def test_without_a_request_the_way_leads_to_the_start_page():
    assert Template('{% address_in "en" %}').render(Context()) == "/en/"
