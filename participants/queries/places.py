"""Who holds a place, who may get one, and what the quotas would then become."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from challenges.choices import CriterionKind
from challenges.models import Case
from participants.choices import ApplicationStatus, PlaceStatus
from participants.domain.quotas import Bound, Breach, breaches, distance, even_order, with_person
from participants.domain.steps import COUNTED
from participants.models import Answer, Application, CasePreference, Place, PlaceEvent
from participants.models.place import HOLDING
from participants.queries.reviews import left_out_of

SEATED = (PlaceStatus.OFFERED, PlaceStatus.CONFIRMED)
# Whoever did not answer in time stands on the waiting list all the same: the mail says so.
WAITING = (PlaceStatus.WAITING, PlaceStatus.EXPIRED)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may get a free place, and which quotas would then be broken."""

    application: Application
    place: Place | None
    broken: tuple[Breach, ...]

    @property
    def sector(self) -> str:
        """The key of the sector the person stated, or an empty string."""
        return _sector(self.application)

    @property
    def did_not_answer(self) -> bool:
        """Whether an earlier offer ran out without an answer."""
        return self.place is not None and self.place.status == PlaceStatus.EXPIRED


def applicants(case: Case) -> QuerySet[Application]:
    """Give the submitted applications to the case."""
    return Application.objects.filter(
        status=ApplicationStatus.SUBMITTED, preferences__case=case, challenge=case.challenge_id
    )


def able_applicants(case: Case) -> QuerySet[Application]:
    """Give those of them who can come to the sessions, or may."""
    able = CasePreference.objects.filter(case=case, availability__in=COUNTED)
    return applicants(case).filter(pk__in=able.values("application"))


def candidates(case: Case) -> QuerySet[Application]:
    """Give the applicants who may get a free place: on the waiting list, or left out of it.

    Left out are those who held a place in another case when the decisions were released, and those
    whom an organiser left out.
    """
    out = left_out_of(case.challenge_id).values("application")
    held = Place.objects.filter(status__in=HOLDING).values("application")
    decided = Place.objects.filter(case=case).exclude(status__in=WAITING).values("application")
    able = able_applicants(case).exclude(pk__in=out)
    return able.exclude(pk__in=held).exclude(pk__in=decided)


def place_elsewhere(application: Application, case: Case) -> Place | None:
    """Give the place that the applicant holds, is offered or is marked for in another case."""
    return (
        Place.objects.filter(application=application, status__in=HOLDING)
        .exclude(case=case)
        .select_related("case")
        .first()
    )


def bounds_of(case: Case) -> list[Bound]:
    """Give the case's quotas, in their order."""
    rows = case.quotas.values_list("value", "minimum", "maximum")
    return [Bound(value, minimum, maximum) for value, minimum, maximum in rows]


def places_with_answers(case: Case) -> QuerySet[Place]:
    """Give the case's places that were decided about, with the person's answers."""
    return (
        Place.objects.filter(case=case)
        .exclude(status=PlaceStatus.MARKED)
        .select_related("application__user")
        .prefetch_related(_answers("application__answers"))
        .order_by("status", "application__name", "pk")
    )


def ranked_candidates(
    case: Case, counts: Mapping[int, int], bounds: list[Bound]
) -> list[Candidate]:
    """Give those who may get a free place, first those who keep the quotas best.

    People who keep them equally well stand in an order that says nothing about when they applied;
    those who did not answer an earlier offer come after them.
    """
    people = candidates(case).prefetch_related(
        _answers("answers"),
        Prefetch("places", Place.objects.filter(case=case)),
    )
    found = [_candidate(person, counts, bounds) for person in people]
    return sorted(
        found,
        key=lambda one: (
            distance(one.broken),
            one.did_not_answer,
            even_order(case.pk, one.application.number or 0),
        ),
    )


def _candidate(person: Application, counts: Mapping[int, int], bounds: list[Bound]) -> Candidate:
    values = [answer.value_id for answer in person.answers.all() if answer.value_id]
    here = list(person.places.all())
    return Candidate(
        application=person,
        place=here[0] if here else None,
        broken=breaches(with_person(counts, values), bounds),
    )


def _answers(lookup: str) -> "Prefetch[str, QuerySet[Answer], str]":
    answers = Answer.objects.select_related("value", "criterion")
    return Prefetch(lookup, answers.order_by("criterion__position", "value__position", "pk"))


def sector_of_place(place: Place) -> str:
    """Give the key of the sector the place's person stated, or an empty string."""
    return _sector(place.application)


def _sector(application: Application) -> str:
    for answer in application.answers.all():
        if answer.criterion.kind == CriterionKind.SECTOR and answer.value:
            return answer.value.key
    return ""


def history_of(place: Place) -> list[tuple[PlaceEvent, str]]:
    """Give what happened to a place, each with the words of the status it led to."""
    words = dict(PlaceStatus.choices)
    return [
        (event, str(words.get(event.new, event.new))) for event in place.events.select_related("by")
    ]
