"""Ask axe-core what is inaccessible on a page."""

from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`));
}"""


def violations(page):
    """Give one line for every fault that axe finds on an open page.

    The page's browser context needs ``bypass_csp=True``: axe is put in as a script.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, TAGS)
