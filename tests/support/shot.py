"""Picture of a page of a server that runs.

python -m tests.support.shot URL OUT.png [--width 390] [--login EMAIL] [--axe]
"""

import argparse
import sys
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

from tests.support.axe import violations
from tests.support.chromium import launch


def tell(*words):
    sys.stdout.write(" ".join(map(str, words)).rstrip() + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("out")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--login", metavar="EMAIL", help="sign in as this person of the demo first")
    parser.add_argument("--window", action="store_true", help="only what the window shows")
    parser.add_argument("--axe", action="store_true", help="tell what axe finds")
    return parser.parse_args()


def sign_in(page, url, email):
    """Sign in with the demo's own button, on the sign-in page."""
    page.goto(urljoin(url, "/logga-in/"))
    page.locator(f'form:has(input[name="email"][value="{email}"]) button').first.click()
    page.wait_for_load_state()


def main():
    wanted = arguments()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        size = {"width": wanted.width, "height": wanted.height}
        page = browser.new_context(viewport=size, bypass_csp=True).new_page()
        page.on("console", lambda message: tell("console:", message.text))
        page.on("pageerror", lambda error: tell("error:", error))
        if wanted.login:
            sign_in(page, wanted.url, wanted.login)
        answer = page.goto(wanted.url)
        page.wait_for_load_state("load")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=wanted.out, full_page=not wanted.window)
        wide = page.evaluate("document.documentElement.scrollWidth")
        tell(answer.status, page.title(), f"{wide} px wide" if wide > wanted.width else "")
        for line in violations(page) if wanted.axe else []:
            tell("axe:", line)
        browser.close()


if __name__ == "__main__":
    main()
