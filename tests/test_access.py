"""The whole site's access as one table: every address, every role, the answer.

``in`` stands for a redirect to the sign-in page. A row's method is POST where the view takes
nothing else. The time is the middle of session 1; a POST comes without fields, so 422 or a redirect
says that the person was let in.
"""

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.factories import moments
from tests.support.world import ACTORS, make_world
from tests.test_conventions import our_views

# fmt: off
TABLE = """
"""
# fmt: on
# The admin site's own three pages; allauth's take their place.
ADMIN_SITE = {"login", "logout", "password_change"}
OF_A_CASE = {
    "answers",
    "applicants_csv",
    "ballot",
    "ballot_live",
    "board_lead",
    "board_lead_live",
    "board_move",
    "case_calendar",
    "case_review",
    "idea_board",
    "idea_board_live",
    "selection",
    "selection_mark",
    "selection_quotas",
    "selection_release",
    "waiting_list_close",
}




def rows():
    for line in TABLE.strip().splitlines():
        method, name, *answers = line.split()
        yield pytest.param(method, name, answers, id=f"{method} {name}")


def arguments(name, world):
    """Give what stands in the address of a page."""
    case, challenge = {"pk": world.case.pk}, {"challenge": world.challenge.slug}
    draft, mail, session = {"pk": world.draft.pk}, {"pk": world.message.pk}, world.session.pk
    special = {
        "applicant": {**case, "application_pk": world.waiting.application_id},
        "application_step": {**challenge, "step": "kontakt"},
        "case_page": {**challenge, "case": world.case.slug},
        "case_preview": draft,
        "case_edit": draft,
        "case_autosave": draft,
        "case_draft_drop": draft,
        "case_submit": draft,
        "case_publish": draft,
        "case_return": draft,
        "idea_edit": {**case, "idea": world.idea.pk},
        "idea_result": {**challenge, "case": world.case.slug},
        "idea_withdraw": {**case, "idea": world.idea.pk},
        "mailbox_attachment": {**mail, "attachment_pk": world.message.attachments.get().pk},
        "mailbox_html": mail,
        "mailbox_message": mail,
        "my_challenge_live": {"pk": world.place.application_id},
        "place_offer": {**case, "application_pk": world.waiting.application_id},
        "place_resend": {**case, "place_pk": world.offer.pk},
        "place_withdraw": {"pk": world.place.pk},
    }
    if name in special:
        return special[name]
    if name.startswith("place_"):
        return {"token": world.token}
    if name.startswith("session_"):
        return {"pk": session}
    if name.startswith(("application_", "challenge_", "social_card")):
        return challenge
    return case if name in OF_A_CASE else {}


def answer(method, address, user):
    """Give the status for a person, and undo what the request changed."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with transaction.atomic():
        response = client.generic(method, address)
        transaction.set_rollback(True)
    to_sign_in = str(settings.LOGIN_URL) in response.get("Location", "")
    return "in" if to_sign_in else str(response.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "name", "answers"), list(rows()))
def test_access(method, name, answers, settings):
    settings.DEMO = name.startswith("mailbox") or name in {"style_page", "demo_sign_in"}
    world = make_world()
    address = reverse(name, kwargs=arguments(name, world))

    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        given = [answer(method, address, world.people[actor]) for actor in ACTORS]

    assert dict(zip(ACTORS, given, strict=True)) == dict(zip(ACTORS, answers, strict=True))


def test_every_address_stands_in_the_table():
    ours = {name for name, view in our_views() if name not in ADMIN_SITE}

    assert ours - {line.split()[1] for line in TABLE.strip().splitlines()} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["mailbox", "mailbox_message", "style_page", "demo_sign_in"])
def test_demo_pages_do_not_exist_elsewhere(name):
    world = make_world()
    method = "POST" if name == "demo_sign_in" else "GET"

    assert answer(method, reverse(name, kwargs=arguments(name, world)), None) == "404"
