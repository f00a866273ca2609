"""The pages for what went wrong: 400, 403, 404, 410, 429, 500, 503."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from participants.emails.places import PURPOSE
from susi.accounts.models import User
from susi.core.links import make_token

pytestmark = pytest.mark.browser
# Templates that no address of the demo answers with, drawn into an address of the tests' own.
DRAWN = ("400", "403_csrf", "429", "500", "503")
both_languages = pytest.mark.parametrize("language", ["sv", "en"])
at_a_stage = pytest.mark.parametrize("world", ["selected"], indirect=True)


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


@at_a_stage
@both_languages
@pytest.mark.parametrize("who", ["nobody", "amina"])
def test_404(visitor, live_server, world, who, language):
    visitor.becomes(world.people[who])
    with override(language):
        visitor.goes_to(f"{reverse('home')}finns/inte/")

    assert visitor.faults(language, status=404) == []


@at_a_stage
@both_languages
@pytest.mark.parametrize("who", ["amina", "johanna"])
def test_403(visitor, live_server, world, who, language):
    visitor.becomes(world.people[who])
    with override(language):
        visitor.goes_to(reverse("desk"))

    assert visitor.faults(language, status=403) == []


@at_a_stage
@both_languages
def test_410(visitor, live_server, world, language):
    old_link = make_token(PURPOSE, place=world.place.pk, version=0)
    visitor.becomes(None)
    with override(language):
        visitor.goes_to(reverse("place_answer", args=[old_link]))

    assert visitor.faults(language, status=410) == []


@at_a_stage
@both_languages
@pytest.mark.parametrize("name", DRAWN)
def test_a_page_no_address_answers_with(visitor, live_server, world, name, language):
    request = RequestFactory().get("/prov/")
    request.user = User()
    with override(language):
        html = render_to_string(f"{name}.html", request=None if name[0] == "5" else request)
    visitor.page.route(
        "**/prov/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    visitor.goes_to("/prov/")

    assert visitor.faults(language) == []
