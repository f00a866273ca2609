"""The organiser's page of the call: who is missing, what to share, where people came from."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from participants.models import Application, RecruitingLink
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.recruiting import RecruitingLinkFactory
from tests.participants.views.call.pages import of_challenge, text
from tests.participants.worlds import apply, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def visit(client, link, language="sv"):
    with override(language):
        return client.get(reverse("recruiting_visit", args=[link.challenge.slug, link.code]))


def begin(client, challenge):
    address = reverse("application_step", args=[challenge.slug, "kontakt"])
    return client.post(address, {"name": "Amina Warsame"})


def test_the_gap_in_words(organiser, world):
    page = text(organiser.get(of_challenge("recruiting", world)))

    assert "Boende: 0 sökande, 1 behövs" in page
    assert "1 saknas" in page
    assert "– Barns Bostad Först: Boende" in page


def test_nobody_missing_says_so(organiser, world):
    apply(world, value=world.residents)

    assert "Ingen saknas." in text(organiser.get(of_challenge("recruiting", world)))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (moments.PUBLISHED, "Ansökan öppnar måndag 7 september"),
        (moments.CLOSES, "Ansökan stängde söndag 4 oktober"),
        (moments.IN_SESSION_1, "Ansökan stängde söndag 4 oktober"),
    ],
)
def test_before_and_after_the_call(organiser, world, clock, moment, words):
    clock.move_to(moment, tick=False)

    page = text(organiser.get(of_challenge("recruiting", world)))

    assert words in page
    assert ("Skapa länk" in page) == (moment == moments.PUBLISHED)


def test_without_quotas_or_cases_there_is_something_to_do(organiser, world):
    world.case.quotas.all().delete()
    assert "Inga kvoter än" in text(organiser.get(of_challenge("recruiting", world)))

    world.challenge.cases.update(status="draft")
    assert "Inget case är publicerat än." in text(organiser.get(of_challenge("recruiting", world)))


def test_a_new_link_stands_in_the_text(organiser, world):
    response = organiser.post(of_challenge("recruiting_link_add", world), {"label": "ABF"})
    link = RecruitingLink.objects.get()

    assert response["Location"] == f"{of_challenge('recruiting', world)}?lank={link.pk}#dela"
    page = text(organiser.get(response["Location"]))
    assert "Texten har länken för ABF." in page
    assert page.count(f"http://testserver/en/{world.challenge.slug}/via/{link.code}/") == 2


@pytest.mark.parametrize("label", ["", " ", "a" * 81])
def test_a_link_without_a_good_name(organiser, world, label):
    response = organiser.post(of_challenge("recruiting_link_add", world), {"label": label})

    assert (response.status_code, RecruitingLink.objects.count()) == (422, 0)
    assert "<title>Fel:" in text(response)


def test_the_same_name_twice(organiser, world):
    RecruitingLinkFactory.create(challenge=world.challenge, label="ABF")

    response = organiser.post(of_challenge("recruiting_link_add", world), {"label": "abf"})

    assert response.status_code == 422
    assert "Det finns redan en länk som heter så." in text(response)


def test_the_fragment_knows_when_nothing_is_new(organiser, world):
    address = of_challenge("recruiting_live", world)
    first = organiser.get(address)

    again = organiser.get(address, headers={"If-None-Match": first["ETag"]})
    apply(world, value=world.residents)
    changed = organiser.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert "Boende: 1 sökande, 1 behövs" in text(changed)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_visit_changes_nothing_and_leads_to_the_call(
    client, world, language, django_assert_num_queries
):
    link = RecruitingLinkFactory.create(challenge=world.challenge)

    with django_assert_num_queries(2):
        response = visit(client, link, language)

    prefix = "" if language == "sv" else "/en"
    assert response["Location"] == f"{prefix}/{world.challenge.slug}/"
    assert response.cookies["came-by"]["httponly"] is True


def test_who_comes_by_a_link_and_applies_is_counted_once(as_actor, world):
    first, second = RecruitingLinkFactory.create_batch(2, challenge=world.challenge)
    client = as_actor(UserFactory.create())
    visit(client, first)
    begin(client, world.challenge)
    visit(client, second)
    begin(client, world.challenge)

    assert Application.objects.get().source == first


def test_a_link_after_the_beginning_does_not_count(as_actor, world):
    client = as_actor(UserFactory.create())
    begin(client, world.challenge)
    visit(client, RecruitingLinkFactory.create(challenge=world.challenge))
    begin(client, world.challenge)

    assert Application.objects.get().source is None


@pytest.mark.parametrize("cookie", ["", "1:abc", "\x00", "x" * 5000, "1:abc:sig:nature"])
def test_a_forged_cookie_says_nothing(as_actor, world, cookie):
    client = as_actor(UserFactory.create())
    client.cookies["came-by"] = cookie

    assert begin(client, world.challenge).status_code == 302
    assert Application.objects.get().source is None


def test_an_unknown_link_leads_to_the_call_all_the_same(client, world):
    response = client.get(reverse("recruiting_visit", args=[world.challenge.slug, "finns-inte"]))

    assert response["Location"] == f"/{world.challenge.slug}/"
    assert "came-by" not in response.cookies


@pytest.mark.parametrize("many", [1, 8])
def test_the_same_few_queries(organiser, world, many, django_assert_num_queries):
    RecruitingLinkFactory.create_batch(many, challenge=world.challenge)
    for _number in range(many):
        make_case(world.challenge)

    with django_assert_num_queries(12):
        organiser.get(of_challenge("recruiting", world))
