"""Every page of ours, in both languages and at three widths: axe, policy, icons, shape, width."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.browser.pages import NOT_PAGES, PAGES, query_of, value_of
from tests.test_conventions import our_views

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


ROWS = [pytest.param(one.stage, one, id=str(one)) for one in PAGES]


@pytest.mark.parametrize(("world", "one"), ROWS, indirect=["world"], scope="module")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_wrong_with(visitor, live_server, world, one, language):
    visitor.becomes(world.people[one.who])
    with override(language):
        path = reverse(one.name, args=[value_of(word, world) for word in one.args])

    visitor.goes_to(path + query_of(one, world))

    assert visitor.faults(language) == []


def test_every_address_is_a_page_here_or_no_page():
    ours = {name for name, _view in our_views()}
    seen = {one.name for one in PAGES}

    assert ours - seen - NOT_PAGES == set()
    assert (seen & NOT_PAGES, (seen | NOT_PAGES) - ours) == (set(), set())
