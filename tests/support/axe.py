"""Asks axe-core for the barriers of a page in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.support.command import ROOT

AXE = (ROOT / "tests/npm/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNDECIDED_BY_SIZE = "shortTextContent"
"""axe calls the contrast of a single figure undecided, though it measures it like that of a longer one."""

_RUN = """([scope, rules]) => {
  const key = (node) => [...node.any, ...node.all, ...node.none].map(({data}) => data?.messageKey).find(Boolean) ?? ""
  const lines = ({id, nodes}) => nodes.map((node) =>
    ({rule: id, target: node.target.join(" "), why: node.failureSummary, key: key(node)}))
  return axe.run(scope, {runOnly: rules, resultTypes: ["violations", "incomplete"]}).then((found) =>
    [found.violations.flatMap(lines), found.incomplete.flatMap(lines)])
}"""


@contextmanager
def open_to_axe(browser: Browser) -> Iterator[Page]:
    """A page into which axe may be put: the policy of the site, which forbids that, is bypassed here alone."""
    context = browser.new_context(bypass_csp=True, locale="de-DE")
    yield context.new_page()
    context.close()


def ready(page: Page) -> None:
    """Put axe into the page; the page's policy forbids it unless the context bypasses it."""
    page.evaluate(AXE)


def barriers(page: Page, scope: str = "html", *, undecided: bool = False) -> list[str]:
    """Give the barriers of a page or of a part of it, with ``undecided`` also what axe could not decide."""
    violations, incomplete = page.evaluate(_RUN, [scope, RULES])
    doubts = [node for node in incomplete if node["key"] != UNDECIDED_BY_SIZE] if undecided else []
    return [f"{node['rule']} at {node['target']}: {node['why']} {node['key']}" for node in [*violations, *doubts]]
