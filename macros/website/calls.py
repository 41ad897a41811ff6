"""Calls the macros that pages name, as mkdocs-macros-plugin does, without Markdown and without building the site."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NamedTuple

from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.slots import Slots

CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")

DefineEnv = Callable[[Any], None]
"""Registers the macros, as it does for the real site."""


class Refilled(NamedTuple):
    """A page filled anew: its content, and what the search may find of that, both as HTML."""

    content: str
    told: str


class Calls:
    """The macros of one portal, for pages at any depth."""

    def __init__(self, portal: Portal, define_env: DefineEnv) -> None:
        self._slots = Slots(portal)
        self._page = SimpleNamespace(url="")
        self._macros: dict[str, Callable[..., str]] = {}
        conf = SimpleNamespace(extra={"slots": self._slots}, site_url=portal.base_url)
        define_env(SimpleNamespace(conf=conf, page=self._page, macro=self._register))

    def _register(self, function: Callable[..., str]) -> None:
        self._macros[function.__name__] = function

    def page(self, made: GeneratedPage) -> str:
        """The finished HTML of a page made from data."""
        self._page.url = made.address
        return self._slots.fill(self._macros[made.macro](made.argument))

    def refill(self, address: str, markdown: str, form: str) -> Refilled:
        """Fill the form of a page, which Markdown has made of its source before, with what the macros now give."""
        self._page.url = address
        for call in CALL.finditer(markdown):
            self._result(call)
        self._slots.take_places(form)
        told = self._slots.told(form)
        return Refilled(self._slots.fill(form), told)

    def source(self, markdown: str) -> str:
        """A Markdown source of the site's root, with the finished HTML in the place of each call."""
        self._page.url = ""
        return self._slots.fill(CALL.sub(self._result, markdown))

    def _result(self, call: re.Match[str]) -> str:
        arguments = ast.literal_eval(f"({call[2]},)") if call[2] else ()  # they are literals
        return self._macros[call[1]](*arguments)
