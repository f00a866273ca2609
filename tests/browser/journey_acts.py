"""The acts of the journey up to the day when every place is taken."""

import re
from datetime import datetime

from django.test import Client
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from challenges.models import Case
from participants.models import Place
from susi.demo.texts.cases import QUOTAS
from susi.outbox.models import Message
from tests.browser.journey_stage import (
    SEED,
    YLVA,
    let_others_apply,
    letter,
    links,
    others,
    post_is_sent,
)
from tests.factories.draws import by_hand
from tests.support.panel import choose_panel

HOUSING, HEALTH = "Barns Bostad Först", "Jämlik Hälsa"
QUESTION = "Hur kan varje barn få ett hem att växa upp i?"
STEPS = ("kontakt", "case", "sektor", "erfarenhet", "kompetens", "datum", "stod")


def case():
    """Give the case that the journey follows."""
    return Case.objects.get(slug="barns-bostad-forst")


ANSWERS = {
    "ja": ("Ja, jag kommer båda dagarna", "Du är med!"),
    "nej": ("Nej, jag lämnar platsen", "Tack för att du sa till"),
}


# --- 1: the researcher ----------------------------------------------------------------------------
def martin_hands_in_his_case(stage):
    """He changes a text, looks at it before it is saved, and sends the case in."""
    page = stage.by_code("martin@demo.susi.example")
    page.get_by_role("link", name="Mitt case").first.click()
    page.get_by_role("link", name=HOUSING).click()
    # The script that keeps what is typed must be there before anything is typed.
    page.wait_for_url("**/forskare/*/")
    with page.expect_response("**/utkast/"):
        page.get_by_label("Ledfråga på svenska").fill(QUESTION)
    expect(page.get_by_text("Utkastet är sparat")).to_be_visible()
    page.on("dialog", stage.asked)
    page.get_by_role("link", name="Förhandsgranska").click()
    expect(page.locator(".case-hero__q")).to_have_text(QUESTION)
    page.get_by_role("link", name="Tillbaka till texten").click()
    expect(page.get_by_text("Det är inte sparat än.")).to_be_visible()
    page.get_by_role("button", name="Skicka in till arrangören").click()
    expect(page.get_by_text("Caset är inskickat.")).to_be_visible()
    expect(page.locator(".status-line")).to_contain_text("Inskickat")


