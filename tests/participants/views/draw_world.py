"""Thirty-one people, three seats and a list of a thousand groups; see ``plain_draw``."""

from django.urls import reverse

from challenges.choices import CriterionKind
from participants.choices import DrawStatus
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CriterionValueFactory
from tests.factories.participants import ApplicationFactory, CasePreferenceFactory
from tests.factories.plain_draw import make_draw
from tests.participants.worlds import make_organiser, make_world

SECTORS = ("academia", "public", "residents", "business")
# Number 31 is in no group: the only one of business, which gets no place.
PEOPLE = 31
QUOTAS = [("sector", key, int(key != "business"), int(key != "business")) for key in SECTORS]


def sector_of(number):
    """Give the sector of a person: ten of each of the first three."""
    return SECTORS[min((number - 1) // 10, 3)]


def make_people(world, count=PEOPLE):
    """Give applicants with the numbers 1 to ``count``."""
    people = []
    for number in range(1, count + 1):
        one = ApplicationFactory.create(
            challenge=world.challenge,
            consent_text=world.consent,
            number=number,
            user=UserFactory.create(email=f"sokande{number}@exempel.se"),
        )
        CasePreferenceFactory.create(application=one, case=world.case)
        one.coded = {"sector": [sector_of(number)]}
        people.append(one)
    return people


def make_drawn_world(status=DrawStatus.PUBLISHED, **also):
    """Give a world with its draw, the people, and a second organiser."""
    world = make_world(places=3)
    assert world.academia.criterion.kind == CriterionKind.SECTOR
    for key, name in [("public", "Offentlig sektor"), ("business", "Näringsliv")]:
        CriterionValueFactory.create(
            criterion=world.academia.criterion, key=key, name_sv=name, position=1
        )
    world.people = make_people(world, also.pop("people", PEOPLE))
    world.second = make_organiser(world.challenge)
    world.draw = make_draw(world.case, world.people, status, quotas=QUOTAS, **also)
    return world


def public(world, name):
    """Give the address of a public page of the draw."""
    return reverse(name, args=[world.challenge.slug, world.case.slug])


def desk(world, name):
    """Give the address of one of the organiser's pages of the draw."""
    return reverse(name, args=[world.case.pk])


def text_of(response):
    """Give the text of a page with single spaces."""
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
