"""The organiser's choices: mark by hand, change quotas, release the decisions together."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from challenges.choices import Phase
from challenges.domain.lifecycle import Action, allows
from challenges.models import Case, Quota
from participants.choices import DrawStatus, DrawStep, PlaceStatus
from participants.domain.answer_time import first_answer_time
from participants.emails import places as letters
from participants.models import Application, Draw, Place, PlaceEvent
from participants.models.place import HOLDING
from participants.queries.draw_problem import is_by_hand
from participants.queries.draws import draw_of, is_locked
from participants.queries.places import able_applicants, applicants, candidates
from participants.queries.pool import Person, read_people
from participants.services.draw_steps import note
from participants.services.places import lock_case, make_offer, start_place
from susi.accounts.models import User
from susi.core.errors import ActionRefused
from susi.core.templatetags.susi import day_and_time
from workshops.queries import case_phase, sessions_of


@transaction.atomic
def mark_applicants(case: Case, keys: Collection[int], *, by: User, now: datetime) -> int:
    """Mark applicants as chosen, all or none, and tell how many are new; nobody is told yet.

    Raises:
        ActionRefused: the case is drawn and not chosen by hand, it is not the time, there are too
            few places, or one of them cannot be chosen; the sentence names the person.
    """
    case = lock_case(case)
    refuse_unless_choosing(case, now)
    _refuse_unless_by_hand(case)
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
        ActionRefused: the decisions are released, or the draw made the marks.
    """
    case = lock_case(case)
    refuse_unless_choosing(case, now)
    _refuse_unless_by_hand(case)
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
        ActionRefused: the quotas are locked for the draw, or the sessions are over, so that
            nothing can be chosen any more.
    """
    case = lock_case(case)
    if is_locked(case):
        raise ActionRefused(
            _("Kvoterna är låsta inför lottningen och kan inte ändras."), code="locked"
        )
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

    One transaction: all are told or nobody. A second call changes nothing. Who was marked and has
    taken the application back since gets no offer; the place is open for somebody else.

    Raises:
        ActionRefused: it is not the time, the draw is not done, or nobody is marked.
    """
    case = lock_case(case)
    if case.released_at is not None:
        return case
    refuse_unless_choosing(case, now)
    draw = _finished_draw(case)
    passed = _pass_over_the_gone(case)
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
    if draw is not None:
        note(draw, DrawStep.RELEASED, by=by, now=now, offered=len(marked), passed=passed)
    return case


def _finished_draw(case: Case) -> Draw | None:
    """Give the draw that decided; nothing where the case is chosen by hand.

    Raises:
        ActionRefused: the case is to be drawn and is not yet.
    """
    if is_by_hand(case):
        return None
    draw = draw_of(case)
    if draw is None or draw.status != DrawStatus.DRAWN:
        raise ActionRefused(
            _("Lottningen är inte klar. Beskeden kan skickas när gruppen är utsedd."),
            code="not_drawn",
        )
    return draw


def _pass_over_the_gone(case: Case) -> list[int]:
    """Take back the marks of those who are no longer in, and give their numbers."""
    marks = Place.objects.filter(case=case, status=PlaceStatus.MARKED)
    gone = marks.exclude(application__in=able_applicants(case).values("pk"))
    rows = dict(gone.values_list("pk", "application__number"))
    Place.objects.filter(pk__in=rows).delete()
    return sorted(number for number in rows.values() if number is not None)


def _refuse_unless_by_hand(case: Case) -> None:
    """Let people be marked only where the rules say so.

    Raises:
        ActionRefused: the case is drawn.
    """
    if not is_by_hand(case):
        raise ActionRefused(
            _("Deltagarna i det här caset lottas. Ingen kan väljas för hand."), code="drawn"
        )


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
