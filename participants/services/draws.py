"""The draw step by step: lock, unlock, publish, start, one digit at a time.

Each step is one transaction and one conditional update, so of two people at once one moves it, and
a server that stops between two statements leaves the draw where it was. Making it void and drawing
again stands in ``draw_void``, what the last digit does in ``draw_result``.
"""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Case, Challenge
from participants.choices import DrawStatus, DrawStep, RunKind
from participants.domain.selection.digests import pool_hash, rules_hash
from participants.domain.selection.merkle import grow, leaf_salt
from participants.domain.selection.versions import engine_versions
from participants.models import Application, Draw, DrawEntry, SelectionRun
from participants.queries.draw_panels import digits_of
from participants.services.draw_refusals import hopeless_of, refuse_unless_lockable
from participants.services.draw_result import draw_panel
from participants.services.draw_steps import note
from participants.services.draw_void import ask_void, confirm_void
from participants.services.places import lock_case
from participants.services.runs import cancel_run, readable_problem, start_run
from participants.services.selection import refuse_unless_choosing
from susi.accounts.models import User
from susi.core.db import move
from susi.core.errors import ActionRefused

__all__ = [
    "ask_void",
    "confirm_void",
    "draw_digit",
    "lock_draw",
    "publish_list",
    "start_ceremony",
    "unlock_draw",
]
CHANGED = _("Lottningen har gått vidare medan du läste. Ladda om sidan.")


@transaction.atomic
def lock_draw(
    case: Case, *, acknowledgement: str, by: User, now: datetime, seed: str | None = None
) -> Draw:
    """Freeze pool and rules for the draw and ask for its list of panels.

    ``acknowledgement`` is what the organiser writes about people who cannot be drawn under these
    quotas; it is needed where there are such people. Whatever happens to an application afterwards
    changes nothing in the draw. The seed is random but for the demo, which is the same each time.

    Raises:
        ActionRefused: see ``draw_refusals``; the sentence says what stands in the way.
    """
    case = lock_case(case)
    # Two cases locked at the same moment would not see each other without this.
    Challenge.objects.select_for_update().get(pk=case.challenge_id)
    refuse_unless_lockable(case, now)
    problem = readable_problem(case)
    hopeless = hopeless_of(case, problem, acknowledgement)
    run = start_run(
        case, RunKind.FINAL, problem, by=by, now=now, seed=seed or secrets.token_hex(32)
    )
    draw = _freeze(case, run, acknowledgement=acknowledgement.strip(), by=by, now=now)
    facts = {"people": len(problem.people), "places": problem.rules.size}
    note(draw, DrawStep.LOCKED, by=by, now=now, **facts, unreachable=hopeless)
    return draw


def _freeze(
    case: Case, run: SelectionRun, *, acknowledgement: str, by: User, now: datetime
) -> Draw:
    """Write down what the run is about to be asked: the same pool, rules and seed."""
    pool, rules = run.problem["pool"], run.problem["rules"]
    salt, engine = secrets.token_hex(32), engine_versions()
    draw = Draw.objects.create(
        case=case,
        sequence=Draw.objects.filter(case=case).count() + 1,
        run=run,
        pool=pool,
        rules={"engine": engine, "rules": rules, "title": case.title_sv},
        salt=salt,
        pool_hash=pool_hash(pool, salt),
        rules_hash=rules_hash(rules, engine),
        merkle_root=grow(pool, salt).root,
        seed=run.seed,
        acknowledgement=acknowledgement,
        locked_by=by,
        locked_at=now,
    )
    numbers = [int(person["id"]) for person in pool]
    rows = Application.objects.filter(challenge=case.challenge_id, number__isnull=False)
    keys = dict(rows.values_list("number", "pk"))
    DrawEntry.objects.bulk_create(
        DrawEntry(
            draw=draw,
            application_id=keys[number],
            number=number,
            nonce=leaf_salt(salt, str(number)),
            position=position,
        )
        for position, number in enumerate(numbers)
    )
    return draw


