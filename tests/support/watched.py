"""A page in the browser under watch: whatever the policy stops, a script throws or a text runs is written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

_REPORT = """addEventListener("securitypolicyviolation", (event) =>
  noteViolation(`${event.effectiveDirective} stopped ${event.blockedURI} on ${location.href}`), true)"""
_OWN = ("http://127.0.0.1:", "data:", "blob:", "about:")

# What no page may hold, however it came there: a handler, a style, a script of its own, a target that runs or leaves.
ALIVE = """() => {
  const own = ["style", "srcdoc", "autofocus"], kept = ["iframe", "object", "embed", "base", "style"];
  const targets = ["href", "src", "action", "formaction", "data", "poster", "xlink:href"];
  const runs = ({ name, value }) => name.startsWith("on") || own.includes(name)
    || (targets.includes(name) && /^\\s*(javascript|data|\\/\\/)/i.test(value));
  const inline = (element) => element.matches("script:not([src]):not([type='application/ld+json'])");
  return [...document.querySelectorAll("*")].flatMap((element) => [
    ...[...element.attributes].filter(runs).map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ...(inline(element) || kept.includes(element.localName) ? [element.outerHTML] : []),
  ]);
}"""


@dataclass
class Watch:
    """The page, and everything that must not have happened on it, in words."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def note(self, fault: str) -> None:
        """Write down one thing."""
        self.faults.append(fault)

    def look(self) -> None:
        """Write down what stands on the page now and could run, style or lead away."""
        self.faults += [f"on {self.page.url}: {found}" for found in self.page.evaluate(ALIVE)]

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console on {self.page.url}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(_OWN):
            self.faults.append(f"request to {request.url}")


@contextmanager
def watched(browser: Browser) -> Iterator[Watch]:
    """Open a page of its own; whoever watches compares ``faults`` with what was meant to happen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch = Watch(context.new_page())
    context.expose_function("noteViolation", watch.note)
    context.add_init_script(_REPORT)
    watch.page.on("pageerror", lambda error: watch.faults.append(f"error: {error}"))
    watch.page.on("dialog", watch._dialog)
    watch.page.on("console", watch._said)
    watch.page.on("request", watch._asked)
    yield watch
    context.close()


def one_of_each_kind(site: Path) -> list[str]:
    """The addresses of the longest page of each kind: all districts are one kind, so are all agreements, all years."""
    by_size = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    files = [path.relative_to(site).as_posix() for path in by_size]
    return [file.removesuffix("index.html") for file in {_kind(file): file for file in files}.values()]


def _kind(file: str) -> str:
    return re.sub(r"^(kreise|massnahmenarten)/[a-z-]+/", r"\1/*/", re.sub(r"/20\d\d/", "/*/", file))
