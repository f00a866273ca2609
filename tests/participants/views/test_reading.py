"""Reading any page of the desk changes nothing, in any phase."""

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from participants.choices import PlaceStatus
from participants.models import Place
from tests.factories import moments
from tests.participants.worlds import make_world, put, release

pytestmark = pytest.mark.django_db


def content():
    rows = {
        model._meta.label: list(model.objects.order_by("pk").values_list())  # noqa: SLF001 -- the models' names
        for model in apps.get_models()
    }
    return {label: found for label, found in rows.items() if not label.startswith("sessions.")}


@pytest.mark.parametrize(
    "moment",
    [moments.DURING_CALL, moments.AFTER_CALL, moments.ANSWER_BY, moments.BETWEEN, moments.RESULTS],
)
@pytest.mark.parametrize("released", [True, False])
def test_reading_changes_nothing(as_actor, moment, released):
    world = make_world(places=9)
    places = [put(world, status, status) for status in PlaceStatus.values]
    if released:
        release(world.case)
    case, application = world.case.pk, places[0].application_id
    addresses = [reverse("desk"), reverse("applicant", args=[case, application])]
    names = ("selection", "selection_release", "answers", "applicants_csv")
    addresses += [reverse(name, args=[case]) for name in names]
    client, before = as_actor(world.organiser), content()

    with time_machine.travel(moment, tick=False):
        codes = {client.get(address).status_code for address in addresses}

    assert codes <= {200, 302}
    assert content() == before
    assert Place.objects.count() == len(places)