@transaction.atomic
def unlock_draw(draw: Draw, *, reason: str, by: User, now: datetime) -> Draw:
    """Take the lock back before the list is published; it stays visible in the protocol.

    Raises:
        ActionRefused: there is no reason (``no_reason``), or the list is published (``too_late``).
    """
    lock_case(draw.case)
    if not reason.strip():
        raise ActionRefused(
            _("Skriv varför ni låser upp. Skälet syns i protokollet."), code="no_reason"
        )
    row = Draw.objects.filter(pk=draw.pk)
    unlocked = any(
        move(row, old=old, new=DrawStatus.UNLOCKED)
        for old in (DrawStatus.LOCKED, DrawStatus.PREPARED)
    )
    if not unlocked:
        raise ActionRefused(
            _("Listan är publicerad. Då går det inte att låsa upp, bara att göra om lottningen."),
            code="too_late",
        )
    if draw.run is not None:
        cancel_run(draw.run, by=by, now=now)
    note(draw, DrawStep.UNLOCKED, by=by, now=now, reason=reason.strip())
    return _fresh(draw)


@transaction.atomic
def publish_list(draw: Draw, *, by: User, now: datetime) -> Draw:
    """Let everyone see the numbered panels; from here on the draw can only be made void.

    Raises:
        ActionRefused: the list is not ready (``not_ready``), it is published already
            (``changed``), or people who cannot be drawn were never written about
            (``unreachable``).
    """
    _choosing(draw, now)
    if draw.status == DrawStatus.LOCKED:
        raise ActionRefused(_("Listan är inte klar än."), code="not_ready")
    prepared = draw.events.filter(step=DrawStep.PREPARED).values_list("facts", flat=True).last()
    if prepared and prepared["unreachable"] and not draw.acknowledgement:
        sentence = _(
            "Listan visar att någon inte kan lottas in. Lås upp, skriv om det och lås igen."
        )
        raise ActionRefused(sentence, code="unreachable")
    _step(draw, DrawStatus.PREPARED, DrawStatus.PUBLISHED, published_at=now)
    note(draw, DrawStep.PUBLISHED, by=by, now=now, list_hash=draw.list_hash)
    return _fresh(draw)


@transaction.atomic
def start_ceremony(draw: Draw, *, by: User, now: datetime) -> Draw:
    """Begin the draw in public.

    Raises:
        ActionRefused: the list is not published (``not_published``), or it has begun already.
    """
    _choosing(draw, now)
    if draw.status in {DrawStatus.LOCKED, DrawStatus.PREPARED}:
        raise ActionRefused(_("Publicera listan först."), code="not_published")
    _step(draw, DrawStatus.PUBLISHED, DrawStatus.LIVE, started_at=now)
    note(draw, DrawStep.STARTED, by=by, now=now)
    return _fresh(draw)


@transaction.atomic
def draw_digit(draw: Draw, digit: str, *, already: str, by: User, now: datetime) -> Draw:
    """Note a digit that was drawn; the last one decides who is in.

    ``already`` holds the digits that the person saw: if somebody else noted one meanwhile, this
    one is refused, so that no drawn digit is noted twice.

    Raises:
        ActionRefused: it is no digit (``no_digit``), the draw is not going on (``not_live``), or
            somebody else was faster (``changed``).
    """
    _choosing(draw, now)
    if not (len(digit) == 1 and digit.isascii() and digit.isdigit()):
        raise ActionRefused(_("Skriv en siffra, 0 till 9."), code="no_digit")
    if draw.status != DrawStatus.LIVE:
        raise ActionRefused(_("Lottningen pågår inte."), code="not_live")
    row = Draw.objects.filter(pk=draw.pk, status=DrawStatus.LIVE)
    if not move(row, old=already, new=already + digit, field="digits"):
        sentence = _("Någon annan skrev in en siffra före dig. Den som gäller står på sidan.")
        raise ActionRefused(sentence, code="changed")
    note(draw, DrawStep.DIGIT, by=by, now=now, digit=digit, place=len(already) + 1)
    draw = _fresh(draw)
    if len(draw.digits) == digits_of(draw):
        draw_panel(draw, by=by, now=now)
        draw = _fresh(draw)
    return draw


def _choosing(draw: Draw, now: datetime) -> None:
    """Read the draw again under the case's lock, where people are being chosen.

    Raises:
        ActionRefused: it is not the time.
    """
    refuse_unless_choosing(lock_case(draw.case), now)
    draw.refresh_from_db(fields=["status", "digits", "list_hash", "acknowledgement"])


def _step(draw: Draw, old: str, new: str, **also: Any) -> None:
    if not move(Draw.objects.filter(pk=draw.pk), old=old, new=new, **also):
        raise ActionRefused(CHANGED, code="changed")


def _fresh(draw: Draw) -> Draw:
    """Give the draw as it is now, with its case."""
    return Draw.objects.select_related("case__challenge", "run").get(pk=draw.pk)
