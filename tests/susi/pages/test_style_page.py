"""The style page is for those who build; in production it does not exist."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("debug", "demo", "status"), [(False, False, 404), (True, False, 200), (False, True, 200)]
)
def test_the_style_page_exists_only_where_susi_is_built_or_shown(
    as_actor, settings, debug, demo, status
):
    settings.DEBUG, settings.DEMO = debug, demo

    assert as_actor().get(reverse("style_page")).status_code == status
