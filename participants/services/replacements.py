"""Who gets a place that became free: drawn among those who keep every quota, so that all can check.

The seed follows from the draw itself and from the vacancy's number, so nobody can try again until
the lot falls right: the same vacancy gives the same person as long as the same people wait.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from participants.choices import DrawStatus, DrawStep, PlaceStatus
from participants.domain.selection.coded import problem_from
from participants.domain.selection.digests import digest
from participants.domain.selection.replacement import (
    Replacements,
    draw_replacement,
    find_replacements,
)
from participants.domain.selection.vacancies import BrokenQuota
from participants.models import Application, Draw, Place
from participants.queries.draws import draw_of
from participants.queries.places import SEATED, candidates
from participants.services.draw_steps import note
from participants.services.places import CHANGED, lock_case, offer_place, offers_until
from susi.accounts.models import User
from susi.core.errors import ActionRefused


@dataclass(frozen=True)
class Group:
    """Those who would fill the free places with the same effect on the quotas.

    ``chances`` gives each one's chance in the draw among them, ``drawn`` those on whom the lot
    falls. ``broken`` are the quotas that would not be kept; ``breach`` is by how many seats.
    """

    chances: tuple[tuple[Application, float], ...]
    drawn: tuple[Application, ...]
    broken: tuple[BrokenQuota, ...] = ()
    breach: int = 0

    @property
    def people(self) -> list[Application]:
        """Everybody in the group, by number."""
        return [person for person, _chance in self.chances]


@dataclass(frozen=True)
class Proposal:
    """Who may fill the free places of a case.

    ``fitting`` keeps every quota, and then there are no ``options``. Where nobody does, the
    options say who would break which quotas, the smallest breach first; choosing one needs a
    written reason.
    """

    draw: Draw
    free: int
    vacancy: int
    seed: str
    fitting: Group | None
    options: tuple[Group, ...]
    answer_by: datetime | None

    def group(self, option: int | None) -> Group | None:
        """Give those who fit, or an option by its place in the list."""
        if option is None:
            return self.fitting
        return self.options[option] if 0 <= option < len(self.options) else None


def propose_replacement(case: Case, *, now: datetime) -> Proposal:
    """Say who fills the free places and what that does to the quotas; nothing is changed.

    Those who waited all the time come before those who did not answer an earlier offer.

    Raises:
        ActionRefused: it is not the time for offers, the case was not drawn (``no_draw``), no place
            is free (``full``), or nobody waits (``nobody``).
    """
    answer_by, refusal = offers_until(case, now)
    if answer_by is None:
        raise ActionRefused(refusal, code="not_now")
    draw = draw_of(case)
    if draw is None or draw.status != DrawStatus.DRAWN:
        raise ActionRefused(_("Deltagarna i det här caset lottades inte."), code="no_draw")
    free = case.places - case.held_places
    if free < 1:
        raise ActionRefused(_("Alla platser är upptagna."), code="full")
    vacancy = draw.events.filter(step=DrawStep.REPLACED).count() + 1
    seed = digest("susi-replacement-v1", draw.seed, draw.list_hash, draw.digits, str(vacancy))
    people, found = _found(draw, free)
    return Proposal(
        draw=draw,
        free=free,
        vacancy=vacancy,
        seed=seed,
        fitting=_fitting(found, people, seed),
        options=tuple(_options(found, people, seed)),
        answer_by=answer_by,
    )


@transaction.atomic
def offer_replacement(
    case: Case,
    *,
    seen: Collection[int],
    by: User,
    now: datetime,
    option: int | None = None,
    reason: str = "",
) -> list[Place]:
    """Offer the free places to those on whom the lot falls, and note it in the protocol.

    ``seen`` holds the numbers that the organiser saw; if others are drawn by now, because somebody
    else was faster or left the list, nothing happens. ``option`` chooses a breach where nobody
    keeps all quotas, with a written ``reason``.

    Raises:
        ActionRefused: as ``propose_replacement``; nobody fits and no option is chosen
            (``no_option``), there is no reason (``no_reason``), or it is no longer what was seen
            (``changed``).
    """
    case = lock_case(case)
    proposal = propose_replacement(case, now=now)
    group = _chosen(proposal, option, reason)
    numbers = [person.number for person in group.drawn]
    if set(numbers) != set(seen):
        raise ActionRefused(CHANGED, code="changed")
    places = [offer_place(person, case, by=by, now=now) for person in group.drawn]
    facts = {"vacancy": proposal.vacancy, "numbers": numbers, "among": len(group.chances)}
    breach = {"breach": group.breach, "reason": reason.strip()}
    note(proposal.draw, DrawStep.REPLACED, by=by, now=now, **facts, **breach, seed=proposal.seed)
    return places


def _chosen(proposal: Proposal, option: int | None, reason: str) -> Group:
    group = proposal.group(option)
    if group is None:
        raise ActionRefused(
            _("Ingen på väntelistan håller alla kvoter. Välj ett av sätten."), code="no_option"
        )
    if group.broken and not reason.strip():
        raise ActionRefused(
            _("Skriv varför kvoten får brytas. Skälet syns i protokollet."), code="no_reason"
        )
    return group


def _found(draw: Draw, free: int) -> tuple[Mapping[str, Application], Replacements]:
    """Give those of the frozen pool who wait, and what the engine says of them."""
    rows = candidates(draw.case).filter(draw_entries__draw=draw).select_related("user")
    waiting = {str(person.number): person for person in rows}
    silent = _numbers(draw, PlaceStatus.EXPIRED)
    found = _ask(draw, waiting.keys() - silent, free)
    if silent and not found.fitting:
        found = _ask(draw, waiting.keys(), free)
    if not waiting:
        raise ActionRefused(_("Ingen står på väntelistan."), code="nobody")
    return waiting, found


def _ask(draw: Draw, able: Collection[str], free: int) -> Replacements:
    problem = problem_from(draw.pool, draw.rules["rules"])
    staying = _numbers(draw, *SEATED)
    gone = frozenset(person.id for person in problem.people) - staying - frozenset(able)
    return find_replacements(problem, staying, gone, vacancies=free)


def _numbers(draw: Draw, *statuses: str) -> frozenset[str]:
    rows = Place.objects.filter(
        case=draw.case_id, status__in=statuses, application__draw_entries__draw=draw
    )
    return frozenset(str(number) for number in rows.values_list("application__number", flat=True))


def _fitting(found: Replacements, people: Mapping[str, Application], seed: str) -> Group | None:
    if not found.fitting:
        return None
    return Group(
        chances=_with_people(found.fitting, people),
        drawn=tuple(people[id_] for id_ in draw_replacement(found, seed=seed)),
    )


def _options(found: Replacements, people: Mapping[str, Application], seed: str) -> Iterable[Group]:
    for index, option in enumerate(found.options):
        drawn = draw_replacement(found, seed=seed, option=index)
        yield Group(
            chances=_with_people(option.chances, people),
            drawn=tuple(people[id_] for id_ in drawn),
            broken=option.broken,
            breach=option.breach,
        )


def _with_people(
    chances: Iterable[tuple[str, float]], people: Mapping[str, Application]
) -> tuple[tuple[Application, float], ...]:
    found = [(people[id_], chance) for id_, chance in chances]
    return tuple(sorted(found, key=lambda pair: pair[0].number or 0))
