"""Tables of applications: safe for spreadsheets, and needs of support apart and logged."""

import pytest
from django.contrib.admin.models import LogEntry

from participants.choices import PlaceStatus, ReviewKind, Verdict
from participants.models import ApplicationReview
from tests.factories import moments
from tests.factories.recruiting import LateCodeFactory, RecruitingLinkFactory
from tests.participants.views.call.pages import of_case
from tests.participants.worlds import apply, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def lines(response):
    return response.content.decode("utf-8").split("\r\n")


@pytest.fixture
def amina(world):
    """Give somebody whose every word could be a formula."""
    amina = put(world, PlaceStatus.CONFIRMED, "=1+1").application
    amina.number, amina.organisation, amina.contribution = 700, "@SUM", "Rad\nbryts; här"
    amina.close_to_project, amina.close_text = True, "+kollega"
    amina.source = RecruitingLinkFactory.create(challenge=world.challenge, label="-ABF")
    amina.late_code = LateCodeFactory.create(challenge=world.challenge)
    amina.save()
    return amina


def leave_out(application):
    ApplicationReview.objects.create(
        application=application,
        kind=ReviewKind.CONFLICT,
        verdict=Verdict.OUT,
        reason="Kollega",
        at=moments.AFTER_CALL,
    )


def test_the_table_of_applicants_is_safe_for_spreadsheets(organiser, world, amina):
    leave_out(amina)

    said = lines(organiser.get(of_case("applicants_csv", world)))

    assert said[0] == (
        "\ufeffNummer;Namn;Organisation;Bidrag;Sektor;Kan båda dagarna;Status;"
        "Arbetar nära projektet;På vilket sätt;Kom via;Sen ansökan;Granskning"
    )
    assert said[1] == (
        "700;'=1+1;'@SUM;\"Rad bryts; här\";Akademi;Ja, båda dagarna;deltar;"
        "Ja;'+kollega;'-ABF;Ja;är inte med i lottningen: Kollega"
    )


def test_needs_are_a_table_of_their_own_and_leave_a_trace(organiser, world):
    amina = apply(world)
    amina.support, amina.support_text, amina.number = ["captions"], "=A1", 700
    amina.save()
    apply(world, "Utan behov")

    said = lines(organiser.post(of_case("access_needs_csv", world)))

    assert said[1:] == ["700;Amina Warsame;;Ja;;;;;;;'=A1", ""]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (world.organiser, str(world.case.pk))
    assert entry.get_change_message() == "Hämtade sökandes behov av stöd som tabell."


def test_needs_are_never_given_for_the_asking(organiser, as_actor, world):
    amina = apply(world)

    assert organiser.get(of_case("access_needs_csv", world)).status_code == 405
    assert as_actor(amina.user).post(of_case("access_needs_csv", world)).status_code == 404
    assert LogEntry.objects.exists() is False


@pytest.mark.parametrize("people", [1, 9])
def test_the_same_few_queries(organiser, world, people, django_assert_num_queries):
    for _number in range(people):
        apply(world)

    with django_assert_num_queries(18):
        organiser.get(of_case("applicants_csv", world))
