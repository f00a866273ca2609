from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from challenges.choices import CaseStatus, Phase, Role
from challenges.models import Case, Challenge, Criterion
from tests.factories import moments
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.challenges import CaseFactory, ChallengeFactory, TeamMemberFactory
from tests.factories.landing import release, whole_challenge

pytestmark = pytest.mark.django_db
SOON = timedelta(hours=1)
HOSTILE = "<script>alert(1)</script> \u202eabc 🎉"


def page_at(client, moment, address="/susi/"):
    with time_machine.travel(moment, tick=False):
        return client.get(address)


# --- every phase --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("moment", "released", "phase", "field", "button"),
    [
        (moments.OPENS - SOON, False, Phase.COMING, "tint tint--sky", "Läs om casen"),
        (moments.DURING_CALL, False, Phase.OPEN, "site-head--raps", "Ansök om en plats"),
        (moments.AFTER_CALL, False, Phase.CLOSED, "tint tint--sand", "Läs om casen"),
        (moments.RELEASED + SOON, True, Phase.DRAWN, "tint tint--sky", "Läs om casen"),
        (moments.IN_SESSION_1, True, Phase.SESSION, "site-head--raps", "Läs om casen"),
        (moments.BETWEEN, True, Phase.BETWEEN, "tint tint--sky", "Läs om casen"),
        (moments.SESSION_2[1] + SOON, True, Phase.AFTER, "tint tint--sky", "Läs om casen"),
        (moments.RESULTS + SOON, True, Phase.RESULT, "tint tint--sky", "Läs resultatet"),
    ],
)
def test_each_phase_has_its_field_and_its_one_button(
    client, moment, released, phase, field, button
):
    challenge = whole_challenge(cases=2, results_at=moments.RESULTS)
    if released:
        release(challenge)

    answer = page_at(client, moment)

    stage = answer.context["stage"]
    assert (answer.context["landing"].phase, stage.field, stage.button) == (phase, field, button)
    assert answer.content.decode().count("btn--primary") == 1


@pytest.mark.parametrize(
    ("moment", "released", "strong", "note"),
    [
        (moments.OPENS - SOON, False, "Ansökan öppnar måndag 7 september kl.\xa008:00.", ""),
        (
            moments.DURING_CALL,
            False,
            "Ansök senast söndag 4 oktober kl.\xa023:59.",
            "Det tar ungefär 8 minuter.",
        ),
        (
            moments.AFTER_CALL,
            False,
            "Ansökan är stängd.",
            "Alla som har sökt får besked senast fredag 9 oktober.",
        ),
        (
            moments.RELEASED + SOON,
            True,
            "Deltagarna är valda.",
            "Session 1 är torsdag 22 oktober.",
        ),
        (
            moments.IN_SESSION_1,
            True,
            "Session 1 i Barns Bostad Först pågår till kl. 12:00.",
            "Deltagarna hittar länken på sin egen sida.",
        ),
        (
            moments.BETWEEN,
            True,
            "Deltagarna arbetar vidare.",
            "Session 2 är onsdag 4 november.",
        ),
        (
            moments.SESSION_2[1] + SOON,
            True,
            "Sessionerna är klara.",
            "Resultatet visas här när det är färdigt.",
        ),
    ],
)
def test_each_phase_says_what_is_going_on(client, moment, released, strong, note):
    challenge = whole_challenge()
    if released:
        release(challenge)

    stage = page_at(client, moment).context["stage"]

    assert (stage.strong, stage.note) == (strong, note)


def test_the_button_leads_to_the_application(client):
    whole_challenge()

    stage = page_at(client, moments.DURING_CALL).context["stage"]

    assert stage.address == reverse("application_start", args=["susi"])


@pytest.mark.parametrize(("cases", "address"), [(1, "/susi/resultat/case-0/"), (2, "#case")])
def test_the_result_of_one_case_is_one_click_away(client, cases, address):
    release(whole_challenge(cases=cases, results_at=moments.RESULTS))

    answer = page_at(client, moments.RESULTS)

    assert answer.context["stage"].address == address
    assert 'href="/susi/resultat/case-0/"' in answer.content.decode()


def test_without_a_case_nobody_is_asked_to_apply(client):
    ChallengeFactory(slug="susi")

    stage = page_at(client, moments.DURING_CALL).context["stage"]

    assert (stage.strong, stage.button) == ("Casen kommer snart.", "")


# --- what it shows --------------------------------------------------------------------------------
def test_the_timeline_follows_from_dates_and_sessions(client):
    whole_challenge()

    posts = page_at(client, moments.DURING_CALL).context["landing"].timeline

    assert [(p.days, p.title, p.done, p.now) for p in posts] == [
        ("7 sep", "Ansökan öppnar", True, False),
        ("4 okt", "Sista dag att ansöka", False, True),
        ("9 okt", "Alla får besked", False, False),
        ("22 okt", "Session 1", False, False),
        ("4 nov", "Session 2", False, False),
        ("10 nov", "SI Summit", False, False),
    ]


def test_sessions_of_several_cases_are_one_date(client):
    challenge = whole_challenge(cases=2)
    session = challenge.cases.last().sessions.get(number=1)
    session.starts_at += timedelta(days=1)
    session.ends_at += timedelta(days=1)
    session.save()

    posts = page_at(client, moments.DURING_CALL).context["landing"].timeline

    assert [p.days for p in posts if p.title == "Session 1"] == ["22–23 okt"]


