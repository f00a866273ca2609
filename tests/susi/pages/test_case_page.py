from datetime import timedelta

import pytest
import time_machine

from challenges.choices import CaseStatus, Phase, Role
from challenges.models import Case
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import TeamMemberFactory
from tests.factories.landing import release, whole_challenge

pytestmark = pytest.mark.django_db
ADDRESS = "/susi/case/case-0/"
SOON = timedelta(hours=1)


def page_at(client, moment=moments.DURING_CALL, address=ADDRESS):
    with time_machine.travel(moment, tick=False):
        return client.get(address)


@pytest.mark.parametrize(
    ("moment", "phase", "button"),
    [
        (moments.OPENS - SOON, Phase.COMING, ""),
        (moments.DURING_CALL, Phase.OPEN, "Ansök om en plats"),
        (moments.RELEASED + SOON, Phase.DRAWN, ""),
        (moments.IN_SESSION_1, Phase.SESSION, ""),
        (moments.BETWEEN, Phase.BETWEEN, ""),
        (moments.SESSION_2[1] + SOON, Phase.AFTER, ""),
        (moments.RESULTS, Phase.RESULT, "Läs resultatet"),
    ],
)
def test_each_phase_has_its_button(client, moment, phase, button):
    challenge = whole_challenge(results_at=moments.RESULTS)
    if moment > moments.CLOSES:
        release(challenge)

    answer = page_at(client, moment)

    assert (answer.context["show"].phase, answer.context["stage"].button) == (phase, button)


def test_an_archived_case_leads_to_its_result(client):
    release(whole_challenge(results_at=moments.RESULTS))

    page = page_at(client, moments.RESULTS).content.decode()

    assert "Det här caset är avslutat." in page
    assert '<a href="/susi/resultat/case-0/">Läs resultatet</a>' in page


def test_the_facts_stand_beside_the_text(client):
    whole_challenge()
    case = Case.objects.get()
    case.researchers.add(UserFactory(name="Martin Grander"))

    show = page_at(client).context["show"]

    assert [str(person) for person in show.researchers] == ["Martin Grander"]
    assert (show.dates, show.where) == (
        "22 oktober och 4 november, kl.\u00a009:00–12:00",
        "Zoom",
    )
    assert [row.figures for row in show.rows] == ["3–5"] * 3


def test_the_timeline_has_the_cases_own_hours_and_what_comes_after(client):
    whole_challenge()

    posts = page_at(client).context["show"].timeline

    assert [(post.days, post.title) for post in posts] == [
        ("22 okt", "Session 1, torsdag kl.\xa009:00–12:00"),
        ("4 nov", "Session 2, onsdag kl.\xa009:00–12:00"),
        ("10 nov", "SI Summit"),
    ]


def test_english_has_its_own_hours(client):
    whole_challenge()

    show = page_at(client, address=f"/en{ADDRESS}").context["show"]

    assert show.timeline[0].title == "Session 1, Thursday, 09:00–12:00"
    assert show.dates == "22 October and 4 November, 09:00–12:00"


def test_texts_are_markdown_and_safe(client):
    whole_challenge()
    Case.objects.update(
        background_sv="Ett **ord**\n\n<script>alert(1)</script>\n\n[länk](javascript:alert(2))",
        problem_sv='<a href="https://exempel.se" onclick="x()">x</a>\n\n![bild](https://x.se/a.png)',
    )

    page = page_at(client).content.decode()

    assert "<strong>ord</strong>" in page
    bad = ["<script>alert", 'href="javascript:', "<img", '<a href="https://exempel.se"']
    assert [word for word in bad if word in page] == []


def test_a_text_without_english_says_its_language(client):
    whole_challenge()

    page = page_at(client, address=f"/en{ADDRESS}").content.decode()

    assert '<div class="prose__part" lang="sv"><p>Bakgrunden.</p>' in page
    assert "How do we go on?" in page


@pytest.mark.parametrize(("words", "minutes"), [(10, 1), (1_001, 6)])
def test_the_reading_time_counts_the_long_texts(client, words, minutes):
    whole_challenge()
    Case.objects.update(
        background_sv="ord " * words, problem_sv="", challenge_question_sv="", setup_sv=""
    )

    assert page_at(client).context["show"].minutes == minutes


@pytest.mark.parametrize("status", [CaseStatus.DRAFT, CaseStatus.SUBMITTED])
def test_an_unpublished_case_does_not_exist_for_others(as_actor, status):
    whole_challenge()
    Case.objects.update(status=status)
    foreign = TeamMemberFactory().user

    statuses = [page_at(as_actor(u)).status_code for u in (None, UserFactory(), foreign)]

    assert statuses == [404, 404, 404]


def test_an_unpublished_case_is_no_other_researchers(as_actor):
    challenge = whole_challenge()
    Case.objects.update(status=CaseStatus.DRAFT)
    other = TeamMemberFactory(challenge=challenge, role=Role.RESEARCHER).user

    assert page_at(as_actor(other)).status_code == 404


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.FACILITATOR])
def test_the_team_sees_it_with_a_ribbon(as_actor, role):
    challenge = whole_challenge()
    Case.objects.update(status=CaseStatus.DRAFT)
    member = TeamMemberFactory(challenge=challenge, role=role)

    page = page_at(as_actor(member.user)).content.decode()

    assert "Förhandsgranskning. Caset är inte publicerat." in page


def test_its_researcher_sees_it_even_in_an_unpublished_challenge(as_actor):
    whole_challenge(published_at=None)
    case, researcher = Case.objects.get(), UserFactory()
    case.researchers.add(researcher)

    answer = page_at(as_actor(researcher))

    assert (answer.status_code, answer.context["show"].preview) == (200, True)


def test_a_case_is_found_in_its_own_challenge_only(client):
    whole_challenge()
    Case.objects.update(slug="case-9")

    assert page_at(client).status_code == 404


@pytest.mark.parametrize("several", [1, 5])
def test_the_page_takes_six_queries_at_most(client, django_assert_max_num_queries, several):
    whole_challenge(cases=several)
    Case.objects.first().researchers.add(*UserFactory.create_batch(several))

    with time_machine.travel(moments.IN_SESSION_1, tick=False), django_assert_max_num_queries(6):
        assert client.get(ADDRESS).status_code == 200
