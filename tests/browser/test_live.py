"""A session live: one who leads and two who take part, each in a browser of their own."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from ideas.models import Ballot, Board
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.factories.workshops import SessionFactory
from tests.ideas.people import facilitator, participant
from tests.support.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOON = 8_000
NEXT = ("Öppna idétavlan", "Stäng insamlingen", "Öppna röstningen", "Stäng röstningen")


@pytest.fixture
def case():
    return CaseFactory()


@pytest.fixture
def enter(browser, live_server):
    """Give a function that gives a page signed in as a person; all are closed at the end."""
    contexts = []

    def page_of(user, **options):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        context = browser.new_context(locale="sv-SE", **options)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        context.add_cookies([cookie])
        contexts.append(context)
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def at(live_server, name, *args, language=""):
    return f"{live_server.url}{language}{reverse(name, args=args)}"


def write(page, title):
    page.get_by_label("Ny idé").fill(title)
    page.get_by_role("button", name="Lägg upp idén").click()
    expect(page.locator(".idea", has_text=title)).to_be_visible()


def mark(page, title):
    page.locator(".ballot > li", has_text=title).get_by_role("checkbox").check()


def press(page, name):
    page.get_by_role("button", name=name).click()


def test_from_an_empty_board_to_the_result(case, enter, live_server):
    johanna = enter(facilitator(case))
    amina = enter(participant(case, call_name="Amina", name="Amina Warsame"))
    henrik = enter(participant(case, call_name="Henrik", name="Henrik Holm"))
    for page in (amina, henrik):
        page.goto(at(live_server, "idea_board", case.pk))
        expect(page.get_by_role("heading", name="Tavlan är inte öppen än")).to_be_visible()
    johanna.goto(at(live_server, "board_lead", case.pk))

    collect(johanna, amina, henrik)
    vote(johanna, amina, henrik)
    result(johanna, amina)


def collect(johanna, amina, henrik):
    press(johanna, NEXT[0])
    expect(amina.get_by_label("Ny idé")).to_be_visible(timeout=SOON)
    expect(henrik.get_by_label("Ny idé")).to_be_visible(timeout=SOON)
    henrik.get_by_label("Mer om idén").fill("Halvskrivet")
    write(amina, "En väg in")
    expect(henrik.locator(".idea.is-new", has_text="En väg in")).to_be_visible(timeout=SOON)
    expect(henrik.get_by_label("Mer om idén")).to_have_value("Halvskrivet")
    expect(henrik.locator("main")).not_to_contain_text("Amina")
    amina.locator(".idea", has_text="En väg in").get_by_role("link", name="Ändra").click()
    amina.get_by_label("Idén i en mening").fill("En gemensam väg in")
    press(amina, "Spara")
    expect(henrik.locator(".idea", has_text="En gemensam väg in")).to_be_visible(timeout=SOON)
    henrik.get_by_label("Mer om idén").fill("")
    write(henrik, "En fast person")


def vote(johanna, amina, henrik):
    press(johanna, NEXT[1])
    expect(amina.get_by_role("heading", name="Idéerna är stängda")).to_be_visible(timeout=SOON)
    press(johanna, NEXT[2])
    for page in (amina, henrik):
        page.get_by_role("link", name="Rösta på idéerna").click(timeout=SOON)
        mark(page, "En gemensam väg in")
        press(page, "Spara min röst")
        expect(page.get_by_text("Du har röstat på en idé.")).to_be_visible()
    expect(johanna.get_by_text("2 av 2 har röstat").first).to_be_visible(timeout=SOON)
    expect(johanna.locator("main")).not_to_contain_text("En gemensam väg in")


def result(johanna, amina):
    press(johanna, NEXT[3])
    expect(amina.get_by_text("Röstningen är stängd.").first).to_be_visible(timeout=SOON)
    johanna.get_by_role("link", name="Se resultatet").click()
    first = johanna.locator("article.result").first
    expect(first).to_contain_text("En gemensam väg in")
    expect(first).to_contain_text("2 av 2 röster")
    expect(first).to_contain_text("Amina Warsame")
    amina.get_by_role("link", name="Se vilka idéer som går vidare").click()
    expect(amina.locator("article.result").first).to_contain_text("2 av 2 röster")
    expect(amina.locator("main")).not_to_contain_text("Amina Warsame")


def test_writing_and_voting_without_script(case, enter, live_server):
    board = BoardFactory(case=case)
    IdeaFactory(board=board, title="En fast person")
    page = enter(participant(case), java_script_enabled=False)
    page.goto(at(live_server, "idea_board", case.pk))

    write(page, "En väg in")
    Board.objects.update(state="voting", limit=3, voting_opened_at=timezone.now())
    page.goto(at(live_server, "ballot", case.pk))
    press(page, "Spara min röst")
    expect(page.get_by_text("Markera minst en idé, eller välj Avstå.")).to_be_visible()
    mark(page, "En fast person")
    press(page, "Spara min röst")

    expect(page.get_by_text("Du har röstat på en idé.")).to_be_visible()
    assert Ballot.objects.get().marks.count() == 1


def test_the_ballot_counts_marks_and_closes_the_rest(case, enter, live_server):
    IdeaFactory.create_batch(5, board=BoardFactory(case=case, voting=True, limit=3))
    page = enter(participant(case))
    page.goto(at(live_server, "ballot", case.pk))
    boxes = page.get_by_role("checkbox")

    for number in range(3):
        boxes.nth(number).check()

    expect(page.locator("[data-count]")).to_have_text("Inga markeringar kvar. Ta bort en först.")
    expect(boxes.nth(4)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(page.locator("[data-count]")).to_have_text("1 markering kvar")
    expect(boxes.nth(4)).to_be_enabled()


def test_the_button_leads_to_the_meeting_under_our_policy(case, enter, live_server):
    now = timezone.now()
    hour = timezone.timedelta(hours=1)
    session = SessionFactory(case=case, starts_at=now, ends_at=now + hour)
    page = enter(participant(case), bypass_csp=False)
    page.context.route("https://zoom.example/**", lambda route: route.fulfill(body="Mötet"))
    page.goto(at(live_server, "session_join", session.pk))

    press(page, "Anslut till Zoom")

    expect(page).to_have_url("https://zoom.example/j/123")
    assert page.evaluate("document.referrer") == ""


@pytest.mark.parametrize(("language", "width"), [("", 1280), ("/en", 390)])
@pytest.mark.parametrize("state", ["waiting", "collecting", "paused", "voting", "closed"])
def test_axe_finds_nothing_and_nothing_sticks_out(case, enter, live_server, state, language, width):
    session, board = SessionFactory(case=case), BoardFactory(case=case, voting=True)
    amina, size = participant(case, sector="academia"), {"width": width, "height": 900}
    IdeaFactory(board=board, author=amina, title="x" * 120, text="Två\nrader", sector="academia")
    Board.objects.update(state=state)
    one, two = (enter(p, viewport=size, bypass_csp=True) for p in (amina, facilitator(case)))
    room = [(one, "idea_board"), (one, "ballot"), (two, "board_lead")]
    pages = [(page, at(live_server, name, case.pk, language=language)) for page, name in room]
    pages += [(one, at(live_server, "session_join", session.pk, language=language))]
    words = (case.challenge.slug, case.slug)
    pages += [(two, at(live_server, "idea_result", *words, language=language))]

    for page, url in pages:
        page.goto(url)
        assert (url, violations(page)) == (url, [])
        page.set_viewport_size({"width": 320, "height": 900})
        assert (url, page.evaluate("document.documentElement.scrollWidth")) == (url, 320)
        page.set_viewport_size(size)