def test_places_are_drawn_from_the_quotas(client):
    whole_challenge(cases=2)

    landing = page_at(client, moments.DURING_CALL).context["landing"]

    assert landing.mix == {"academia": 8, "public": 8, "residents": 8}
    assert [(c.title, [r.figures for r in c.rows]) for c in landing.charts] == [
        ("12 platser i varje case", ["3–5", "3–5", "3–5"])
    ]


def test_cases_that_share_differently_get_a_chart_each(client):
    challenge = whole_challenge(cases=2)
    challenge.cases.first().quotas.update(maximum=6)

    charts = page_at(client, moments.DURING_CALL).context["landing"].charts

    assert [chart.title for chart in charts] == ["Barns Bostad Först: 12 platser"] * 2


def test_a_challenge_without_criteria_still_has_its_weave(client):
    whole_challenge()
    Criterion.objects.all().delete()

    landing = page_at(client, moments.DURING_CALL).context["landing"]

    assert (landing.mix, list(landing.charts)) == ({"unknown": 12}, [])


def test_headings_count_in_words(client):
    whole_challenge(cases=2)

    context = page_at(client, moments.DURING_CALL).context
    english = page_at(client, moments.DURING_CALL, "/en/susi/").context

    assert context["heading"] == "Två case att välja mellan"
    assert context["sectors_heading"] == "Tre sektorer kring samma fråga"
    assert english["heading"] == "Two cases to choose from"


def test_a_text_without_english_says_its_language(client):
    whole_challenge(lede_en="")

    page = page_at(client, moments.DURING_CALL, "/en/susi/").content.decode()

    assert '<p class="lede" itemprop="description" lang="sv">Två case.' in page
    assert '<h1 itemprop="name">Co-creation challenge</h1>' in page


def test_hostile_words_are_harmless(client):
    whole_challenge(title_sv=HOSTILE, lede_sv=HOSTILE)
    Case.objects.update(title_sv=HOSTILE, summary_sv=HOSTILE)

    page = page_at(client, moments.DURING_CALL).content.decode()

    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_an_answer_is_markdown_and_safe(client):
    challenge = whole_challenge()
    challenge.questions.update(answer_sv="**Nej** [x](javascript:alert(1)) <img src=x>")

    page = page_at(client, moments.DURING_CALL).content.decode()

    assert "<strong>Nej</strong>" in page
    assert ('href="javascript:' in page, "<img" in page) == (False, False)


def test_machines_read_an_event_with_its_sessions(client):
    whole_challenge()

    page = page_at(client, moments.DURING_CALL).content.decode()

    assert page.count('itemtype="https://schema.org/Event"') == 3
    assert '<meta itemprop="startDate" content="2020-10-22T09:00:00+02:00">' in page
    assert '<meta itemprop="endDate" content="2020-11-04T12:00:00+01:00">' in page
    assert '<meta property="og:image" content="http://testserver/susi/kort.png">' in page


def test_no_meeting_link_is_shown(client):
    whole_challenge()

    assert "zoom.example" not in page_at(client, moments.IN_SESSION_1).content.decode()


# --- who sees it ----------------------------------------------------------------------------------
@pytest.mark.parametrize("published", [None, moments.AFTER_CALL])
def test_an_unpublished_challenge_does_not_exist_for_others(as_actor, published):
    whole_challenge(published_at=published)
    foreign = TeamMemberFactory().user

    statuses = [
        page_at(as_actor(user), moments.DURING_CALL).status_code
        for user in (None, UserFactory(), foreign)
    ]

    assert statuses == [404, 404, 404]


@pytest.mark.parametrize("role", list(Role))
def test_the_team_sees_it_with_a_ribbon(as_actor, role):
    challenge = whole_challenge(published_at=None)
    member = TeamMemberFactory(challenge=challenge, role=role)

    answer = page_at(as_actor(member.user), moments.DURING_CALL)

    assert (answer.status_code, answer.context["landing"].phase) == (200, Phase.DRAFT)
    assert "Förhandsgranskning. Bara teamet ser den här sidan." in answer.content.decode()


def test_a_superuser_sees_it_with_a_ribbon(as_actor):
    whole_challenge(published_at=None)

    answer = page_at(as_actor(SuperuserFactory()), moments.DURING_CALL)

    assert "preview-ribbon" in answer.content.decode()


def test_unpublished_cases_are_not_shown(client):
    challenge = whole_challenge()
    CaseFactory(challenge=challenge, status=CaseStatus.SUBMITTED, title_sv="Hemligt")

    page = page_at(client, moments.DURING_CALL).content.decode()

    assert "Hemligt" not in page


@pytest.mark.parametrize("cases", [1, 4])
def test_the_page_takes_eight_queries(client, django_assert_num_queries, cases):
    whole_challenge(cases=cases)

    with time_machine.travel(moments.DURING_CALL, tick=False), django_assert_num_queries(8):
        client.get("/susi/")


def test_an_unknown_challenge_does_not_exist(client):
    assert [client.get(a).status_code for a in ("/finns-inte/", "/åäö/", "/a b/")] == [404] * 3


def test_nothing_is_changed_by_a_post(client):
    whole_challenge()

    assert (client.post("/susi/").status_code, Challenge.objects.count()) == (405, 1)
