"""Every page of ours that somebody can open: at which stage, and who sees most of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """One page in one state.

    Attributes:
        name: the address's name.
        stage: the stage of the demo at which it is looked at.
        who: the first name of the person who looks.
        args: names of things of the world (``tests.support.stages``), or words; one that is both
            is a word after an equals sign.
        query: what follows the address.
    """

    name: str
    stage: str
    who: str = "nobody"
    args: tuple = field(default=())
    query: str = ""

    def __str__(self):
        """Give the name of the test."""
        words = "-".join(word for word in self.args if word not in {"challenge", "case"})
        return "-".join(filter(None, [self.name, words, self.stage, self.who]))


CHALLENGE, CASE = ("challenge",), ("case",)
IN_CHALLENGE = ("challenge", "case_slug")
STEPS = ("kontakt", "=case", "sektor", "erfarenhet", "kompetens", "datum", "stod")

PAGES = (
    # Before anybody may read
    Page("home", "draft"),
    Page("home", "draft", "nils"),
    Page("challenge_page", "draft", "eva", CHALLENGE),
    Page("challenge_ready", "draft", "eva", CHALLENGE),
    Page("case_review", "draft", "eva", ("challenge_pk",)),
    Page("desk", "draft", "eva"),
    Page("research_cases", "draft", "martin"),
    Page("case_new", "draft", "martin"),
    Page("case_edit", "draft", "martin", CASE),
    Page("case_preview", "draft", "martin", CASE),
    # While people apply
    Page("challenge_page", "call", "nobody", CHALLENGE),
    Page("case_page", "call", "nobody", IN_CHALLENGE),
    Page("about", "call"),
    Page("accessibility", "call"),
    Page("privacy", "call"),
    Page("style_page", "call"),
    Page("account_login", "call"),
    Page("account_signup", "call"),
    Page("sign_in_with_password", "call"),
    Page("account", "call", "amina"),
    Page("mfa_activate_totp", "call", "amina"),
    Page("mfa_add_webauthn", "call", "amina"),
    Page("application_start", "call", "nils", CHALLENGE),
    *[Page("application_step", "call", "amina", ("challenge", step)) for step in STEPS],
    Page("application_review", "call", "amina", CHALLENGE),
    Page("application_received", "call", "amina", CHALLENGE),
    Page("application_withdraw", "call", "amina", CHALLENGE),
    Page("my_challenge", "call", "amina"),
    Page("my_challenge", "call", "nils"),
    Page("case_edit", "call", "martin", CASE),
    Page("desk", "call", "eva"),
    Page("recruiting", "call", "eva", ("challenge_pk",)),
    Page("reviews", "call", "eva", CASE),
    Page("late_codes", "call", "eva", ("challenge_pk",)),
    Page("application_late", "call", "nils", CHALLENGE),
    Page("lead", "call", "johanna"),
    # While the organiser chooses
    Page("application_start", "closed", "nils", CHALLENGE),
    Page("application_review", "closed", "amina", CHALLENGE),
    Page("recruiting", "closed", "eva", ("challenge_pk",)),
    Page("reviews", "closed", "eva", CASE),
    Page("late_codes", "closed", "eva", ("challenge_pk",)),
    Page("application_late", "closed", "nils", CHALLENGE),
    Page("selection", "closed", "eva", CASE),
    Page("selection_release", "closed", "eva", CASE),
    Page("selection_quotas", "closed", "eva", CASE),
    Page("selection_trial", "closed", "eva", CASE),
    Page("selection_draw", "closed", "eva", CASE),
    Page("selection_quotas", "conflict", "eva", CASE),
    Page("selection_trial", "conflict", "eva", CASE),
    Page("selection_trial", "tried", "eva", CASE),
    Page("selection_lock", "tried", "eva", CASE),
    Page("selection_draw", "listed", "eva", CASE),
    Page("selection_unlock", "listed", "eva", CASE),
    Page("applicant", "closed", "eva", ("case", "application")),
    Page("desk", "closed", "eva"),
    # When the list is published, and while the digits are drawn
    Page("challenge_page", "draw", "nobody", CHALLENGE),
    Page("draw_live", "draw", "nobody", IN_CHALLENGE),
    Page("draw_protocol", "draw", "nobody", IN_CHALLENGE),
    Page("draw_control", "draw", "eva", CASE),
    Page("draw_void", "draw", "eva", CASE),
    Page("selection", "draw", "eva", CASE),
    Page("selection_quotas", "draw", "eva", CASE),
    Page("selection_draw", "draw", "eva", CASE),
    Page("my_draw", "draw", "amina", ("entry",)),
    Page("my_challenge", "draw", "amina"),
    Page("challenge_page", "drawing", "nobody", CHALLENGE),
    Page("draw_live", "drawing", "nobody", IN_CHALLENGE),
    Page("draw_control", "drawing", "eva", CASE),
    Page("draw_control", "drawing", "eva", CASE, "?siffra=7"),
    Page("draw_live", "selected", "nobody", IN_CHALLENGE),
    Page("draw_protocol", "selected", "nobody", IN_CHALLENGE),
    Page("draw_control", "selected", "eva", CASE),
    Page("my_draw", "selected", "amina", ("entry",)),
    Page("groups", "closed", "eva", ("session",)),
    Page("groups_publish", "closed", "eva", ("session",)),
    # While people answer
    Page("challenge_page", "selected", "nobody", CHALLENGE),
    Page("my_challenge", "selected", "amina"),
    Page("my_challenge", "selected", "peter"),
    Page("place_answer", "selected", "nobody", ("token",)),
    Page("selection", "selected", "eva", CASE),
    Page("answers", "selected", "eva", CASE),
    Page("selection_draw", "selected", "eva", CASE),
    Page("answers", "vacant", "eva", CASE),
    Page("answers", "vacant", "eva", CASE, "?lotta=1"),
    Page("mailbox", "selected", "amina"),
    Page("mailbox_message", "selected", "amina", ("message",)),
    # In the first session
    Page("challenge_page", "session-1", "nobody", CHALLENGE),
    Page("my_challenge", "session-1", "amina"),
    Page("session_join", "session-1", "amina", ("session",)),
    Page("session_join", "session-1", "amina", ("next_session",)),
    Page("place_withdraw", "session-1", "amina", ("place",)),
    Page("groups", "session-1", "eva", ("session",)),
    Page("groups", "session-1", "eva", ("session",), "?flytta={place}"),
    Page("groups", "session-1", "eva", ("next_session",)),
    Page("group_edit", "session-1", "eva", ("session", "group")),
    Page("groups_publish", "session-1", "eva", ("session",)),
    Page("groups_repair", "session-1", "eva", ("session",), "?visa=1&saknas={place}"),
    Page("my_group", "session-1", "amina", ("session",)),
    Page("my_group", "session-1", "amina", ("next_session",)),
    Page("idea_board", "session-1", "amina", CASE),
    Page("idea_edit", "session-1", "author", ("case", "idea")),
    Page("lead", "session-1", "johanna"),
    Page("board_lead", "session-1", "johanna", CASE),
    Page("desk", "session-1", "eva"),
    # While people vote
    Page("ballot", "voting", "amina", CASE),
    Page("board_lead", "voting", "johanna", CASE),
    # When all is done
    Page("challenge_page", "result", "nobody", CHALLENGE),
    Page("case_page", "result", "nobody", IN_CHALLENGE),
    Page("idea_result", "between", "amina", IN_CHALLENGE),
    Page("idea_result", "result", "nobody", IN_CHALLENGE),
    Page("idea_board", "result", "amina", CASE),
    Page("my_challenge", "result", "amina"),
    Page("my_challenge", "result", "peter"),
)
# Addresses that answer GET with something else than a page of their own, or not at all.
NOT_PAGES = {
    # a word for machines, a picture, a file
    *("health", "robots", "sitemap", "social_card", "applicants_csv"),
    *("access_needs_csv", "recruiting_live", "recruiting_link_add", "recruiting_visit"),
    "late_code_close",
    *("session_calendar", "case_calendar", "mailbox_attachment"),
    *("draw_key", "draw_panels_csv", "draw_record", "my_draw_proof"),
    # part of a page that is shown anew
    *("draw_live_state", "selection_draw_live", "selection_trial_live"),
    *("my_challenge_live", "session_join_live", "idea_board_live", "ballot_live"),
    "board_lead_live",
    # the mail itself, in a frame of mailbox_message
    "mailbox_html",
    # doors that lead on
    *("login", "logout", "password_change", "session_go"),
    # buttons
    *("draw_digit", "draw_start"),
    *("groups_propose", "groups_rest", "groups_undo", "groups_move", "groups_swap"),
    *("groups_lock", "groups_wish", "groups_wish_drop"),
    *("application_submit", "board_move", "case_autosave", "case_draft_drop", "case_publish"),
    *("case_return", "case_submit", "challenge_open", "demo_sign_in", "idea_withdraw"),
    *("place_accept", "place_decline", "place_offer", "place_resend", "selection_mark"),
    *("replacement_offer", "selection_fix", "selection_publish", "selection_undo"),
    *("selection_trial_cancel", "waiting_list_close"),
}


def value_of(word, world):
    """Give what stands in an address for a word: a thing's key or slug, or the word itself."""
    slugs = {"case_slug": world.case.slug, "challenge": world.challenge.slug}
    thing = slugs.get(word) or getattr(world, word, None) or word.removeprefix("=")
    return getattr(thing, "pk", thing)


def query_of(page, world):
    """Give what follows the address; ``{place}`` stands for Amina's place."""
    return page.query.format(place=world.place.pk if world.place else "")
