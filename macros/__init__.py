"""Publisher of the Zielvereinbarungen of the portal "Arbeitswelt Hessen".

This module is the door for pages: ``define_env`` names the macros that a page of ``site_src`` may
call. A macro leaves an empty element on the page; ``macros/hooks.py`` puts the finished HTML in
after Markdown has run, so that no value from ``agreements/`` ever passes through Markdown.
"""

from __future__ import annotations

from typing import Any

from macros.loading import told_in_german

with told_in_german():
    from macros.exports.downloads import DOWNLOADS
    from macros.exports.licence import licence_of
    from macros.exports.structured_data import agreement_jsonld, dataset_jsonld
    from macros.exports.tables.data import DATA_TABLES
    from macros.website.slots import Slots

_LISTS = ("home", "years", "districts", "measure_types", "corrections", "compare")
"""The parts of pages that list the register, which the search finds by its districts, agreements and projects."""


def define_env(env: Any) -> None:
    """Register the macros; ``env`` is the environment of mkdocs-macros-plugin."""
    macros = _Macros(env)
    pages = ("district_page", "agreement_page", "measure_type_page", "year_page", "projects_page", "common_text_page")
    for name in (*pages, "data_page", "overview", "glossary", "explain", "operator"):
        env.macro(getattr(macros, name))


class _Macros:
    """What a page may call; each returns what stands on the page until Markdown has run."""

    def __init__(self, env: Any) -> None:
        self._env = env

    @property
    def _slots(self) -> Slots:
        found: Slots = self._env.conf.extra["slots"]
        return found

    @property
    def _root(self) -> str:
        return "../" * str(self._env.page.url).count("/")

    @property
    def _base_url(self) -> str:
        return self._env.conf.site_url or ""

    def district_page(self, slug: str) -> str:
        return self._slots.block(self._slots.portal.district_page(slug, self._root))

    def agreement_page(self, id: str) -> str:
        portal = self._slots.portal
        graph = agreement_jsonld(portal.agreement(id), portal.operator, self._base_url)
        return self._slots.block(portal.agreement_page(id, self._root, graph))

    def measure_type_page(self, key: str) -> str:
        return self._slots.block(self._slots.portal.measure_type_page(key, self._root))

    def year_page(self, year: int) -> str:
        return self._slots.block(self._slots.portal.year_page(year, self._root))

    def projects_page(self, year: int | None = None) -> str:
        return self._slots.block(self._slots.portal.projects_page(self._root, year), told=False)

    def common_text_page(self, year: int) -> str:
        return self._slots.block(self._slots.portal.common_text_page(year, self._root))

    def data_page(self) -> str:
        portal = self._slots.portal
        licence = licence_of(portal.operator).sentence
        graph = dataset_jsonld(portal.register, portal.operator, self._base_url)
        return self._slots.block(portal.data_page(self._root, DATA_TABLES, DOWNLOADS, licence, graph))

    def overview(self, name: str) -> str:
        return self._slots.block(self._slots.portal.overview(name, self._root), told=name not in _LISTS)

    def glossary(self) -> str:
        # Ours, not of agreements/: it goes through Markdown, so that the search finds its terms.
        return str(self._slots.portal.overview("glossary", self._root))

    def explain(self, word: str, behind: str = "") -> str:
        return self._slots.inline(self._slots.portal.service.glossary.explain(word, self._root, behind))

    def operator(self, field: str) -> str:
        return self._slots.inline(self._slots.portal.service.detail(field))
