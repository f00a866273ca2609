"""A window that goes from page to page and tells what is wrong with each."""

from django.conf import settings
from django.test import Client

from tests.support.axe import AXE, violations
from tests.support.source import ROOT

WIDE, PHONE, NARROW = 1280, 390, 320
HEIGHT = 900
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
# What every page has: one heading of the first rank, a title of its own, the right language.
SHAPE = """([language, icons]) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  const lacking = all("use").map((use) => use.getAttribute("href").split("#")[1])
    .filter((id) => !icons.includes(id) && !document.getElementById(id));
  const filled = all("main .btn--primary").filter(seen).length;
  const faults = [
    [all("h1").filter(seen).length === 1, `${all("h1").length} h1`],
    [document.title.replace("– SUSI", "").trim().length > 2, `title "${document.title}"`],
    [document.documentElement.lang === language, `lang ${document.documentElement.lang}`],
    [lacking.length === 0, `no such icon: ${lacking}`],
    [all("img").every((img) => img.complete && img.naturalWidth), "a broken picture"],
    [filled <= 1 || location.pathname.endsWith("/stil/"), `${filled} filled buttons`],
  ];
  return faults.filter(([holds]) => !holds).map(([, words]) => words);
}"""
OPEN_ALL = """() => document.querySelectorAll("details:not(.menu, [name])")
  .forEach((details) => { details.open = true; })"""
NEXT_FRAME = "() => new Promise(requestAnimationFrame)"
TOO_WIDE = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const inside = ".scroll-x, .tabs, svg";
  const wide = [...document.querySelectorAll("body *")].filter((element) =>
    element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(inside));
  return [`${document.documentElement.scrollWidth} px wide at ${innerWidth}: ` + wide.slice(-3)
    .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim()
      .slice(0, 30)}`).join(" | ")];
}"""
# A region that scrolls sideways is for the keyboard too.
UNREACHED = """() => [...document.querySelectorAll(".scroll-x")]
  .filter((box) => box.scrollWidth > box.clientWidth && box.tabIndex < 0)
  .map((box) => `not for the keyboard: ${box.className}`)"""
ICONS = ROOT / "static" / "icons.svg"


def session_of(user):
    """Give the cookie of somebody who is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Visitor:
    """One window for many pages, with the site's content security policy in force."""

    def __init__(self, browser, address, **options):
        """Open the window; ``address`` is where the site answers."""
        self.address = address
        self.context = browser.new_context(locale="sv-SE", reduced_motion="reduce", **options)
        self.context.add_init_script(path=AXE)
        self.context.add_init_script(LISTEN)
        self.page = self.context.new_page()
        self.noise = []
        self.icons = [part.split('"')[0] for part in ICONS.read_text().split(' id="')[1:]]
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.noise.append(f"script: {error}"))
        self.page.on("response", self._answered)
        self.status = 0

    def _hear(self, message):
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.noise.append(f"console: {message.text}")

    def _answered(self, response):
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not is_page:
            self.noise.append(f"{response.status} for {response.url}")

    def wears(self, cookie):
        """Become whoever the session's cookie says; nobody without one."""
        self.context.clear_cookies()
        if cookie:
            name = settings.SESSION_COOKIE_NAME
            self.context.add_cookies([{"name": name, "value": cookie, "url": self.address}])

    def becomes(self, user):
        """Sign in as somebody, or out."""
        self.wears(session_of(user) if user else None)

    def goes_to(self, path, width=WIDE):
        """Open a page."""
        self.noise.clear()
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.status = self.page.goto(self.address + path).status

    def faults(self, language, *, status=200, without=(), reflows=True):
        """Tell everything that is wrong with the page that is open, at three widths.

        ``without`` names rules of axe, and ``reflows=False`` allows scrolling sideways.
        """
        page, found = self.page, []
        if self.status != status:
            found.append(f"{self.status} instead of {status}")
        found += self.noise
        found += [f"refused by the policy: {words}" for words in page.evaluate("window.refused")]
        found += page.evaluate(SHAPE, [language, self.icons])
        found += self._look(WIDE, without)
        page.evaluate(OPEN_ALL)
        found += self._look(PHONE, without)
        return [*found, *(self._width() if reflows else [])]

    def _look(self, width, without):
        self._resize(width)
        self.page.evaluate(NEXT_FRAME)  # what moves with the width has come to rest
        return [f"at {width}: {words}" for words in violations(self.page, without=without)]

    def _width(self):
        found = []
        for width in (PHONE, NARROW):
            self._resize(width)
            found += self.page.evaluate(TOO_WIDE)
        return found + self.page.evaluate(UNREACHED)

    def _resize(self, width):
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def leaves(self):
        """Close the window."""
        self.context.close()
