"""Links, codes and decisions in the admin: an organiser's own, mostly to read."""

import pytest
from django.urls import reverse

from participants.choices import ReviewKind, Verdict
from participants.models import ApplicationReview, RecruitingLink
from tests.factories import moments
from tests.factories.recruiting import LateCodeFactory, RecruitingLinkFactory
from tests.participants.worlds import apply, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = make_world()
    world.organiser.is_staff = True
    world.organiser.save()
    return world


@pytest.fixture
def organiser(as_actor, world):
    return as_actor(world.organiser)


def review(world):
    return ApplicationReview.objects.create(
        application=apply(world),
        kind=ReviewKind.CONFLICT,
        verdict=Verdict.KEEP,
        at=moments.AFTER_CALL,
    )


def rows_of(world):
    return {
        "recruitinglink": RecruitingLinkFactory.create(challenge=world.challenge),
        "latecode": LateCodeFactory.create(challenge=world.challenge),
        "applicationreview": review(world),
    }


@pytest.mark.parametrize("name", ["recruitinglink", "latecode", "applicationreview"])
def test_an_organiser_sees_their_own(organiser, world, name):
    mine, other = rows_of(world)[name], rows_of(make_world())[name]
    change = f"admin:participants_{name}_change"

    listed = organiser.get(reverse(f"admin:participants_{name}_changelist")).context["cl"]

    assert list(listed.result_list) == [mine]
    assert organiser.get(reverse(change, args=[mine.pk])).status_code == 200
    assert organiser.get(reverse(change, args=[other.pk])).status_code == 302
    assert organiser.get(reverse(f"admin:participants_{name}_add")).status_code == 403


def test_only_the_name_of_a_link_is_changed_here(organiser, world):
    link = RecruitingLinkFactory.create(challenge=world.challenge, code="abcdef")
    address = reverse("admin:participants_recruitinglink_change", args=[link.pk])

    organiser.post(address, {"label": "ABF Malmö", "code": "hittepa"})

    link = RecruitingLink.objects.get()
    assert (link.label, link.code) == ("ABF Malmö", "abcdef")


@pytest.mark.parametrize("name", ["latecode", "applicationreview"])
def test_codes_and_decisions_are_read_only(organiser, world, name):
    row = rows_of(world)[name]

    codes = [
        organiser.post(reverse(f"admin:participants_{name}_{what}", args=[row.pk])).status_code
        for what in ("change", "delete")
    ]

    assert codes == [403, 403]
