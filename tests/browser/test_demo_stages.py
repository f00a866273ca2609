"""Every stage of the demo, walked as each of its people: README's tour, and no page that breaks."""

import re
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from challenges.models import Challenge
from susi.demo.dates import STAGES
from susi.outbox.models import Message
from tests.browser.journey_stage import links, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "för social innovation"
EVA, MARTIN, MARGARETA = "Eva Sandell", "Martin Grander", "Margareta Rämgård"
JOHANNA, AMINA, PETER = "Johanna Kvist", "Amina Warsame", "Peter Lindqvist"
NILS, ADMIN = "Nils Ahl", "Admin"

# Address and a heading that it shows; where each person looks at every stage.
ALWAYS = {
    EVA: [("arr/", "Översikt")],
    MARTIN: [("forskare/{housing}/", "Barns Bostad Först")],
    MARGARETA: [("forskare/{health}/", "Jämlik Hälsa")],
    JOHANNA: [("led/", "Det du leder"), ("led/{housing}/", "Barns Bostad Först")],
    AMINA: [("min/", "Hej Amina!")],
    PETER: [("min/", "Hej Peter!")],
    NILS: [("min/", "Hej Nils!")],
    ADMIN: [("admin/outbox/message/", "Välj mejl"), ("arr/", "Översikt")],
}
PUBLIC = [
    ("susi-2020/", TITLE),
    ("susi-2020/case/barns-bostad-forst/", "Barns Bostad Först"),
    ("susi-2020/case/jamlik-halsa/", "Jämlik Hälsa"),
]
# What README's tour shows at a stage, beside that.
TOUR = {
    "draft": {
        "": [("", "Just nu pågår ingen utmaning")],
        MARTIN: [("forskare/", "Mina case"), ("forskare/{housing}/granska/", "Utmaningsfråga")],
        EVA: [
            ("arr/{challenge}/case/", "Jämlik Hälsa"),
            ("arr/susi-2020/klar/", "Måste rättas"),
            ("admin/challenges/challenge/{challenge}/change/", "Datum"),
        ],
    },
    "call": {
        "": [
            *PUBLIC,
            ("om/", "Om SUSI"),
            ("tillganglighet/", "Tillgänglighet"),
            ("uppgifter/", "uppgifter"),
        ],
        NILS: [("susi-2020/ansok/", "Ansök om en plats"), ("min/konto/", "Mitt konto")],
        AMINA: [("susi-2020/ansok/granska/", "Dina svar")],
        EVA: [("arr/{housing}/urval/", "Urval till Barns Bostad Först")],
    },
    "closed": {
        "": PUBLIC,
        EVA: [
            ("arr/{housing}/urval/", "Sökande"),
            ("arr/{housing}/urval/kvoter/", "Kvoterna går ihop"),
            ("arr/{housing}/urval/provlottning/", "Ingen provlottning än"),
            ("arr/{housing}/urval/lottning/", "Provlotta först"),
            ("arr/{housing}/urval/besked/", "Gruppen är inte lottad än"),
            ("arr/{housing}/svar/", "Beskeden är inte skickade än"),
        ],
    },
    "draw": {
        "": [*PUBLIC, ("susi-2020/lottning/barns-bostad-forst/protokoll/", "Så lottas gruppen")],
        EVA: [("arr/{housing}/lottning/", "Lotta Barns Bostad Först")],
    },
    "selected": {
        "": [*PUBLIC, ("susi-2020/lottning/jamlik-halsa/protokoll/", "Så lottades gruppen")],
        AMINA: [("brevlada/?to=amina@demo.susi.example", "Mejl till amina@demo.susi.example")],
        EVA: [("arr/{housing}/svar/", "Svaren"), ("arr/{housing}/urval/", "Urval till")],
    },
    "session-1": {
        "": PUBLIC,
        AMINA: [("live/{housing}/ideer/", "Våra idéer"), ("live/{session}/anslut/", "Session 1")],
        JOHANNA: [("led/{housing}/", "Så långt har ni kommit")],
        MARTIN: [("live/{housing}/ideer/", "Våra idéer")],
    },
    "between": {
        "": PUBLIC,
        AMINA: [("susi-2020/resultat/barns-bostad-forst/", "Idéerna som går vidare")],
        JOHANNA: [("live/{housing}/ideer/", "Våra idéer")],
    },
    "session-2": {
        "": [*PUBLIC, ("susi-2020/resultat/jamlik-halsa/", "Resultatet kommer")],
        AMINA: [("live/{session}/anslut/", "Session 2")],
    },
    "result": {
        "": [
            ("", "Just nu pågår ingen utmaning"),
            *PUBLIC,
            ("susi-2020/resultat/barns-bostad-forst/", "Idéerna som går vidare"),
            ("susi-2020/resultat/jamlik-halsa/", "Vilka som deltog"),
        ],
        EVA: [("arr/{housing}/svar/", "Svaren")],
    },
}


