"""Who holds a place, who may get one, and what the quotas would then become."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from challenges.models import Case
from participants.choices import ApplicationStatus, Availability, PlaceStatus
from participants.domain.quotas import Bound, Breach, breaches, distance, even_order, with_person
from participants.models import Answer, Application, Place
from participants.models.place import HOLDING

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
    def did_not_answer(self) -> bool:
        """Whether an earlier offer ran out without an answer."""
        return self.place is not None and self.place.status == PlaceStatus.EXPIRED


def applicants(case: Case) -> QuerySet[Application]:
    """Give the submitted applications to the case."""
    return Application.objects.filter(
        status=ApplicationStatus.SUBMITTED, preferences__case=case, challenge=case.challenge_id
    )


def candidates(case: Case) -> QuerySet[Application]:
    """Give the applicants who may get a free place: on the waiting list, or left out of it.

    Left out are those who held a place in another case when the decisions were released.
    """
    held = Place.objects.filter(status__in=HOLDING).values("application")
    decided = Place.objects.filter(case=case).exclude(status__in=WAITING).values("application")
    cannot = Q(preferences__case=case, preferences__availability=Availability.NO)
    return applicants(case).exclude(pk__in=held).exclude(pk__in=decided).exclude(
        pk__in=Application.objects.filter(cannot).values("pk")
    )


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


def counts_by_value(applications: "QuerySet[Application]") -> dict[int, int]:
    """Give how many of the applicants have each value; people with several count for each."""
    pairs = Answer.objects.filter(
        application__in=applications.values("pk"), value__isnull=False
    ).values_list("value", "application")
    return Counter(value for value, _application in pairs.distinct())


def holders(case: Case, statuses: Iterable[str]) -> QuerySet[Application]:
    """Give the applicants whose place in the case has one of the statuses."""
    return Application.objects.filter(
        pk__in=Place.objects.filter(case=case, status__in=list(statuses)).values("application")
    )


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
        Prefetch("places", Place.objects.filter(case=case), to_attr="here"),
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
    here: list[Place] = getattr(person, "here", [])
    return Candidate(
        application=person,
        place=here[0] if here else None,
        broken=breaches(with_person(counts, values), bounds),
    )


def _answers(lookup: str) -> "Prefetch[Answer]":
    answers = Answer.objects.select_related("value", "criterion")
    return Prefetch(lookup, answers.order_by("criterion__position", "value__position", "pk"))
