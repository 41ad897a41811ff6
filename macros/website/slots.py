"""Slots keep finished HTML away from Markdown: an empty element goes through, the HTML follows after."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.website.portal import Portal

_SLOT = re.compile(r'<(div|span) data-slot="(\d+)"></\1>')


class Slots:
    """Holds the HTML of the page that is being rendered until its Markdown is done."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._waiting: dict[str, Markup] = {}

    def block(self, html: Markup) -> str:
        """Keep the HTML of a block and return the element that stands for it."""
        return f'<div data-slot="{self._keep(html)}"></div>'

    def inline(self, html: Markup) -> str:
        """Keep the HTML of a word or two inside a sentence."""
        return f'<span data-slot="{self._keep(html)}"></span>'

    def fill(self, content: str) -> str:
        """Put the kept HTML in the place of its elements. Raises ``KeyError`` for an element never made."""
        return _SLOT.sub(lambda match: str(self._waiting.pop(match[2])), content)

    def _keep(self, html: Markup) -> str:
        number = str(len(self._waiting))
        self._waiting[number] = html
        return number
