"""One challenge from its draft to its result, through all roles, as people would do it."""

import re

import pytest
import time_machine
from icalendar import Calendar
from playwright.sync_api import expect

from ideas.models import Board
from participants.tasks import send_session_reminders
from susi.demo.dates import STOCKHOLM
from susi.outbox.models import Message
from tests.browser import journey_acts as acts
from tests.browser.journey_stage import YLVA, Stage, letter, links, make_draft, post_is_sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOON = 15_000
OWN, OTHER = "En väg in för hela familjen", "En fast person att ringa"
BETTER = "En enda väg in för hela familjen"


@pytest.fixture
def stage(browser, live_server, settings):
    """Give the stage in demo mode, in August 2020."""
    settings.DEMO, settings.SITE_URL = True, live_server.url
    with time_machine.travel(acts.WHEN["draft"].replace(tzinfo=STOCKHOLM)) as clock:
        stage = Stage(browser, clock, live_server.url)
        yield stage
        for context in stage.contexts:
            context.close()


def test_from_draft_to_result(stage):
    challenge = make_draft()
    acts.martin_hands_in_his_case(stage)
    acts.eva_opens_the_challenge(stage)
    stage.at(acts.WHEN["call"])
    acts.ylva_applies(stage, challenge)
    stage.at(acts.WHEN["closed"])
    acts.eva_chooses(stage)
    stage.at(acts.WHEN["answers"])
    newcomer = acts.places_are_answered(stage)
    stage.at(acts.WHEN["eve"])
    ylva_prepares(stage)
    stage.at(acts.WHEN["session"])
    the_group_meets(stage, newcomer)
    stage.at(acts.WHEN["after"])
    the_result_is_set(stage)
    stage.at(acts.WHEN["result"])
    everybody_reads_the_result(stage)
    all_mail_is_in_the_mailbox(stage, newcomer)

    assert stage.faults == []


