"""What every template has at hand beside its own facts: the operator, explained words, the lists of the site."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from macros.register.agreement import Register
from macros.register.german import day
from macros.register.operator import OPEN, Operator
from macros.register.site_texts import SiteTexts
from macros.website.announced import difference
from macros.website.contact import Contact
from macros.website.corrections import correction_log, corrections_of
from macros.website.glossary import Glossary
from macros.website.plain_language import explained_years
from macros.website.tags import tag_anchor
from macros.wording.library import Library

_MISSING = Markup('<strong class="open">[Angabe des Ministeriums fehlt noch]</strong>')


class Service:
    """The operator's details and the texts of the site, ready for pages."""

    def __init__(self, operator: Operator, texts: SiteTexts) -> None:
        self.operator = operator
        self.texts = texts
        self.glossary = Glossary(texts.terms)

    def detail(self, field: str) -> Markup:
        """One detail of the operator as text, or a clear mark where the ministry has not given it yet."""
        value: str | date = getattr(self.operator, field)
        if value == OPEN:
            return _MISSING
        return escape(day(value) if isinstance(value, date) else value)

    def tools(self, register: Register, library: Library, base_url: str, checked: date | None) -> dict[str, object]:
        """The names that templates may use. ``checked`` is the day of the last automatic check, if it is known."""
        return {
            "operator": self.operator,
            "detail": self.detail,
            "contact": Contact(self.operator, base_url),
            "checked": checked,
            "texts": self.texts,
            "difference": difference,
            "glossary": self.glossary,
            "explain": lru_cache(maxsize=256)(self.glossary.explain),
            "explained": self.glossary.explained,
            "tag_anchor": tag_anchor,
            "correction_log": correction_log,
            "corrections_of": corrections_of,
            "explained_years": lambda: explained_years(self.texts, library, register),
        }
