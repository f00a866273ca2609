"""Ask axe-core what is inaccessible on a page."""

from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HAS_AXE = "typeof axe === 'object'"
RUN = """async ([tags, without]) => {
  const rules = Object.fromEntries(without.map((rule) => [rule, {enabled: false}]));
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, rules,
    resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`));
}"""


def violations(page, *, without=()):
    """Give one line for every fault that axe finds on an open page; some rules can be left out."""
    if not page.evaluate(HAS_AXE):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, [TAGS, list(without)])
