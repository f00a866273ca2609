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
from tests.support.group_addresses import GROUPS, of_groups
from tests.support.world import ACTORS, make_world
from tests.test_conventions import our_views

# fmt: off
# method, name, and in the order of tests.support.world.ACTORS: visitor, stranger, applicant,
# participant, facilitator, researcher, organiser, organiser of another challenge, administrator
TABLE = """
GET  health                   200 200 200 200 200 200 200 200 200
GET  robots                   200 200 200 200 200 200 200 200 200
GET  sitemap                  200 200 200 200 200 200 200 200 200
GET  account_login            200 302 302 302 302 302 302 302 302
POST account_login            422 302 302 302 302 302 302 302 302
GET  sign_in_with_password    200 302 302 302 302 302 302 302 302
POST sign_in_with_password    422 302 302 302 302 302 302 302 302
GET  account_signup           200 302 302 302 302 302 302 302 302
POST account_signup           422 302 302 302 302 302 302 302 302
GET  account                   in 200 200 200 200 200 200 200 200
POST account                   in 422 422 422 422 422 422 422 422
POST demo_sign_in             404 404 404 404 404 404 404 404 404
GET  mfa_activate_totp         in 200 200 200 302 302 302 302 302
GET  mfa_add_webauthn          in 200 200 200 302 302 302 302 302
GET  mailbox                  200 200 200 200 200 200 200 200 200
GET  mailbox_message          200 200 200 200 200 200 200 200 200
GET  mailbox_html             200 200 200 200 200 200 200 200 200
GET  mailbox_attachment       200 200 200 200 200 200 200 200 200
GET  lead                      in 403 403 403 200 403 200 200 200
GET  board_lead                in 404 403 403 200 403 200 404 200
GET  board_lead_live           in 404 403 403 200 403 200 404 200
POST board_move                in 404 403 403 303 403 303 404 303
GET  idea_board                in 404 403 200 200 200 200 404 200
POST idea_board                in 404 403 422 403 403 403 404 403
GET  idea_board_live           in 404 403 200 200 200 200 404 200
GET  idea_edit                 in 404 403 200 404 404 404 404 404
POST idea_edit                 in 404 403 422 404 404 404 404 404
POST idea_withdraw             in 404 403 303 404 404 404 404 404
GET  ballot                    in 404 403 200 403 403 403 404 403
POST ballot                    in 404 403 409 403 403 403 404 403
GET  ballot_live               in 404 403 200 403 403 403 404 403
GET  idea_result              200 200 200 200 200 200 200 200 200
GET  selection                 in 404 404 404 404 404 200 404 200
POST selection_mark            in 404 404 404 404 404 422 404 422
GET  selection_quotas          in 404 404 404 404 404 200 404 200
POST selection_quotas          in 404 404 404 404 404 302 404 302
POST selection_fix             in 404 404 404 404 404 422 404 422
POST selection_undo            in 404 404 404 404 404 302 404 302
GET  selection_trial           in 404 404 404 404 404 200 404 200
POST selection_trial           in 404 404 404 404 404 422 404 422
POST selection_trial_cancel    in 404 404 404 404 404 302 404 302
GET  selection_trial_live      in 404 404 404 404 404 302 404 302
GET  selection_draw            in 404 404 404 404 404 200 404 200
GET  selection_draw_live       in 404 404 404 404 404 302 404 302
GET  selection_lock            in 404 404 404 404 404 200 404 200
POST selection_lock            in 404 404 404 404 404 422 404 422
GET  selection_unlock          in 404 404 404 404 404 302 404 302
POST selection_unlock          in 404 404 404 404 404 302 404 302
POST selection_publish         in 404 404 404 404 404 422 404 422
POST replacement_offer         in 404 404 404 404 404 422 404 422
GET  selection_release         in 404 404 404 404 404 302 404 302
POST selection_release         in 404 404 404 404 404 302 404 302
GET  recruiting                in 404 404 404 404 404 200 404 200
GET  recruiting_live           in 404 404 404 404 404 200 404 200
POST recruiting_link_add       in 404 404 404 404 404 422 404 422
GET  recruiting_visit         302 302 302 302 302 302 302 302 302
GET  reviews                   in 404 404 404 404 404 200 404 200
POST reviews                   in 404 404 404 404 404 302 404 302
GET  late_codes                in 404 404 404 404 404 200 404 200
POST late_codes                in 404 404 404 404 404 422 404 422
POST late_code_close           in 404 404 404 404 404 302 404 302
POST access_needs_csv          in 404 404 404 404 404 200 404 200
GET  application_late          in 200 200 200 200 200 200 200 200
POST application_late          in 422 422 422 422 422 422 422 422
GET  applicants_csv            in 404 404 404 404 404 200 404 200
GET  applicant                 in 404 404 404 404 404 200 404 200
GET  answers                   in 404 404 404 404 404 200 404 200
POST waiting_list_close        in 404 404 404 404 404 302 404 302
POST place_offer               in 404 404 404 404 404 422 404 422
POST place_resend              in 404 404 404 404 404 302 404 302
GET  place_answer             200 200 200 200 200 200 200 200 200
POST place_accept             302 302 302 302 302 302 302 302 302
POST place_decline            302 302 302 302 302 302 302 302 302
GET  place_withdraw            in 404 404 200 404 404 404 404 404
POST place_withdraw            in 404 404 302 404 404 404 404 404
GET  session_join              in 404 403 200 200 200 200 404 200
GET  session_join_live         in 404 403 200 200 200 200 404 200
POST session_go                in 404 403 303 303 303 303 404 303
GET  session_calendar          in 404 403 200 200 200 200 404 200
GET  case_calendar             in 404 404 200 200 200 200 404 200
GET  application_start        200 200 200 200 200 200 200 200 200
GET  application_review        in 302 200 200 302 302 302 302 302
POST application_submit        in 302 302 302 302 302 302 302 302
GET  application_received      in 302 200 200 302 302 302 302 302
GET  application_withdraw      in 302 200 200 302 302 302 302 302
POST application_withdraw      in 302 422 422 302 302 302 302 302
GET  application_step          in 302 302 302 302 302 302 302 302
POST application_step          in 422 422 422 422 422 422 422 422
GET  research_cases            in 403 403 403 403 200 403 403 200
GET  case_new                  in 403 403 403 403 200 403 403 403
POST case_new                  in 403 403 403 403 422 403 403 403
GET  case_edit                 in 404 404 404 404 200 200 404 200
POST case_edit                 in 404 404 404 404 422 422 404 422
POST case_autosave             in 404 404 404 404 200 200 404 200
POST case_draft_drop           in 404 404 404 404 302 302 404 302
POST case_submit               in 404 404 404 404 302 302 404 302
GET  case_review               in 403 403 403 403 403 200 403 200
POST case_publish              in 404 404 404 404 404 302 404 302
POST case_return               in 404 404 404 404 404 302 404 302
GET  home                     200 200 200 200 200 200 200 200 200
GET  about                    200 200 200 200 200 200 200 200 200
GET  style_page               200 200 200 200 200 200 200 200 200
GET  accessibility            200 200 200 200 200 200 200 200 200
GET  privacy                  200 200 200 200 200 200 200 200 200
GET  draw_control              in 404 404 404 404 404 200 404 200
POST draw_start                in 404 404 404 404 404 422 404 422
POST draw_digit                in 404 404 404 404 404 422 404 422
GET  draw_void                 in 404 404 404 404 404 200 404 200
POST draw_void                 in 404 404 404 404 404 422 404 422
GET  draw_live                200 200 200 200 200 200 200 200 200
GET  draw_live_state          200 200 200 200 200 200 200 200 200
GET  draw_protocol            200 200 200 200 200 200 200 200 200
GET  draw_panels_csv          200 200 200 200 200 200 200 200 200
GET  draw_record              200 200 200 200 200 200 200 200 200
GET  draw_key                 200 200 200 200 200 200 200 200 200
GET  my_draw                   in 404 404 200 404 404 404 404 404
GET  my_draw_proof             in 404 404 200 404 404 404 404 404
GET  my_challenge              in 200 200 200 200 200 200 200 200
GET  my_challenge_live         in 404 404 200 404 404 404 404 404
GET  case_preview              in 404 404 404 404 200 200 404 200
GET  desk                      in 403 403 403 403 403 200 200 200
GET  challenge_ready           in 403 403 403 403 403 200 403 200
POST challenge_open            in 403 403 403 403 403 302 403 302
GET  social_card              200 200 200 200 200 200 200 200 200
GET  case_page                200 200 200 200 200 200 200 200 200
GET  challenge_page           200 200 200 200 200 200 200 200 200
""" + GROUPS
# fmt: on
# The admin site's own three pages; allauth's take their place.
ADMIN_SITE = {"login", "logout", "password_change"}
OF_A_CASE = {
    "access_needs_csv",
    "answers",
    "applicants_csv",
    "ballot",
    "ballot_live",
    "board_lead",
    "board_lead_live",
    "board_move",
    "case_calendar",
    "idea_board",
    "idea_board_live",
    "reviews",
    "replacement_offer",
    "selection",
    "selection_draw",
    "selection_draw_live",
    "selection_fix",
    "selection_lock",
    "selection_mark",
    "selection_quotas",
    "selection_release",
    "selection_trial",
    "selection_trial_cancel",
    "selection_trial_live",
    "selection_undo",
    "waiting_list_close",
}


