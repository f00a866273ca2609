"""What stands in the way of locking a draw, each in a sentence."""

from contextlib import suppress
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Case
from participants.choices import DrawStatus, RunKind, RunStatus
from participants.domain.selection.preview import preview_chances
from participants.domain.selection.problem import InfeasibleError, Problem
from participants.models import Draw, Place, SelectionRun
from participants.models.place import HOLDING
from participants.queries.draw_problem import pool_of, problem_hash
from participants.queries.draws import GONE, is_locked
from participants.queries.reviews import open_reviews
from participants.queries.selection import read_board
from participants.services.selection import refuse_unless_choosing
from susi.core.errors import ActionRefused


def refuse_unless_lockable(case: Case, now: datetime) -> None:
    """Go on only where nothing but the quotas themselves can stop the draw; this only reads.

    Raises:
        ActionRefused: applications are open, somebody has been chosen, the draw is locked, another
            case with the same applicants is being drawn, something is not reviewed, or the quotas
            do not add up.
    """
    refuse_unless_choosing(case, now)
    if is_locked(case):
        raise ActionRefused(_("Kvoterna är redan låsta inför lottningen."), code="locked")
    if Place.objects.filter(case=case, status__in=HOLDING).exists():
        raise ActionRefused(
            _("Någon är redan vald för hand. Ta bort valen innan ni låser."), code="chosen"
        )
    _refuse_open_reviews(case)
    _refuse_overlap(case)
    _refuse_bad_sums(case)


def _refuse_open_reviews(case: Case) -> None:
    number = open_reviews(case)
    if number:
        sentence = ngettext(
            "%(count)d ansökan är inte granskad. Granska den innan ni låser.",
            "%(count)d ansökningar är inte granskade. Granska dem innan ni låser.",
            number,
        )
        raise ActionRefused(sentence % {"count": number}, code="reviews")


def _refuse_overlap(case: Case) -> None:
    """Nobody may be drawn to two cases: where people applied to both, one is drawn at a time."""
    going_on = (
        Draw.objects.filter(
            case__challenge=case.challenge_id, entries__application__in=pool_of(case)
        )
        .exclude(case=case)
        .exclude(status__in=[*GONE, DrawStatus.DRAWN])
        .select_related("case")
        .defer("pool", "panels", "record")
        .first()
    )
    if going_on is not None:
        sentence = _(
            "Lottningen av %(case)s är inte klar, och några har sökt till båda. Ingen kan få plats"
            " i två case. Lås det här caset när %(case)s är lottat."
        )
        raise ActionRefused(sentence % {"case": going_on.case.title}, code="other_draw")


def _refuse_bad_sums(case: Case) -> None:
    bad = read_board(case).bad_sums
    if not bad:
        return
    check = bad[0].check
    name = {"name": bad[0].criterion.name, "places": case.places}
    if check and check.too_many_required:
        sentence = _("%(name)s: kvoterna kräver minst %(sum)d personer till %(places)d platser.")
        raise ActionRefused(sentence % {**name, "sum": check.minimum}, code="sums")
    sentence = _("%(name)s: kvoterna tillåter högst %(sum)d personer till %(places)d platser.")
    raise ActionRefused(sentence % {**name, "sum": check.maximum if check else 0}, code="sums")


def hopeless_of(case: Case, problem: Problem, acknowledgement: str) -> list[int]:
    """Give the numbers of those whom no panel can hold; the organiser must have written of them.

    A trial with the same pool and quotas has said it already; without one it is worked out now.

    Raises:
        ActionRefused: no panel keeps the quotas (``infeasible``), or nothing is written about
            those who cannot be drawn (``unreachable``).
    """
    numbers = sorted(int(number) for number in _unreachable(case, problem))
    if numbers and not acknowledgement.strip():
        sentence = ngettext(
            "%(count)d sökande kan inte lottas in med de här kvoterna. Ändra kvoterna, eller skriv"
            " varför det får vara så.",
            "%(count)d sökande kan inte lottas in med de här kvoterna. Ändra kvoterna, eller skriv"
            " varför det får vara så.",
            len(numbers),
        )
        raise ActionRefused(sentence % {"count": len(numbers)}, code="unreachable")
    return numbers


def _unreachable(case: Case, problem: Problem) -> list[str]:
    trials = SelectionRun.objects.filter(
        case=case, kind=RunKind.TRIAL, problem_hash=problem_hash(problem)
    )
    known = trials.filter(status__in=[RunStatus.DONE, RunStatus.INFEASIBLE]).order_by("-pk").first()
    if known is not None and known.status == RunStatus.DONE:
        return list((known.result or {})["unreachable"])
    if known is None:
        with suppress(InfeasibleError):
            return list(preview_chances(problem).unreachable)
    sentence = _("Ingen grupp uppfyller alla kvoter. Provlotta för att se vad som krockar.")
    raise ActionRefused(sentence, code="infeasible")
