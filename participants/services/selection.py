"""Choosing by hand: mark and unmark, change quotas, release the decisions together."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from challenges.choices import Phase
from challenges.domain.lifecycle import Action, allows
from challenges.models import Case, Quota
from participants.choices import PlaceStatus
from participants.domain.answer_time import first_answer_time
from participants.emails import places as letters
from participants.models import Application, Place, PlaceEvent
from participants.models.place import HOLDING
from participants.queries.places import applicants, candidates
from participants.queries.pool import Person, read_people
from participants.services.places import lock_case, make_offer, start_place
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import day_and_time
from workshops.queries import case_phase, sessions_of


@transaction.atomic
def mark_applicants(case: Case, keys: Collection[int], *, by: User, now: datetime) -> int:
    """Mark applicants as chosen, all or none, and tell how many are new; nobody is told yet.

    Raises:
        ActionRefused: it is not the time, there are too few places, or one of them cannot be
            chosen; the sentence names the person.
    """
    case = lock_case(case)
    refuse_unless_choosing(case, now)
    if not keys:
        raise ActionRefused(_("Markera någon i listan först."), code="nobody")
    list(Application.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    known = applicants(case).filter(pk__in=keys).values_list("pk", flat=True)
    people = read_people(case, list(known))
    if len(people) < len(set(keys)):
        raise ActionRefused(
            _("En av ansökningarna finns inte längre. Ladda om sidan."), code="gone"
        )
    new = [person for person in people if not person.is_marked]
    for person in new:
        _refuse_unless_free(person)
    _refuse_too_many(case, len(new))
    for person in new:
        start_place(person.application, case, PlaceStatus.MARKED, by=by, now=now)
    return len(new)


@transaction.atomic
def unmark_applicants(
    case: Case,
    keys: Collection[int],
    *,
    by: User,  # noqa: ARG001 -- every service is told who acts
    now: datetime,
) -> int:
    """Take marks back and tell how many; nobody was told, so no trace is left.

    Raises:
        ActionRefused: the decisions are released.
    """
    case = lock_case(case)
    refuse_unless_choosing(case, now)
    marks = Place.objects.filter(case=case, application__in=keys, status=PlaceStatus.MARKED)
    number = marks.count()
    marks.delete()
    return number


@transaction.atomic
def save_quotas(
    case: Case,
    bounds: dict[int, tuple[int, int] | None],
    *,
    by: User,  # noqa: ARG001 -- every service is told who acts
    now: datetime,
) -> Case:
    """Set the case's quotas: value -> least and most, or ``None`` for no quota.

    Raises:
        ActionRefused: the sessions are over, so that nothing can be chosen any more.
    """
    case = lock_case(case)
    phase = case_phase(case, now, sessions=sessions_of(case))
    if phase in {Phase.AFTER, Phase.RESULT}:
        raise ActionRefused(_("Sessionerna är klara. Kvoterna kan inte ändras."), code="too_late")
    for value, bound in bounds.items():
        if bound is None:
            Quota.objects.filter(case=case, value=value).delete()
        else:
            least, most = bound
            Quota.objects.update_or_create(
                case=case, value_id=value, defaults={"minimum": least, "maximum": most}
            )
    return case


@transaction.atomic
def release_decisions(case: Case, *, by: User, now: datetime) -> Case:
    """Offer a place to everybody marked, put the others on the waiting list, write to all of them.

    One transaction: all are told or nobody. A second call changes nothing.

    Raises:
        ActionRefused: it is not the time, or nobody is marked.
    """
    case = lock_case(case)
    if case.released_at is not None:
        return case
    refuse_unless_choosing(case, now)
    marked = list(_marked(case))
    if not marked:
        raise ActionRefused(_("Ingen är vald än."), code="nobody")
    first = sessions_of(case).first()
    session = first.starts_at if first else None
    answer_by = first_answer_time(case.challenge.answer_by, now, session=session)
    for place in marked:
        letters.place_offered(make_offer(place, answer_by, by=by, now=now), now=now)
    for place in _put_on_waiting_list(case, by=by, now=now):
        letters.place_waiting(place, now=now)
    case.released_at = now
    case.save(update_fields=["released_at"])
    return case


def refuse_unless_choosing(case: Case, now: datetime) -> None:
    """Let the service go on where the case's people are being chosen.

    Raises:
        ActionRefused: applications are still open, the decisions are out, or the sessions over.
    """
    phase = case_phase(case, now, sessions=sessions_of(case))
    if case.released_at is not None:
        raise ActionRefused(
            _("Beskeden är skickade. Lediga platser erbjuder ni under Svar."), code="released"
        )
    if allows(phase, Action.CHOOSE):
        return
    if phase in {Phase.DRAFT, Phase.COMING, Phase.OPEN}:
        sentence = _("Ansökan stänger %(when)s. Efter det kan ni välja.")
        raise ActionRefused(
            sentence % {"when": day_and_time(case.challenge.closes_at)}, code="too_early"
        )
    raise ActionRefused(_("Sessionerna är klara. Ingen mer kan väljas."), code="too_late")


def _refuse_unless_free(person: Person) -> None:
    name = {"name": person.application.name}
    if person.cannot_come:
        raise ActionRefused(
            _("%(name)s har svarat nej till datumen. Platsen gäller båda dagarna.") % name,
            code="cannot_come",
        )
    if person.elsewhere is not None:
        sentence = _("%(name)s är redan vald till %(case)s. Ingen kan ha plats i två case.")
        raise ActionRefused(
            sentence % {**name, "case": person.elsewhere.case.title}, code="elsewhere"
        )
    if person.place is not None:
        raise ActionRefused(_("%(name)s har redan fått besked.") % name, code="decided")


def _refuse_too_many(case: Case, new: int) -> None:
    chosen = Place.objects.filter(case=case, status__in=HOLDING).count()
    if chosen + new <= case.places:
        return
    free = max(case.places - chosen, 0)
    if free == 0:
        full = ngettext(
            "Den enda platsen är vald. Ta bort någon först.",
            "Alla %(places)d platser är valda. Ta bort någon först.",
            case.places,
        )
        raise ActionRefused(full % {"places": case.places}, code="full")
    sentence = ngettext(
        "Det är %(free)d plats kvar. Ni försökte välja %(new)d till.",
        "Det är %(free)d platser kvar. Ni försökte välja %(new)d till.",
        free,
    )
    raise ActionRefused(sentence % {"free": free, "new": new}, code="full")


def _marked(case: Case) -> list[Place]:
    """Give the marked places, with their applications locked."""
    places = Place.objects.filter(case=case, status=PlaceStatus.MARKED)
    keys = places.values("application")
    list(Application.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    return list(places.select_related("application__user", "case__challenge").order_by("pk"))


def _put_on_waiting_list(case: Case, *, by: User, now: datetime) -> list[Place]:
    """Give the new places of everybody who can come and holds none, here or in another case."""
    rest = candidates(case).select_related("user")
    waiting = PlaceStatus.WAITING
    places = Place.objects.bulk_create(
        Place(application=person, case=case, status=waiting, changed_at=now)
        for person in rest.order_by("pk")
    )
    PlaceEvent.objects.bulk_create(
        PlaceEvent(place=place, old="", new=waiting, at=now, by=by) for place in places
    )
    return places