def rows():
    for line in TABLE.strip().splitlines():
        method, name, *answers = line.split()
        yield pytest.param(method, name, answers, id=f"{method} {name}")


def of_the_call(world):
    """Give what stands in the addresses of an organiser's pages about the call."""
    call = {"pk": world.challenge.pk}
    return {
        "late_code_close": {**call, "code_pk": world.late_code.pk},
        "late_codes": call,
        "recruiting": call,
        "recruiting_link_add": call,
        "recruiting_live": call,
        "recruiting_visit": {"challenge": world.challenge.slug, "code": "abc123"},
    }


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
        "case_review": {"pk": world.challenge.pk},
        "case_submit": draft,
        "case_publish": draft,
        "case_return": draft,
        **of_groups(world),
        "idea_edit": {**case, "idea": world.idea.pk},
        "idea_result": {**challenge, "case": world.case.slug},
        "idea_withdraw": {**case, "idea": world.idea.pk},
        "mailbox_attachment": {**mail, "attachment_pk": world.message.attachments.get().pk},
        "mailbox_html": mail,
        "mailbox_message": mail,
        "my_challenge_live": {"pk": world.place.application_id},
        **of_the_call(world),
        **draw_arguments(world),
        "place_offer": {**case, "application_pk": world.waiting.application_id},
        "place_resend": {**case, "place_pk": world.offer.pk},
        "place_withdraw": {"pk": world.place.pk},
    }
    if name in special:
        return special[name]
    if name.startswith("place_"):
        return {"token": world.token}
    if name.startswith(("session_", "groups", "my_group")):
        return {"pk": session}
    if name.startswith(("application_", "challenge_", "social_card")):
        return challenge
    return case if name in OF_A_CASE else {}


