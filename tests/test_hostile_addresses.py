"""Addresses nobody meant: huge numbers, wrong words, null bytes; none may end in a 500."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories import moments
from tests.support.world import make_world
from tests.test_access import ADMIN_SITE, arguments
from tests.test_conventions import our_views

NAMES = sorted({name for name, _view in our_views() if name not in ADMIN_SITE})
HUGE = 10**30
WORDS = ["\x00", "é\u202e", "'; --", "-1", "9" * 40, "x" * 3000, "\U0001f600", "%00"]
FIELDS = [
    "q",
    "to",
    "page",
    "sida",
    "sektor",
    "status",
    "next",
    "svar",
    "visa",
    "experience",
    "sector",
    "competence",
    "kod",
    "lank",
    "siffra",
    "redan",
    "flytta",
    "saknas",
    "visa",
]


def hostile_arguments(given):
    """Give the arguments with every number huge and every text strange, one kind at a time."""
    yield {key: HUGE if isinstance(value, int) else value for key, value in given.items()}
    yield {key: "a-b" * 300 if isinstance(value, str) else value for key, value in given.items()}


def requests_to(name, given):
    """Give the addresses and query strings to try."""
    for kwargs in [given, *hostile_arguments(given)]:
        try:
            yield reverse(name, kwargs=kwargs), {}
        except NoReverseMatch:
            continue
    address = reverse(name, kwargs=given)
    for word in WORDS:
        yield (
            address,
            dict.fromkeys(FIELDS, word),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("actor", ["organiser", "participant"])
def test_no_address_breaks(name, actor, settings):
    settings.DEMO = name.startswith("mailbox") or name in {"style_page", "demo_sign_in"}
    world = make_world()
    client = Client(raise_request_exception=False)
    client.force_login(world.people[actor], "django.contrib.auth.backends.ModelBackend")

    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        tried = list(requests_to(name, arguments(name, world)))
        broken = [pair for pair in tried if client.get(pair[0], pair[1]).status_code >= 500]

    assert broken == []


# Every field that some form of ours reads, and their counterparts in lists.
POSTED = """
borjade close_text close_to_project expires_at label limit matter note reason verdict webbplats
abstain action affiliation_sv application applications background_sv call_name case cases challenge
challenge_question_sv choice close code competence consent consent_text contribution declined do
email experience fact_figure id idea ids language lead_question_sv login mark mark_one max_1 min_1
facilitator first group groups kind locked mail name_en name_sv other place room saknas second step
name new next note old organisation password person problem_sv seen sector setup_sv submission
siffra redan reason godkann summary_sv support support_text text time_zone title title_sv unmark
value values version
""".split()


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("actor", ["organiser", "researcher", "participant", "facilitator"])
def test_no_form_breaks(name, actor, settings):
    settings.DEMO = name == "demo_sign_in"
    world = make_world()
    client = Client(raise_request_exception=False)
    client.force_login(world.people[actor], "django.contrib.auth.backends.ModelBackend")
    address, broken = reverse(name, kwargs=arguments(name, world)), []

    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        for word in [*WORDS, str(HUGE)]:
            with transaction.atomic():
                status = client.post(address, dict.fromkeys(POSTED, word)).status_code
                transaction.set_rollback(True)
            broken += [(word, status)] if status >= 500 else []

    assert broken == []
