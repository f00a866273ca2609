"""Every address of allauth is one we have looked at."""

import pytest
from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.urls import URLResolver, reverse

from susi.accounts.urls import urlpatterns


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_page_of_allauth_has_an_address_here():
    theirs = {*names(account_urls.urlpatterns), *names(mfa_urls.urlpatterns)}

    assert theirs - set(names(urlpatterns)) == set()


@pytest.mark.django_db
def test_asking_for_a_code_once_more_leads_to_the_front_door(client):
    answer = client.get(reverse("account_request_login_code"), {"next": "/min/"})

    assert answer["Location"] == "/logga-in/?next=%2Fmin%2F"