def draw_arguments(world):
    """Give what stands in the addresses of the pages about a draw."""
    words = {"challenge": world.challenge.slug, "case": world.draw.case.slug}
    public = ("draw_live", "draw_live_state", "draw_protocol", "draw_panels_csv", "draw_record")
    desk = ("draw_control", "draw_start", "draw_digit", "draw_void")
    desk += ("selection_unlock", "selection_publish")
    return {
        **dict.fromkeys(public, words),
        **{name: {"pk": world.draw.case_id} for name in desk},
        **{name: {"pk": world.entry.pk} for name in ("my_draw", "my_draw_proof")},
    }


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


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Give one world for the whole table; every request's changes are undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "name", "answers"), list(rows()))
def test_access(method, name, answers, world, settings):
    settings.DEMO = name.startswith("mailbox") or name in {"style_page", "demo_sign_in"}
    address = reverse(name, kwargs=arguments(name, world))

    with time_machine.travel(moments.IN_SESSION_1, tick=False):
        given = [answer(method, address, world.people[actor]) for actor in ACTORS]

    assert dict(zip(ACTORS, given, strict=True)) == dict(zip(ACTORS, answers, strict=True))


def test_every_address_stands_in_the_table():
    ours = {name for name, view in our_views() if name not in ADMIN_SITE}

    assert ours - {line.split()[1] for line in TABLE.strip().splitlines()} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["mailbox", "mailbox_message", "style_page", "demo_sign_in"])
def test_demo_pages_do_not_exist_elsewhere(name, world):
    method = "POST" if name == "demo_sign_in" else "GET"

    assert answer(method, reverse(name, kwargs=arguments(name, world)), None) == "404"
