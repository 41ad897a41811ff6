"""Slots keep finished HTML away from Markdown: an empty element goes through, the HTML follows after."""

from __future__ import annotations

import re
from itertools import count

from markupsafe import Markup

from macros.website.portal import Portal

_SLOT = re.compile(r'<(div|span) data-slot="(\d+)"></\1>')


class Slots:
    """Holds the finished HTML of pages until their Markdown is done."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._waiting: dict[str, Markup] = {}
        self._numbers = count()

    def block(self, html: Markup) -> str:
        """Keep the HTML of a block and return the element that stands for it."""
        return f'<div data-slot="{self._keep(html)}"></div>'

    def inline(self, html: Markup) -> str:
        """Keep the HTML of a word or two inside a sentence."""
        return f'<span data-slot="{self._keep(html)}"></span>'

    def fill(self, content: str) -> str:
        """Put the kept HTML in the place of its elements. Raises ``KeyError`` for an element never made."""
        return _SLOT.sub(lambda match: str(self._waiting.pop(match[2])), content)

    def refill(self, form: str) -> str:
        """Put the kept HTML in the place of elements of an earlier run, in the order in which they were made.

        Raises ``ValueError`` where there are more of the ones than of the others.
        """
        made = sorted(int(match[2]) for match in _SLOT.finditer(form))
        self._waiting = dict(zip(map(str, made), self._waiting.values(), strict=True))
        return self.fill(form)

    def _keep(self, html: Markup) -> str:
        number = str(next(self._numbers))
        self._waiting[number] = html
        return number
