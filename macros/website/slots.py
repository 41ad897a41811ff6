"""Slots keep finished HTML away from Markdown: an empty element goes through, the HTML follows after."""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

from markupsafe import Markup

from macros.website.portal import Portal

_SLOT = re.compile(r'<(div|span) data-slot="(\d+)"></\1>')


class _Kept(NamedTuple):
    """Finished HTML, and whether the search may find it on the page where it stands."""

    html: Markup
    told: bool


class Slots:
    """Holds the finished HTML of pages until their Markdown is done."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._waiting: dict[str, _Kept] = {}
        self._numbers = count()

    def block(self, html: Markup, *, told: bool = True) -> str:
        """Keep the HTML of a block and return the element that stands for it.

        What is not ``told`` is a list of the register: the search finds all of it elsewhere.
        """
        return f'<div data-slot="{self._keep(html, told)}"></div>'

    def inline(self, html: Markup) -> str:
        """Keep the HTML of a word or two inside a sentence."""
        return f'<span data-slot="{self._keep(html, told=True)}"></span>'

    def told(self, content: str) -> str:
        """What the search may find of a page that is still to be filled, as HTML."""
        kept = self._waiting
        return _SLOT.sub(lambda match: str(kept[match[2]].html) if kept[match[2]].told else "", content)

    def fill(self, content: str) -> str:
        """Put the kept HTML in the place of its elements. Raises ``KeyError`` for an element never made."""
        return _SLOT.sub(lambda match: str(self._waiting.pop(match[2]).html), content)

    def take_places(self, form: str) -> None:
        """Take the places of elements of an earlier run, in the order in which they were made.

        Raises ``ValueError`` where there are more of the ones than of the others.
        """
        made = sorted(int(match[2]) for match in _SLOT.finditer(form))
        self._waiting = dict(zip(map(str, made), self._waiting.values(), strict=True))

    def _keep(self, html: Markup, told: bool) -> str:
        number = str(next(self._numbers))
        self._waiting[number] = _Kept(html, told)
        return number
