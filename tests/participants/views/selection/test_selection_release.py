"""Changing quotas, and releasing the decisions."""

import pytest

from susi.outbox.models import Message
from tests.participants.views.selection.desk import address, mark
from tests.participants.worlds import apply, release

pytestmark = pytest.mark.django_db


def test_quotas_are_saved(as_actor, world):
    data = {f"min_{world.academia.pk}": "1", f"max_{world.academia.pk}": "2"}

    response = as_actor(world.organiser).post(address("selection_quotas", world), data)

    assert response["Location"] == f"{address('selection', world)}#kvoter"
    assert list(world.case.quotas.values_list("minimum", "maximum")) == [(1, 2)]


@pytest.mark.parametrize("typed", ["abc", "-1", "4", "9" * 40, "1.5", "<script>"])
def test_bad_quotas_come_back_as_typed(as_actor, world, typed):
    name = f"min_{world.academia.pk}"

    response = as_actor(world.organiser).post(address("selection_quotas", world), {name: typed})

    form = response.context["quota_form"]
    assert response.status_code == 422
    assert form.errors[name] == ["Akademi, minst: skriv ett tal från 0 till 3."]
    assert form[name].value() == typed
    assert world.case.quotas.count() == 2


def test_a_minimum_above_the_maximum_is_refused_by_name(as_actor, world):
    pk = world.academia.pk
    data = {f"min_{pk}": "3", f"max_{pk}": "2"}

    response = as_actor(world.organiser).post(address("selection_quotas", world), data)

    assert response.context["quota_form"].errors[f"min_{pk}"] == [
        "Akademi: minst får inte vara större än högst."
    ]


def test_the_release_asks_for_consent_where_something_deviates(as_actor, world):
    client = as_actor(world.organiser)
    mark(client, world, mark=apply(world).pk)

    response = client.post(address("selection_release", world))

    assert response.status_code == 422
    assert response.context["form"].errors["understood"] == [
        "Kryssa i rutan om ni vill skicka trots avvikelserna."
    ]
    assert Message.objects.count() == 0


def test_the_release_shows_both_mails_and_sends_them(as_actor, world):
    client = as_actor(world.organiser)
    mark(client, world, mark=apply(world).pk)
    apply(world, "Nils Ek")
    shown = client.get(address("selection_release", world)).context["previews"]

    response = client.post(address("selection_release", world), {"understood": "on"})

    assert response["Location"] == address("answers", world)
    sent = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert [letter.subject for letter in shown] == list(sent)


def test_after_the_release_its_page_leads_to_the_answers(as_actor, world):
    release(world.case)
    client = as_actor(world.organiser)

    for response in (client.get, client.post):
        assert response(address("selection_release", world))["Location"] == address(
            "answers", world
        )
