"""Hard cases one at a time: why, side by side, decided, changed, locked."""

import pytest

from participants.models import ApplicationReview
from tests.factories import moments
from tests.factories.recruiting import DrawFactory
from tests.participants.views.call.pages import of_case, text
from tests.participants.worlds import apply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def pair(world, clock):
    clock.move_to(moments.AFTER_CALL, tick=False)
    return apply(world), apply(world)


def near(world, name="Nära Person"):
    application = apply(world, name)
    application.close_to_project, application.close_text = True, "Jag är doktorand här <b>"
    application.save()
    return application


def key(pair):
    return f"duplicate-{pair[1].pk}-{pair[0].pk}"


def post(client, world, matter, **data):
    return client.post(of_case("reviews", world), {"matter": matter, **data})


def test_nothing_to_review(organiser, world):
    page = text(organiser.get(of_case("reviews", world)))

    assert "Inget att granska." in page


def test_a_pair_side_by_side_with_the_reason(organiser, world, pair):
    page = text(organiser.get(of_case("reviews", world)))

    first, second = pair[0].number, pair[1].number
    assert f"Är nr {first} och nr {second} samma person?" in page
    assert "Namnen är samma." in page
    assert pair[0].user.email in page
    assert pair[1].user.email in page


def test_near_the_project_with_their_own_words(organiser, world):
    application = near(world)

    page = text(organiser.get(of_case("reviews", world)))

    assert f"Är nr {application.number} för nära projektet?" in page
    assert "Jag är doktorand här &lt;b&gt;" in page


def test_a_decision_leads_to_the_next(organiser, world, pair):
    near(world)

    response = post(organiser, world, key(pair), verdict="out", reason="Samma adress")

    assert response["Location"] == of_case("reviews", world)
    review = ApplicationReview.objects.get()
    assert (review.application, review.verdict, review.by) == (pair[1], "out", world.organiser)
    page = text(organiser.get(of_case("reviews", world)))
    assert "för nära projektet?" in page
    assert f"nr {pair[1].number} är inte med i lottningen" in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Välj ett av svaren"),
        ({"verdict": "kanske"}, "Välj ett av svaren"),
        ({"verdict": "out", "reason": " "}, "Skriv varför"),
        ({"verdict": "out", "reason": "a" * 301}, "Korta texten med 1 tecken"),
    ],
)
def test_what_is_missing_is_said_and_nothing_lost(organiser, world, pair, data, words):
    response = post(organiser, world, key(pair), **data)

    assert (response.status_code, ApplicationReview.objects.count()) == (422, 0)
    assert words in text(response)
    assert data.get("reason", "").strip() in text(response)


@pytest.mark.parametrize("matter", ["", "duplicate-0-0", "conflict-99", "\x00", "x" * 999])
def test_a_matter_that_is_none(organiser, world, pair, matter):
    assert post(organiser, world, matter, verdict="keep").status_code == 302
    assert organiser.get(of_case("reviews", world), {"visa": matter}).status_code == 200


def test_a_decision_can_be_changed_until_the_lock(organiser, world, pair):
    post(organiser, world, key(pair), verdict="out", reason="Samma adress")
    shown = text(organiser.get(of_case("reviews", world), {"visa": key(pair)}))
    post(organiser, world, key(pair), verdict="keep", reason="")

    assert "Samma adress</textarea>" in shown
    assert ApplicationReview.objects.get().verdict == "keep"


def test_a_locked_draw_shows_and_changes_nothing(organiser, world, pair):
    DrawFactory.create(case=world.case)

    page = text(organiser.get(of_case("reviews", world)))
    response = post(organiser, world, key(pair), verdict="keep")

    assert "är låst, så beslutet kan inte ändras nu." in page
    assert 'name="verdict"' not in page
    assert (response.status_code, ApplicationReview.objects.count()) == (422, 0)


def test_the_applicant_sees_nothing_of_it(as_actor, organiser, world, pair):
    post(organiser, world, key(pair), verdict="out", reason="Hemligt skäl")

    page = text(as_actor(pair[1].user).get("/min/"))

    assert "Din ansökan är inne" in page
    assert "Hemligt skäl" not in page


@pytest.mark.parametrize("people", [2, 9])
def test_the_same_few_queries(organiser, world, people, django_assert_num_queries):
    for number in range(people):
        near(world, f"Nära {number}")

    with django_assert_num_queries(15):
        organiser.get(of_case("reviews", world))