# --- 2: the organiser -----------------------------------------------------------------------------
def eva_opens_the_challenge(stage):
    """She follows the link in the mail, publishes both cases and opens the challenge."""
    page = stage.as_demo_person("Eva Sandell")
    page.goto(links(letter("case_submitted", "eva@demo.susi.example"))[0])
    for name in (HOUSING, HEALTH):
        page.get_by_role("button", name=f"Publicera {name}").click()
        expect(page.get_by_text(f"{name} är publicerat.")).to_be_visible()
    page.get_by_role("link", name="Översikt").first.click()
    page.get_by_role("link", name="Före öppningen").click()
    expect(page.get_by_role("heading", name="Allt som behövs finns")).to_be_visible()
    page.get_by_role("button", name="Öppna utmaningen").click()
    expect(page.get_by_text("Utmaningen är öppnad.")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("för social innovation")


# --- 3: somebody who has never been here ----------------------------------------------------------
def ylva_reads(stage):
    """She reads the landing page and a case in Swedish and in English; give the page."""
    page = stage.page()
    page.goto(stage.url)
    for heading in ("Så går det till", "Bra att veta innan du söker", "Vill du vara med?"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile(HOUSING)).first.click()
    expect(page.locator(".case-hero__q")).to_have_text(QUESTION)
    page.get_by_role("link", name="English").first.click()
    expect(page.locator("h1")).to_have_text("Housing First for Children")
    page.get_by_role("link", name="The challenge").first.click()
    expect(page.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    page.get_by_role("link", name="Svenska").first.click()
    return page


def ylva_applies(stage, challenge):
    """She signs in by code, fills in seven pages with one mistake, and finds her receipt."""
    applied = let_others_apply(challenge)
    page = ylva_reads(stage)
    page.locator(".hero a.btn--primary").click()
    page.locator("main a.btn--primary").click()
    stage.by_code(YLVA.email, page)
    page.get_by_label("Ditt namn").fill(" ")
    save(page)
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Skriv ditt namn").click()
    page.keyboard.type(YLVA.name)
    for slug in STEPS:
        page.wait_for_url(re.compile(f"/ansok/{slug}/"))
        answer(page, slug)
        save(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Skicka ansökan").click()
    page.wait_for_url("**/ansok/klar/")
    number = f"Den har nummer {len(applied) + 1}."
    expect(page.locator("main")).to_contain_text(number)
    post_is_sent()
    read_in_mailbox(page, re.compile("^Din ansökan till .* är inne$"))


def answer(page, slug):
    """Fill in one page of the form."""
    marked = {"case": HOUSING, "sektor": "Boende", "erfarenhet": "Egen erfarenhet", "datum": "Ja"}
    if slug in marked:
        page.locator("label", has_text=re.compile(rf"^\s*{marked[slug]}")).first.click()
    if slug == "kompetens":
        for name in ("Bostad och fastighet", "Juridik och policy"):
            page.get_by_role("checkbox", name=name).check()
        page.get_by_label("Berätta gärna mer").fill("Jag växte upp på härbärgen.")


def save(page):
    """Go on to the next page of the form."""
    page.get_by_role("button", name="Spara och fortsätt").click()


def read_in_mailbox(page, subject):
    """Open a mail in the demo's mailbox, from the black bar on top."""
    page.get_by_role("link", name="Brevlådan").first.click()
    page.get_by_role("table").get_by_role("link", name=subject).first.click()
    expect(page.locator("h1")).to_have_text(subject)
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()


# --- 4: choosing ----------------------------------------------------------------------------------
def panel():
    """Give the names of a panel that keeps the quotas and has Ylva in it."""
    pool = [person for person in others() if "barns-bostad-forst" in person.cases]
    quotas = QUOTAS["barns-bostad-forst"]
    chosen = choose_panel([*pool, YLVA], quotas, size=24, must=YLVA, seed=SEED)
    return {person.name for person in chosen}


def eva_chooses(stage):
    """She ticks the panel page by page, sees that all quotas hold, and lets everybody know."""
    names = panel()
    by_hand(case())
    page = stage.as_demo_person("Eva Sandell")
    page.get_by_role("link", name="Arrangör", exact=True).first.click()
    page.get_by_role("link", name=f"Välj deltagare till {HOUSING}").click()
    mark_page(page, names)
    while page.get_by_role("link", name="Nästa").count():
        page.get_by_role("link", name="Nästa").click()
        mark_page(page, names)
    expect(page.locator("#antal-valda")).to_have_text("24")
    page.get_by_role("link", name="Granska och skicka besked").click()
    expect(page.get_by_role("heading", name="Alla kvoter hålls")).to_be_visible()
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("h1")).to_have_text(f"Svar i {HOUSING}")
    mails = Message.objects.filter(kind="place_offered")
    assert set(mails.values_list("to_name", flat=True)) == names
    assert mails.count() == 24
    waiting = Place.objects.filter(case=case(), status="waiting").count()
    assert Message.objects.filter(kind="place_waiting").count() == waiting


def mark_page(page, names):
    """Tick those of the panel who are on this page of the list, and choose them."""
    before = int(page.locator("#antal-valda").inner_text())
    here = [box.get_attribute("aria-label") for box in page.locator("input.tick-box").all()]
    wanted = [label for label in here if label.removeprefix("Markera ") in names]
    for label in wanted:
        page.get_by_label(label, exact=True).check()
    if wanted:
        page.get_by_role("button", name="Välj de markerade").click()
    expect(page.locator("#antal-valda")).to_have_text(str(before + len(wanted)))


# --- 5: answers -----------------------------------------------------------------------------------
def places_are_answered(stage):
    """Ylva says yes, somebody says no, the others yes; the place goes on to who waits."""
    answer_place(stage, letter("place_offered", YLVA.email), "ja")
    first, *rest = Message.objects.filter(kind="place_offered").exclude(to_address=YLVA.email)
    answer_place(stage, first, "nej")
    for message in rest:
        accepting = Client().post(f"{links(message)[0].split('?')[0]}ja/")
        assert accepting.status_code in {302, 303}
    eva = stage.as_demo_person("Eva Sandell")
    eva.get_by_role("link", name="Arrangör", exact=True).first.click()
    eva.get_by_role("link", name=f"Erbjud 1 ledig plats i {HOUSING}").click()
    eva.get_by_role("button", name="Erbjud platsen").first.click()
    offer = Message.objects.get(kind="place_offered_later")
    expect(eva.locator("main")).to_contain_text(offer.to_name)
    answer_place(stage, offer, "ja")
    assert Place.objects.filter(case=case(), status="confirmed").count() == 24
    return offer.to_address


def answer_place(stage, message, word):
    """Follow a link of the mail where nobody is signed in, and press the button on its page."""
    page = stage.page()
    [link] = [link for link in links(message) if link.endswith(f"?svar={word}")]
    button, thanks = ANSWERS[word]
    with override(message.language):
        page.goto(link)
        expect(page.locator("h1")).to_have_text(gettext("Vill du ha din plats?"))
        page.get_by_role("button", name=gettext(button)).click()
        expect(page.locator("h1")).to_have_text(gettext(thanks))


# Times on the wall clock in Stockholm.
WHEN = {
    "draft": datetime(2020, 8, 28, 10),  # noqa: DTZ001 -- a wall-clock time
    "call": datetime(2020, 9, 27, 10),  # noqa: DTZ001 -- the same
    "closed": datetime(2020, 10, 6, 10),  # noqa: DTZ001 -- the same
    "answers": datetime(2020, 10, 8, 12),  # noqa: DTZ001 -- the same
    "eve": datetime(2020, 10, 21, 10),  # noqa: DTZ001 -- the same
    "session": datetime(2020, 10, 22, 10, 10),  # noqa: DTZ001 -- the same
    "after": datetime(2020, 11, 5, 10),  # noqa: DTZ001 -- the same
    "result": datetime(2020, 11, 10, 10),  # noqa: DTZ001 -- the same
}
