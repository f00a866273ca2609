"""A draw in public: Eva at her page, somebody at home at theirs, and what stays to be read."""

import json
import re
import subprocess
import sys

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from participants.choices import Verdict
from participants.models import Draw, Place, SelectionRun
from participants.queries.reviews import matters_of
from participants.services.reviews import Decision, decide_review
from participants.services.runs import work_on_runs
from participants.services.signing import public_key
from tests.browser.journey_stage import watch
from tests.factories.draws import draw_digits
from tests.support.axe import violations
from tests.support.stages import DRAWING, build_stage
from tests.support.visit import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOON = 15_000


@pytest.fixture
def faults():
    """Give the list of what no page may say; it is empty at the end."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def enter(browser, live_server, settings, faults):
    """Give a function that opens a window for somebody, or for nobody."""
    settings.DEMO, settings.SITE_URL = True, live_server.url
    contexts = []

    def page_of(user=None, **options):
        context = browser.new_context(locale="sv-SE", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        if user is not None:
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(user)}
            context.add_cookies([{**cookie, "url": live_server.url}])
        page = context.new_page()
        watch(page, faults)
        return page

    yield page_of
    for context in contexts:
        context.close()


def at(live_server, world, name=""):
    """Give the address of a public page of the draw."""
    words = f"{world.challenge.slug}/lottning/{world.case.slug}"
    return f"{live_server.url}/{words}/{name}"


def tiles(page):
    """Give how many tiles show a sector."""
    return page.locator(".weave > g:not(.t-empty)").count()


def draw(page, digit):
    """Type a digit and confirm it."""
    page.get_by_label("Dragen siffra").fill(digit)
    page.get_by_role("button", name="Visa siffran").click()
    expect(page.locator("#stammer")).to_be_focused()
    page.get_by_role("button", name=f"Ja, siffran är {digit}").click()
    expect(page.get_by_text(f"Siffran {digit} gäller.")).to_be_visible()


def test_the_digits_are_drawn_and_everybody_sees_it(enter, live_server):
    world = build_stage("draw")
    eva, home = enter(world.people["eva"]), enter(viewport={"width": 390, "height": 844})
    home.goto(at(live_server, world))
    expect(home.locator("h1")).to_have_text("Snart drar vi tre siffror")
    eva.goto(f"{live_server.url}/arr/{world.case.pk}/lottning/")
    eva.get_by_role("button", name="Börja lottningen").click()
    expect(home.locator("h1")).to_have_text("Tre siffror kvar", timeout=SOON)
    for digit, heading in [("4", "Två siffror kvar"), ("1", "En siffra kvar")]:
        draw(eva, digit)
        expect(home.locator("h1")).to_have_text(heading, timeout=SOON)
        expect(home.locator("#live-region")).to_contain_text(heading)
        expect(home.locator("main")).not_to_contain_text(re.compile("Amina|sökande"))
    eva.get_by_label("Dragen siffra").fill("8")
    eva.get_by_role("button", name="Visa siffran").click()
    eva.get_by_role("link", name="Nej, skriv om").click()
    eva.get_by_label("Dragen siffra").fill("7")
    eva.get_by_role("button", name="Visa siffran").click()
    eva.get_by_role("button", name="Ja, siffran är 7").click()
    expect(eva.get_by_role("heading", name="Det blev grupp 417")).to_be_visible()
    expect(home.locator("h1")).to_have_text("Gruppen är lottad", timeout=SOON)
    assert tiles(home) == world.case.places
    assert Place.objects.filter(case=world.case, status="marked").count() == world.case.places
    files = the_protocol_is_read(home)
    proof = amina_looks_herself_up(enter(world.people["amina"]), live_server)
    everything_can_be_checked(*files, proof)


def the_protocol_is_read(page):
    """From the screen to the protocol; give the record, the list and the program that checks."""
    page.get_by_role("link", name="Läs protokollet").click()
    expect(page.locator("h1")).to_have_text("Så lottades gruppen")
    numbers = page.locator(".numbers li").all_inner_texts()
    panels = taken_home(page, "Listan med grupper (csv)")
    rows = panels.read_text().splitlines()
    group = [row.split(",")[1] for row in rows if row.startswith("417,")]
    assert sorted(map(int, group)) == list(map(int, numbers))
    record = taken_home(page, "Undertecknat protokoll (json)")
    assert sorted(json.loads(record.read_text())["panel"]) == sorted(numbers)
    return record, panels, taken_home(page, "Programmet som kontrollerar (Python)")


def taken_home(page, name):
    """Download a file and give where it lies."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return download.value.path()


