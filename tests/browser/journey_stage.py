"""The stage of the journey: the year 2020, a browser for each person, and their mail."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from challenges.models import CriterionValue
from susi.demo.applicants import Applicant, invent
from susi.demo.applications import make_applications
from susi.demo.dates import STOCKHOLM, Shift
from susi.demo.world import build_world
from susi.outbox.deliver import deliver_due
from susi.outbox.models import Message

SEED, OTHERS = 2020, 100
DEMO = "@demo.susi.example"
# Whom the journey follows: nobody has heard of her before.
YLVA = Applicant(
    email="ylva@exempel.se",
    name="Ylva Berg",
    sector="residents",
    experience="own",
    competences=("housing", "law"),
    cases=("barns-bostad-forst",),
)
ALLOWED = {422}


@dataclass
class Stage:
    """Where the journey takes place.

    Attributes:
        browser: Chromium.
        clock: what moves the time of the whole process, the server's threads too.
        url: the site.
        faults: what no page may say: errors of scripts, violations of the policy, 404, 500.
    """

    browser: Any
    clock: Any
    url: str
    faults: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def at(self, wall):
        """Travel to a time on the wall clock in Stockholm."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()
        self.clock.move_to(wall.replace(tzinfo=STOCKHOLM))

    def page(self, locale="sv-SE"):
        """Give a page in a browser of its own, where nobody is signed in."""
        context = self.browser.new_context(locale=locale, accept_downloads=True)
        context.set_default_timeout(10_000)
        context.route("https://zoom.example/**", lambda route: route.fulfill(body="Zoom"))
        self.contexts.append(context)
        page = context.new_page()
        watch(page, self.faults)
        return page

    def asked(self, dialog):
        """Note that a page asked before it was left, which none should; leave it."""
        self.faults.append(f"{dialog.type}: {dialog.message}")
        dialog.accept()

    def as_demo_person(self, name):
        """Give a page where somebody has signed in with the demo's own button."""
        page = self.page()
        page.goto(f"{self.url}/logga-in/")
        page.get_by_role("button", name=f"Logga in som {name}").click()
        page.wait_for_url("**/min/")
        return page

    def by_code(self, email, page=None):
        """Sign in from the header by the code that was mailed; give the page."""
        if page is None:
            page = self.page()
            page.goto(self.url)
            page.get_by_role("link", name="Logga in").first.click()
        page.get_by_label("E-postadress").fill(email)
        page.get_by_label("E-postadress").press("Enter")
        page.wait_for_url("**/logga-in/kod/**")
        letter = Message.objects.filter(to_address=email).latest("pk")
        page.locator("input[name=code]").fill(re.search(r"\d{4}-\d{4}", letter.text)[0])
        page.locator("input[name=code]").press("Enter")
        page.wait_for_url(lambda url: "/kod/" not in url)
        return page


def watch(page, faults):
    """Write down what goes wrong on a page."""

    def heard(message):
        if message.type == "error" and "status of 422" not in message.text:
            faults.append(f"{page.url}: {message.text}")

    def answered(response):
        if response.status >= 400 and response.status not in ALLOWED:
            faults.append(f"{response.status} {response.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("response", answered)


def make_draft():
    """Build the challenge as its team has it before anybody else sees it."""
    return build_world(
        stage="draft", now=timezone.now(), applicants=OTHERS, seed=SEED, historical=True
    )


def others():
    """Give the people who apply beside her."""
    return invent(count=OTHERS, cases=("barns-bostad-forst", "jamlik-halsa"), seed=SEED)


def let_others_apply(challenge):
    """Let enough people apply that the quotas can be kept."""
    values = {v.key: v for v in CriterionValue.objects.filter(criterion__challenge=challenge)}
    cases = list(challenge.cases.all())
    return make_applications(others(), challenge, cases, values, Shift())


def letter(kind, email):
    """Give the newest mail of a kind to an address."""
    return Message.objects.filter(kind=kind, to_address=email).latest("pk")


def links(message):
    """Give the site's addresses in the text of a mail, in their order."""
    return re.findall(r"https?://\S+", message.text)


def post_is_sent():
    """Do what the worker does: send everything that is due."""
    deliver_due(clock=timezone.now)
