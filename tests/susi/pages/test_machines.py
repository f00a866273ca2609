import re

import pytest
import time_machine
from django.db import DatabaseError, connection

from challenges.choices import CaseStatus
from tests.factories import moments
from tests.factories.challenges import CaseFactory, ChallengeFactory
from tests.factories.landing import whole_challenge


@pytest.mark.django_db
def test_the_sitemap_names_public_pages_in_both_languages(client):
    challenge = whole_challenge()
    CaseFactory(challenge=challenge, status=CaseStatus.DRAFT)
    ChallengeFactory(published_at=None)

    with time_machine.travel(moments.DURING_CALL, tick=False):
        text = client.get("/sitemap.xml").content.decode()

    found = [
        address.removeprefix("http://testserver") for address in re.findall(r"<loc>(.*?)<", text)
    ]
    pages = ["/", "/om/", "/tillganglighet/", "/uppgifter/", "/susi/", "/susi/case/case-0/"]
    assert sorted(found) == sorted([*pages, *(f"/en{page}" for page in pages)])
    assert text.count('hreflang="en"') == len(found)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 4])
def test_the_sitemap_asks_as_often_whatever_its_length(client, django_assert_num_queries, number):
    whole_challenge(cases=number)

    with time_machine.travel(moments.DURING_CALL, tick=False), django_assert_num_queries(2):
        client.get("/sitemap.xml")


def test_robots_may_read_what_is_public(client):
    answer = client.get("/robots.txt")

    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /min/" in text


@pytest.mark.django_db
def test_health_is_ok_where_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/halsa/")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_health_is_503_where_it_does_not(client):
    def fail(*_arguments):
        raise DatabaseError

    with connection.execute_wrapper(fail):
        answer = client.get("/halsa/")

    assert (answer.status_code, answer.content) == (503, b"no database\n")