def everything_can_be_checked(record, panels, program, proof):
    """Run the program with nothing but Python, as its reader at home would."""
    words = [record, "--panels", panels, "--proof", proof, "--public-key", public_key()]
    ran = subprocess.run(
        [sys.executable, "-I", program, *words], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


def amina_looks_herself_up(page, live_server):
    """From her own page to her chance; give her proof."""
    page.goto(f"{live_server.url}/min/")
    page.get_by_role("link", name=re.compile("^Se hur det gick i lottningen")).click()
    expect(page.locator("h1")).to_have_text(re.compile("Lotten föll (inte )?på nummer"))
    return taken_home(page, "Mitt bevis (json)")


def test_from_quotas_to_protocol(enter, live_server):
    world = build_stage("closed")
    everything_is_reviewed(world)
    page = enter(world.people["eva"], viewport={"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/arr/{world.case.pk}/urval/kvoter/")
    tab(page, "3. Provlottning").click()
    the_trial_shows_everybody_s_chance(page)
    the_quotas_are_locked(page)
    the_list_is_published(page)
    page.get_by_role("link", name="Till lottningens sida").click()
    page.get_by_role("button", name="Börja lottningen").click()
    for digit in "41":
        draw(page, digit)
    page.get_by_label("Dragen siffra").fill("7")
    page.get_by_role("button", name="Visa siffran").click()
    page.get_by_role("button", name="Ja, siffran är 7").click()
    expect(page.get_by_role("heading", name="Det blev grupp 417")).to_be_visible()
    page.goto(f"{live_server.url}/arr/{world.case.pk}/urval/lottning/")
    expect(page.get_by_role("link", name="Granska och skicka besked")).to_be_visible()
    page.get_by_role("link", name="Protokollet").click()
    expect(page.locator("h1")).to_have_text("Så lottades gruppen")
    assert page.locator(".numbers li").count() == world.case.places


def tab(page, name):
    """Give the tab of a step."""
    return page.get_by_role("navigation", name="Urvalets steg").get_by_role("link", name=name)


def everything_is_reviewed(world):
    """Decide what the demo leaves open: duplicates and people near the project."""
    for matter in matters_of(world.case):
        if matter.review is None:
            who = world.people["eva"]
            decide_review(matter, Decision(Verdict.KEEP), by=who, now=timezone.now())


def the_worker_comes(page, sentence):
    """Let the worker do what waits while the page is open; it changes by itself."""
    work_on_runs(now=timezone.now())
    expect(page.get_by_role("heading", name=sentence)).to_be_visible(timeout=SOON)


def the_trial_shows_everybody_s_chance(page):
    """Ask for a trial, wait for it, and count the shapes of the plot."""
    page.get_by_role("button", name="Spara och provlotta").click()
    expect(page.get_by_role("heading", name="Räknar …")).to_be_visible()
    the_worker_comes(page, "Kvoterna går ihop")
    people = SelectionRun.objects.get(kind="trial", status="done").result["ids"]
    assert page.locator(".fairness > use").count() == len(people)
    page.get_by_text("Visa som tabell").click()
    expect(page.get_by_role("rowheader", name="Boende").last).to_be_visible()
    page.get_by_role("link", name="Lås kvoterna inför lottningen").click()


def the_quotas_are_locked(page):
    """A wrong word is told; the right one locks, in small letters too."""
    page.get_by_label("Skriv LÅS").fill("lås nu")
    page.get_by_role("button", name="Lås kvoterna").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_label("Skriv LÅS").fill("lås")
    page.get_by_role("button", name="Lås kvoterna").click()
    expect(page.get_by_role("heading", name="Kvoterna är låsta")).to_be_visible()


def the_list_is_published(page):
    """The list is made meanwhile, then everybody may see it."""
    the_worker_comes(page, "Listan är klar att publicera")
    page.get_by_role("button", name="Publicera listan").click()
    expect(page.get_by_role("heading", name="Listan är publicerad")).to_be_visible()


def test_without_contact_the_screen_stays(enter, live_server, faults):
    world = build_stage(DRAWING)
    page = enter()
    page.goto(at(live_server, world))
    dot = page.locator(".stage__lost")
    expect(dot).to_be_hidden()

    page.context.set_offline(True)

    expect(dot).to_be_visible(timeout=SOON)
    expect(page.locator("h1")).to_have_text("En siffra kvar")
    page.context.set_offline(False)
    expect(dot).to_be_hidden(timeout=2 * SOON)
    faults[:] = [fault for fault in faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_it_works_without_script(enter, live_server):
    world = build_stage(DRAWING)
    eva = enter(world.people["eva"], java_script_enabled=False)
    home = enter(java_script_enabled=False)
    home.goto(at(live_server, world))
    eva.goto(f"{live_server.url}/arr/{world.case.pk}/lottning/")

    eva.get_by_label("Dragen siffra").fill("7")
    eva.get_by_role("button", name="Visa siffran").click()
    eva.get_by_role("button", name="Ja, siffran är 7").click()
    home.get_by_role("link", name="Ladda om sidan").click()

    expect(eva.get_by_role("heading", name="Det blev grupp 417")).to_be_visible()
    expect(home.locator("h1")).to_have_text("Gruppen är lottad")


@pytest.mark.parametrize("digits", ["", "7"])
def test_axe_finds_nothing_on_the_screen_that_changed(enter, live_server, digits):
    world = build_stage(DRAWING)
    page = enter(bypass_csp=True)
    page.goto(at(live_server, world))

    row = Draw.objects.get(status="live")
    draw_digits(row, digits, by=world.people["eva"], now=timezone.now())
    heading = "Gruppen är lottad" if digits else "En siffra kvar"
    expect(page.locator("h1")).to_have_text(heading, timeout=SOON)

    assert violations(page) == []