@pytest.fixture
def walk(browser, live_server, settings):
    """Give a page of the demo, and what goes wrong on its way."""
    settings.DEMO, settings.SITE_URL = True, live_server.url
    context = browser.new_context(locale="sv-SE")
    page, faults = context.new_page(), []
    watch(page, faults)
    yield SimpleNamespace(page=page, url=live_server.url, faults=faults)
    context.close()


@pytest.mark.parametrize("stage", STAGES)
def test_everybody_can_walk_through_a_stage(walk, stage):
    call_command("demo", stage=stage, verbosity=0)
    keys, tour = keys_of(stage), TOUR[stage]

    look(walk, tour[""], keys, languages=("", "en/"))
    for name, always in ALWAYS.items():
        become(walk, name)
        look(walk, always, keys)
        look(walk, tour.get(name, []), keys, languages=("", "en/"))

    assert walk.faults == []


def keys_of(stage):
    """Give the numbers in the addresses."""
    challenge = Challenge.objects.get()
    housing = challenge.cases.get(slug="barns-bostad-forst")
    session = housing.sessions.get(number=2 if stage == "session-2" else 1)
    return {
        "challenge": challenge.pk,
        "housing": housing.pk,
        "health": challenge.cases.get(slug="jamlik-halsa").pk,
        "session": session.pk,
    }


def become(walk, name):
    """Sign in with the demo's own button, coming from the black bar on top."""
    walk.page.goto(f"{walk.url}/")
    walk.page.locator(".demo-bar").locator("a, button").last.click()
    walk.page.get_by_role("button", name=f"Logga in som {name}", exact=True).click()
    expect(walk.page.locator(".demo-bar")).to_contain_text(f"Du är {name}")


def look(walk, pages, keys, languages=("",)):
    """Open pages in the languages, and find their headings in Swedish."""
    for address, heading in pages:
        for prefix in languages:
            walk.page.goto(f"{walk.url}/{prefix}{address.format(**keys)}")
            language = "en" if prefix else "sv"
            expect(walk.page.locator("html")).to_have_attribute("lang", language)
            if language == "sv":
                expect(walk.page.get_by_role("heading", name=heading).first).to_be_visible()


def test_amina_follows_the_link_of_her_offer(walk):
    call_command("demo", stage="selected", verbosity=0)
    become(walk, AMINA)

    walk.page.locator(".demo-bar").get_by_role("link", name="Brevlådan").click()
    walk.page.get_by_role("link", name="Du har fått en plats i Barns Bostad Först").first.click()
    offer = Message.objects.get(kind="place_offered", to_name=AMINA)
    walk.page.get_by_role("link", name=links(offer)[0]).click()
    walk.page.get_by_role("button", name="Ja, jag kommer båda dagarna").click()

    expect(walk.page.locator("h1")).to_have_text("Du är med!")
    assert walk.faults == []


def test_johanna_leads_from_the_writing_to_the_result(walk):
    call_command("demo", stage="session-1", verbosity=0)
    become(walk, JOHANNA)

    walk.page.get_by_role("link", name="Led", exact=True).first.click()
    walk.page.get_by_role("link", name=re.compile("Öppna konsolen.*Först")).click()
    for step in ("Stäng insamlingen", "Öppna röstningen", "Stäng röstningen"):
        walk.page.get_by_role("button", name=step).click()
    walk.page.get_by_role("link", name="Se resultatet").click()

    expect(walk.page.locator("h1")).to_have_text("Barns Bostad Först: vad vi kom fram till")
    assert walk.faults == []
