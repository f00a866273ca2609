"""The README's pictures, taken of a demo that runs: each at its own stage of the story.

SUSI_DEMO=1 python -m tests.support.pictures http://localhost:8000

Takes the environment of that demo (SUSI_VAR_DIR, SUSI_DATABASE_URL), since it builds the stages in
its database. Writes .github/pictures/*.png, 1280 wide, one window high.
"""

import io
import os
import sys
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.chromium import launch
from tests.support.shot import sign_in

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "pictures"
SIZE = {"width": 1280, "height": 860}
COLOURS, LARGEST = 256, 300_000
DEMO = "@demo.susi.example"


def build(stage):
    """Put the demo at a stage."""
    from django.core.management import call_command  # noqa: PLC0415 -- Django is set up by main

    call_command("demo", stage=stage)


def try_draw():
    """Let Eva have tried the draw of the first case; give its key."""
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from challenges.models import Case  # noqa: PLC0415 -- as above
    from susi.accounts.models import User  # noqa: PLC0415 -- as above
    from tests.factories.draws import trial  # noqa: PLC0415 -- as above

    case = Case.objects.get(slug="barns-bostad-forst")
    trial(case, by=User.objects.get(email=f"eva{DEMO}"), now=timezone.now(), seed="2020")
    return case.pk


def take(page, name, top=""):
    """Write what the window shows from ``top`` on, without the demo's bar, in few colours."""
    page.locator(".demo-bar").evaluate_all("bars => bars.forEach((bar) => bar.remove())")
    if top:
        page.locator(top).evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 72)")
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = FOLDER / f"{name}.png"
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    size = target.stat().st_size
    sys.stdout.write(f"{target.name}: {size // 1000} kB\n")
    if size > LARGEST:
        sys.exit(f"{target.name} is larger than {LARGEST // 1000} kB.")


def pictures(page, url):
    """Walk through the stages."""
    build("call")
    page.goto(url)
    take(page, "landing")
    build("closed")
    pk = try_draw()
    sign_in(page, url, f"eva{DEMO}")
    page.goto(f"{url}/arr/{pk}/urval/provlottning/")
    take(page, "selection", "#kvoter")
    build("selected")
    sign_in(page, url, f"amina{DEMO}")
    page.get_by_role("link", name="Svara på platsen").click()
    page.get_by_role("button", name="Ja, jag kommer båda dagarna").click()
    page.get_by_role("link", name="Gå till min utmaning").click()
    take(page, "my_challenge")
    build("session-1")
    sign_in(page, url, f"amina{DEMO}")
    page.get_by_role("link", name="Gå till idéerna").click()
    take(page, "board", "#ny-ide")
    build("result")
    page.goto(f"{url}/susi-2020/resultat/barns-bostad-forst/")
    take(page, "result", "#vidare-h")


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susi.settings")
    # Playwright's own loop makes Django think that the ORM is called from async code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    django.setup()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(viewport=SIZE, locale="sv-SE")
        pictures(context.new_page(), sys.argv[1].rstrip("/"))
        browser.close()


if __name__ == "__main__":
    main()
