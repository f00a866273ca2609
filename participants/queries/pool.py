"""The list of a case's applicants: filtered, in an order that favours nobody, a page at a time."""

from dataclasses import dataclass, field
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet

from challenges.models import Case, Criterion
from participants.choices import Availability, PlaceStatus
from participants.domain.quotas import even_order
from participants.domain.steps import COUNTED
from participants.models import Answer, Application, CasePreference, Place
from participants.models.place import HOLDING
from participants.queries.places import applicants

PAGE_SIZE = 50
LONGEST_NUMBER = 10


@dataclass(frozen=True)
class Filters:
    """What the organiser wants to see; nothing set shows everybody."""

    values: tuple[int, ...] = ()
    status: str = ""
    words: str = ""


@dataclass(frozen=True)
class Person:
    """An applicant as the list and their own page show them."""

    application: Application
    availability: str
    place: Place | None
    elsewhere: Place | None
    answers: dict[Criterion, list[Answer]] = field(default_factory=dict)

    @property
    def cannot_come(self) -> bool:
        """Whether the person said no to the dates, or has not said."""
        return self.availability not in COUNTED

    @property
    def availability_text(self) -> str:
        """What the person said about the dates."""
        return str(dict(Availability.choices).get(self.availability, ""))

    @property
    def is_unsure(self) -> bool:
        """Whether the person does not know yet."""
        return self.availability == Availability.UNSURE

    @property
    def is_marked(self) -> bool:
        """Whether the person is chosen and does not know of it."""
        return self.place is not None and self.place.status == PlaceStatus.MARKED

    @property
    def may_be_marked(self) -> bool:
        """Whether the person can be chosen here."""
        return self.place is None and self.elsewhere is None and not self.cannot_come

    @property
    def sector(self) -> str:
        """The key of the sector the person stated, or an empty string."""
        for criterion, answers in self.answers.items():
            if criterion.kind == "sector" and answers[0].value:
                return answers[0].value.key
        return ""


def page_of_people(case: Case, filters: Filters, number: str | int | None) -> Page[Person]:
    """Give one page of the case's applicants; a page that is none becomes the nearest.

    The order is shuffled once by applicant number, so that it is stable and nobody stands first
    for having applied early or for their name.
    """
    found = _filtered(case, filters).values_list("pk", "number")
    keys = sorted(found, key=lambda row: even_order(case.pk, row[1] or 0))
    page = Paginator([pk for pk, _number in keys], PAGE_SIZE).get_page(number)
    people = {person.application.pk: person for person in read_people(case, list(page))}
    return Page([people[pk] for pk in page], page.number, cast("Paginator[Person]", page.paginator))


def read_people(case: Case, keys: list[int]) -> list[Person]:
    """Give the applicants with their answers and places, in four queries."""
    applications = (
        Application.objects.filter(pk__in=keys)
        .select_related("user", "source")
        .prefetch_related(
            Prefetch(
                "answers",
                Answer.objects.select_related("criterion", "value").order_by(
                    "criterion__position", "criterion", "value__position"
                ),
            ),
            Prefetch("places", Place.objects.select_related("case")),
            Prefetch("preferences", CasePreference.objects.filter(case=case)),
        )
    )
    return [_person(application, case) for application in applications]


def _person(application: Application, case: Case) -> Person:
    answers: dict[Criterion, list[Answer]] = {}
    for answer in application.answers.all():
        answers.setdefault(answer.criterion, []).append(answer)
    places = list(application.places.all())
    wishes = list(application.preferences.all())
    return Person(
        application=application,
        availability=wishes[0].availability if wishes else "",
        place=next((place for place in places if place.case_id == case.pk), None),
        elsewhere=next(
            (place for place in places if place.case_id != case.pk and place.status in HOLDING),
            None,
        ),
        answers=answers,
    )


def _filtered(case: Case, filters: Filters) -> QuerySet[Application]:
    found = applicants(case)
    for value in filters.values:
        found = found.filter(pk__in=Answer.objects.filter(value=value).values("application"))
    for word in filters.words.split():
        told = Q(name__icontains=word) | Q(organisation__icontains=word)
        if word.isdecimal() and len(word) < LONGEST_NUMBER:
            told |= Q(number=int(word))
        found = found.filter(told)
    return _by_status(found, case, filters.status)


def _by_status(found: QuerySet[Application], case: Case, status: str) -> QuerySet[Application]:
    here = Place.objects.filter(case=case, status__in=HOLDING).values("application")
    anywhere = Place.objects.filter(status__in=HOLDING).values("application")
    said = CasePreference.objects.filter(case=case)
    cannot = said.exclude(availability__in=COUNTED).values("application")
    if status == "chosen":
        return found.filter(pk__in=here)
    if status == "free":
        return found.exclude(pk__in=anywhere).exclude(pk__in=cannot)
    if status == "unsure":
        unsure = said.filter(availability=Availability.UNSURE).values("application")
        return found.filter(pk__in=unsure)
    if status == "cannot":
        return found.filter(pk__in=cannot)
    return found
