"""Links that remember where an applicant came from, and the numbers beside them."""

import pytest

from participants.choices import ApplicationStatus, ReviewKind, Verdict
from participants.domain.gaps import Cover
from participants.models import Application, ApplicationReview, RecruitingLink
from participants.queries.appeal import appeal
from participants.queries.recruiting import links_of, read_recruiting
from participants.services.recruiting import add_recruiting_link, note_source
from tests.factories import moments
from tests.factories.recruiting import RecruitingLinkFactory
from tests.participants.services.call.refused import refusal_of
from tests.participants.worlds import apply, make_case, make_world

pytestmark = pytest.mark.django_db
NOW = moments.DURING_CALL


@pytest.fixture
def world():
    return make_world()


def add(world, label="Hyresgästföreningen"):
    return add_recruiting_link(world.challenge, label, by=world.organiser, now=NOW)


def lines(world):
    (case,) = read_recruiting(world.challenge, NOW).cases
    return [(line.value.key, line.need.pool, str(line.need.cover)) for line in case.lines]


def test_a_link_gets_a_short_code(world):
    link = add(world)

    assert (len(link.code), link.label, link.created_at) == (6, "Hyresgästföreningen", NOW)


def test_one_name_one_link(world):
    add(world)

    assert refusal_of(lambda: add(world, "hyresgästföreningen")) == "same_label"


def test_there_is_an_end_to_links(world):
    for _number in range(50):
        RecruitingLinkFactory.create(challenge=world.challenge)

    assert refusal_of(lambda: add(world)) == "too_many"
    assert RecruitingLink.objects.count() == 50


def test_a_source_is_noted_once(world):
    first, second = add(world), add(world, "Nyhetsbrev")
    application = apply(world)

    noted = [
        note_source(world.challenge, code, by=application.user)
        for code in (first.code, second.code, "finns-inte", "")
    ]

    assert noted == [True, False, False, False]
    assert Application.objects.get().source == first


def test_a_link_of_another_challenge_says_nothing(world):
    application, link = apply(world), RecruitingLinkFactory.create()

    assert note_source(world.challenge, link.code, by=application.user) is False


def test_links_tell_how_many_began_and_sent(world):
    link = add(world)
    add(world, "Ingen kom")
    for status in (ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN):
        application = apply(world)
        Application.objects.filter(pk=application.pk).update(source=link, status=status)

    numbers = [(row.label, row.started, row.submitted) for row in links_of(world.challenge)]

    assert numbers == [("Hyresgästföreningen", 2, 1), ("Ingen kom", 0, 0)]


def test_the_gap_is_what_the_quotas_want_and_nobody_sent(world):
    for _number in range(2):
        apply(world)

    assert lines(world) == [
        ("academia", 2, Cover.ENOUGH),
        ("residents", 0, Cover.MISSING),
    ]


def test_who_cannot_come_or_is_left_out_fills_no_gap(world):
    apply(world, value=world.residents, availability="no")
    out = apply(world, value=world.residents)
    ApplicationReview.objects.create(
        application=out, kind=ReviewKind.CONFLICT, verdict=Verdict.OUT, reason="Kollega", at=NOW
    )

    assert lines(world)[1] == ("residents", 0, Cover.MISSING)


def test_the_text_names_who_is_missing_and_no_number(world):
    apply(world)
    link = add(world)
    call = read_recruiting(world.challenge, NOW)

    assert appeal(call, link, "sv").split("\n") == [
        "Samverkansutmaning söker deltagare.",
        "",
        "Just nu söker vi särskilt:",
        "– Barns Bostad Först: Boende",
        "",
        "Är det du, eller någon du känner?",
        "",
        "Ansökan är öppen till söndag 4 oktober kl.\u00a023:59 och tar ungefär 8 minuter.",
        "",
        "Läs mer och ansök:",
        f"http://testserver/{world.challenge.slug}/via/{link.code}/",
    ]


def test_the_text_in_english_where_nobody_is_missing(world):
    apply(world, value=world.residents)

    text = appeal(read_recruiting(world.challenge, NOW), None, "en")

    assert "Right now" not in text
    assert text.endswith(f"http://testserver/en/{world.challenge.slug}/")


@pytest.mark.parametrize("cases", [1, 5])
def test_the_same_few_queries(world, cases, django_assert_num_queries):
    for _number in range(cases):
        make_case(world.challenge)
        apply(world)

    with django_assert_num_queries(5):
        read_recruiting(world.challenge, NOW)
