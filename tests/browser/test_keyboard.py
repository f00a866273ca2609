"""By keyboard alone: Tab reaches every control, each with a ring that shows and nothing over it."""

import pytest
from django.urls import reverse

from tests.browser.pages import Page, value_of

pytestmark = pytest.mark.browser
CHALLENGE, CASE = ("challenge",), ("case",)
SAMPLE = (
    Page("challenge_page", "call", "nobody", CHALLENGE),
    Page("account_login", "call"),
    Page("account", "call", "amina"),
    Page("application_step", "call", "amina", ("challenge", "sektor")),
    Page("application_review", "call", "amina", CHALLENGE),
    Page("my_challenge", "call", "amina"),
    Page("case_edit", "call", "martin", CASE),
    Page("desk", "closed", "eva"),
    Page("selection_release", "closed", "eva", CASE),
    Page("place_answer", "selected", "nobody", ("token",)),
    Page("mailbox", "selected", "amina"),
    Page("idea_board", "session-1", "amina", CASE),
    Page("board_lead", "session-1", "johanna", CASE),
    Page("ballot", "voting", "amina", CASE),
    Page("idea_result", "result", "nobody", ("challenge", "case_slug")),
)
# The box that shows the ring: the control's own, or its card where the card wears it.
WHERE = """async () => {
  // What moves on focus has come to rest after a frame.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const card = control.matches("input[type=radio], input[type=checkbox]")
    && control.closest(".choice, .mark, .scale label");
  const host = card || control, style = getComputedStyle(host);
  const boxes = [...host.getClientRects()];
  const seen = boxes.some((box) => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    return top && (host.contains(top) || top.contains(host));
  });
  const words = host.getAttribute("aria-label") || host.textContent || host.name || host.id;
  const label = `${host.tagName} ${words.trim().replace(/\\s+/g, " ").slice(0, 40)}`;
  window.reached ||= new Set();
  const again = window.reached.has(control);
  window.reached.add(control);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {label, again, ring, seen};
}"""
LEFT_OUT = """() => {
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary,"
    + " [tabindex='0'], iframe";
  const groups = new Set([...window.reached].filter((one) => one.type === "radio")
    .map((one) => one.name));
  return [...document.querySelectorAll(controls)].filter((one) =>
    one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
    && !window.reached.has(one) && !(one.type === "radio" && groups.has(one.name)))
    .map((one) => `${one.tagName} ${(one.textContent || one.name).trim().slice(0, 40)}`);
}"""
MOST = 400
ROWS = [pytest.param(one.stage, one, id=str(one)) for one in SAMPLE]


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


@pytest.mark.parametrize(("world", "one"), ROWS, indirect=["world"], scope="module")
def test_tab_reaches_every_control(visitor, live_server, world, one):
    visitor.becomes(world.people[one.who])
    visitor.goes_to(reverse(one.name, args=[value_of(word, world) for word in one.args]))
    stops = []
    for _ in range(MOST):
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(WHERE)
        if stop is None or stop["again"]:
            break
        stops.append(stop)

    assert [stop["label"] for stop in stops if not stop["ring"]] == []
    assert [stop["label"] for stop in stops if not stop["seen"]] == []
    assert visitor.page.evaluate(LEFT_OUT) == []
    assert stops[0]["label"] == "A Hoppa till innehållet"
