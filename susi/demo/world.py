"""Builds the whole demo world at one of its stages."""

from datetime import datetime, timedelta

from challenges.models import Case, Challenge
from participants.models import DrawRules
from susi.accounts.models import User
from susi.demo.applicants import invent
from susi.demo.applications import make_applications
from susi.demo.boards import close_board, open_board
from susi.demo.call import make_cases, make_challenge, make_criteria, make_people
from susi.demo.dates import STAGES, shift_for
from susi.demo.draws import draw_all, publish_first
from susi.demo.groups import make_facilitators, publish_first_groups, publish_second_groups
from susi.demo.mails import settle_past_mails
from susi.demo.places import answer_all, answer_some, moment_of_session, release_all
from susi.demo.recruiting import make_surroundings
from susi.demo.removal import remove_demo

APPLIED, LISTED = STAGES.index("call"), STAGES.index("draw")
CHOSEN = STAGES.index("selected")
FIRST_SESSION, BETWEEN = STAGES.index("session-1"), STAGES.index("between")


def build_world(
    *, stage: str, now: datetime, applicants: int, seed: int, historical: bool = False
) -> Challenge:
    """Replace the demo by one at ``stage``; the same arguments give the same world.

    Args:
        stage: a word of ``susi.demo.dates.STAGES``.
        now: the aware moment at which the stage is looked at.
        applicants: how many apply to each case.
        seed: chooses the people, the panels, who writes and who votes for what.
        historical: keep the dates of 2020.

    Raises:
        CommandError: the demo's address belongs to another challenge.
    """
    remove_demo()
    challenge = _build(stage, now=now, applicants=applicants, seed=seed, historical=historical)
    settle_past_mails(now)
    return challenge


def _build(stage: str, *, now: datetime, applicants: int, seed: int, historical: bool) -> Challenge:
    reached = STAGES.index(stage)
    shift = shift_for(stage, now, historical=historical)
    team = make_people()
    challenge = make_challenge(stage, shift, team)
    values = make_criteria(challenge)
    cases = make_cases(stage, shift, challenge, team, values)
    DrawRules.objects.bulk_create(DrawRules(case=case) for case in cases)
    if reached < APPLIED:
        return challenge
    slugs = tuple(case.slug for case in cases)
    people = invent(count=applicants, cases=slugs, seed=seed)
    made = make_applications(people, challenge, cases, values, shift)
    make_surroundings(challenge, made, shift, by=team["eva"])
    if reached == LISTED:
        publish_first(cases[0], shift, by=team["eva"], seed=seed)
    if reached < CHOSEN:
        return challenge
    draw_all(cases, shift, by=team["eva"], seed=seed)
    release_all(cases, shift, by=team["eva"])
    answer_some(cases, shift)
    if reached >= FIRST_SESSION:
        answer_all(cases, shift, by=team["eva"])
        make_facilitators(challenge)
        publish_first_groups(cases, by=team["eva"], seed=seed)
        _hold_sessions(cases, reached, now=now, by=team["johanna"], seed=seed)
    if reached >= BETWEEN:
        publish_second_groups(cases, by=team["eva"], seed=seed)
    return challenge


def _hold_sessions(cases: list[Case], reached: int, *, now: datetime, by: User, seed: int) -> None:
    for case in cases:
        start = moment_of_session(case, 1)
        if reached == FIRST_SESSION and start + timedelta(minutes=60) > now:
            continue
        board = open_board(case, start, by=by, seed=seed)
        if reached >= BETWEEN:
            close_board(board, start, by=by, seed=seed)