# --- 6: the day before ----------------------------------------------------------------------------
def ylva_prepares(stage):
    """She sees her session, puts it in her calendar, and is reminded by mail."""
    page = stage.by_code(YLVA.email)
    expect(page.get_by_role("heading", name="Nästa: Session 1, i morgon")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Lägg till i kalendern").click()
    [event] = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    start = event["DTSTART"].dt
    assert (start.isoformat(), event["STATUS"]) == ("2020-10-22T09:00:00+02:00", "CONFIRMED")
    assert "zoom" not in str(event.to_ical()).lower().replace("zoom.", "")
    send_session_reminders()
    post_is_sent()
    reminder = letter("session_reminder", YLVA.email)
    assert reminder.subject == "I morgon kl. 09:00: Session 1"
    [link] = [link for link in links(reminder) if "/anslut/" in link]
    page.goto(link)
    expect(page.locator("h1")).to_have_text("Session 1")


# --- 7: the session -------------------------------------------------------------------------------
def the_group_meets(stage, newcomer):
    """Ylva and the newcomer write, Johanna leads, and nobody sees a count before the end."""
    ylva = stage.by_code(YLVA.email)
    other = stage.by_code(newcomer)
    johanna = stage.as_demo_person("Johanna Kvist")
    johanna.get_by_role("link", name="Led", exact=True).first.click()
    johanna.get_by_role("link", name=re.compile(f"Öppna konsolen.*{acts.HOUSING}")).click()
    they_join(ylva)
    press(johanna, "Öppna idétavlan")
    for page in (ylva, other):
        page.goto(f"{stage.url}/min/")
        page.get_by_role("link", name="Gå till idéerna").click()
    they_write(ylva, other)
    press(johanna, "Stäng insamlingen")
    expect(ylva.get_by_role("heading", name="Idéerna är stängda")).to_be_visible(timeout=SOON)
    press(johanna, "Öppna röstningen")
    they_vote(johanna, ylva, other)
    press(johanna, "Stäng röstningen")
    expect(ylva.get_by_text("Röstningen är stängd.").first).to_be_visible(timeout=SOON)
    the_team_reads(johanna, ylva)


def they_join(page):
    """Go to the meeting from one's own page."""
    page.get_by_role("link", name="Anslut till Zoom").click()
    page.get_by_role("button", name="Anslut till Zoom").click()
    page.wait_for_url("https://zoom.example/**")


def they_write(ylva, other):
    """Two ideas: each sees the other's live and without a name, and one is changed."""
    write(ylva, OWN)
    expect(other.locator(".idea", has_text=OWN)).to_be_visible(timeout=SOON)
    expect(other.locator("main")).not_to_contain_text("Ylva")
    write(other, OTHER)
    ylva.get_by_role("link", name=re.compile(f"Ändra.*{OWN}")).click()
    ylva.get_by_label("Idén i en mening").fill(BETTER)
    press(ylva, "Spara")
    expect(other.locator(".idea", has_text=BETTER)).to_be_visible(timeout=SOON)


def write(page, title):
    """Put an idea on the board."""
    page.get_by_label("Ny idé").fill(title)
    press(page, "Lägg upp idén")
    expect(page.locator(".idea--own", has_text=title)).to_be_visible()


def they_vote(johanna, ylva, other):
    """Both vote for Ylva's idea; no page says for what."""
    for page in (ylva, other):
        page.get_by_role("link", name="Rösta på idéerna").click(timeout=SOON)
        page.get_by_label(f"Arbeta vidare: {BETTER}").check()
        press(page, "Spara min röst")
        expect(page.get_by_text("Du har röstat på en idé.")).to_be_visible()
        expect(page.locator("main")).not_to_contain_text(re.compile(r"\d+ av \d+"))
    expect(johanna.get_by_text("2 av 24 har röstat").first).to_be_visible(timeout=SOON)
    expect(johanna.locator("main")).not_to_contain_text(BETTER)
    expect(johanna.locator("main")).not_to_contain_text(re.compile(r"\d+ (av \d+ )?röster"))


def press(page, name):
    """Press a button."""
    page.get_by_role("button", name=name).click()


# --- 8: the result --------------------------------------------------------------------------------
def the_team_reads(johanna, ylva):
    """The facilitator sees who wrote it, a participant does not."""
    johanna.get_by_role("link", name="Se resultatet").click()
    expect(johanna.locator("article.result").first).to_contain_text(BETTER)
    expect(johanna.locator("article.result").first).to_contain_text("Skriven av Ylva Berg")
    ylva.get_by_role("link", name="Se vilka idéer som går vidare").click()
    expect(ylva.locator("article.result").first).to_contain_text("2 av 2 röster")
    expect(ylva.locator("main")).not_to_contain_text("Ylva Berg")


def the_result_is_set(stage):
    """Nobody outside reads the result until the moment that Eva sets in the admin."""
    result = f"{stage.url}/susi-2020/resultat/barns-bostad-forst/"
    visitor = stage.page()
    visitor.goto(result)
    expect(visitor.get_by_role("heading", name="Resultatet kommer")).to_be_visible()
    eva = stage.as_demo_person("Eva Sandell")
    eva.goto(f"{stage.url}/arr/susi-2020/klar/")
    eva.get_by_role("link", name="Ändra utmaningen i admin").click()
    eva.locator("#id_results_at_0").fill("2020-11-10")
    eva.locator("#id_results_at_1").fill("09:00")
    eva.locator("input[name=_save]").first.click()
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("tisdag 10 november kl. 09:00")


def everybody_reads_the_result(stage):
    """A visitor finds the result from the front page, and reads it in both languages."""
    page = stage.page()
    page.goto(stage.url)
    page.locator("main").get_by_role("link", name="för social innovation").click()
    page.get_by_role("link", name=f"Läs resultatet för {acts.HOUSING}").click()
    expect(page.locator("h1")).to_have_text(f"{acts.HOUSING}: vad vi kom fram till")
    expect(page.locator("article.result").first).to_contain_text("2 av 2 röster")
    assert page.locator("svg.bar").first.bounding_box()["height"] < 16
    page.get_by_role("link", name="English").first.click()
    expect(page.locator("h1")).to_have_text("Housing First for Children: what we came up with")
    expect(page.locator("article.result").first).to_contain_text(BETTER)
    expect(page.locator("main")).not_to_contain_text("Ylva")
    assert Board.objects.get(case=acts.case()).ballots.count() == 2


# --- 9: the mail ----------------------------------------------------------------------------------
def all_mail_is_in_the_mailbox(stage, newcomer):
    """Each person's mail is listed, and every link in it leads to a page."""
    post_is_sent()
    assert Message.objects.exclude(state__in=["sent", "expired"]).count() == 0
    people = ("martin@demo.susi.example", "eva@demo.susi.example", YLVA.email, newcomer)
    for email in people:
        page = stage.by_code(email)
        page.get_by_role("link", name="Brevlådan").first.click()
        listed = page.get_by_role("table").get_by_role("row").count() - 1
        messages = list(Message.objects.filter(to_address=email))
        assert listed == len(messages)
        for link in {link for message in messages for link in links(message)}:
            assert page.request.get(link).status == 200, link
