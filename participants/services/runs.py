"""Work for the solver: asked for by a person, done by a worker, its result kept.

The row is the truth. A hint that is lost costs seconds, a worker that is killed two minutes: then
the scan gives the run to another. Whoever settles a run shows the attempt it was claimed with, so
a worker that was thought dead changes nothing.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from participants.choices import RunKind, RunStatus
from participants.domain.selection.check_problem import check_problem
from participants.domain.selection.problem import BadProblemError, Problem
from participants.models import SelectionRun
from participants.queries.draw_problem import (
    document_of,
    hash_of,
    is_by_hand,
    names_of,
    problem_of,
)
from participants.queries.problem_words import sentence_of
from participants.services.places import lock_case
from participants.services.run_work import Work, end_run, solve
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.hints import hint_after_commit

TASK = "participants.work_on_runs"
STALE = timedelta(seconds=120)
MOST_ATTEMPTS = 3
OPEN = (RunStatus.WAITING, RunStatus.RUNNING)


@transaction.atomic
def ask_for_run(
    case: Case, kind: str, *, by: User, now: datetime, seed: str | None = None
) -> SelectionRun:
    """Ask for a trial with pool and quotas as they are now; the worker does it.

    Asking twice for the same is asking once. Where something else was asked for meanwhile, what
    was begun is cancelled: only the newest question is of interest.

    Raises:
        ActionRefused: the case is chosen by hand (``by_hand``), or pool and quotas cannot be read
            (``bad_problem``).
    """
    case = lock_case(case)
    return start_run(case, kind, readable_problem(case), by=by, now=now, seed=seed)


def readable_problem(case: Case) -> Problem:
    """Give what the case's draw is asked.

    Raises:
        ActionRefused: the case is chosen by hand, or pool and quotas cannot be read.
    """
    if is_by_hand(case):
        raise ActionRefused(
            _("Deltagarna i det här caset väljs för hand. Då lottar vi inte."), code="by_hand"
        )
    problem = problem_of(case)
    try:
        check_problem(problem)
    except BadProblemError as error:
        raise ActionRefused(sentence_of(error, names_of(case)), code="bad_problem") from error
    return problem


def start_run(
    case: Case,
    kind: str,
    problem: Problem,
    *,
    by: User,
    now: datetime,
    seed: str | None = None,
) -> SelectionRun:
    """Write the row of a run and hint to the worker; the caller holds the case's row."""
    document = document_of(problem)
    digest = hash_of(document)
    under_way = SelectionRun.objects.filter(case=case, kind=kind, status__in=OPEN).first()
    if under_way is not None:
        if under_way.problem_hash == digest and kind == RunKind.TRIAL:
            return under_way
        cancel_run(under_way, by=by, now=now)
    run = SelectionRun.objects.create(
        case=case,
        kind=kind,
        problem=document,
        problem_hash=digest,
        seed=seed or secrets.token_hex(32),
        asked_by=by,
        asked_at=now,
    )
    hint_after_commit(TASK)
    return run


def cancel_run(
    run: SelectionRun,
    *,
    by: User,  # noqa: ARG001 -- every service is told who acts
    now: datetime,
) -> bool:
    """Stop a run and tell whether it was under way; the worker sees it at its next step."""
    mine = SelectionRun.objects.filter(pk=run.pk, status__in=OPEN)
    stopped = mine.update(status=RunStatus.CANCELLED, cancel_asked_at=now, ended_at=now)
    run.refresh_from_db(fields=["status", "cancel_asked_at", "ended_at"])
    return stopped == 1


def work_on_runs(*, now: datetime) -> int:
    """Do every run that waits or was forgotten, oldest first; give how many were done."""
    give_up_lost_runs(now=now)
    runs = _free(now).order_by("pk").values_list("pk", flat=True)
    return sum(work_on(run, now=now) for run in list(runs))


def work_on(run_pk: int, *, now: datetime) -> bool:
    """Do a run unless somebody else does, and tell whether it was ours."""
    work = _claim(run_pk, now)
    if work is None:
        return False
    solve(work)
    return True


def give_up_lost_runs(*, now: datetime) -> int:
    """End the runs that killed every worker that tried, and give how many."""
    lost = SelectionRun.objects.filter(
        status=RunStatus.RUNNING, seen_at__lt=now - STALE, attempts__gte=MOST_ATTEMPTS
    )
    return sum(
        end_run(Work(run, now), RunStatus.FAILED, {"error": "lost"}) for run in lost.order_by("pk")
    )


def _free(now: datetime) -> QuerySet[SelectionRun]:
    forgotten = Q(status=RunStatus.RUNNING, seen_at__lt=now - STALE, attempts__lt=MOST_ATTEMPTS)
    return SelectionRun.objects.filter(Q(status=RunStatus.WAITING) | forgotten)


def _claim(run_pk: int, now: datetime) -> Work | None:
    """Take the run; of any number of workers one gets it."""
    with transaction.atomic():
        claimed = (
            _free(now)
            .filter(pk=run_pk)
            .update(
                status=RunStatus.RUNNING,
                attempts=F("attempts") + 1,
                started_at=now,
                seen_at=now,
                step="",
                progress=0,
            )
        )
        if not claimed:
            return None
        run = SelectionRun.objects.select_related("case__challenge").get(pk=run_pk)
    return Work(run, now)
