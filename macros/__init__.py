"""Publisher of the Zielvereinbarungen of the portal "Arbeitswelt Hessen".

This module is the door for pages: ``define_env`` names the macros that a page of ``site_src`` may
call. A macro leaves an empty element on the page; ``macros/hooks.py`` puts the finished HTML in
after Markdown has run, so that no value from ``agreements/`` ever passes through Markdown.
"""

from __future__ import annotations

from typing import Any

from macros.exports.columns import DATA_TABLES
from macros.exports.downloads import DOWNLOADS
from macros.exports.licence import licence_of
from macros.exports.structured_data import agreement_jsonld, dataset_jsonld
from macros.website.slots import Slots

# The theme's own index of a tag. Chips of this tag lead here.
_TAG_LISTING = "\n\n## Alle Seiten mit diesem Schlagwort {{ #seiten }}\n\n<!-- material/tags {{ include: [{tag}] }} -->"


def define_env(env: Any) -> None:
    """Register the macros; ``env`` is the environment of mkdocs-macros-plugin."""

    def slots() -> Slots:
        found: Slots = env.conf.extra["slots"]
        return found

    def root() -> str:
        return "../" * str(env.page.url).count("/")

    def district_page(slug: str) -> str:
        return slots().block(slots().portal.district_page(slug, root()))

    def agreement_page(id: str) -> str:
        portal = slots().portal
        graph = agreement_jsonld(portal.agreement(id), portal.operator, env.conf.site_url or "")
        return slots().block(portal.agreement_page(id, root(), graph))

    def measure_type_page(key: str) -> str:
        page, tag = slots().portal.measure_type_page(key, root()), slots().portal.tag(key)
        return slots().block(page) + (_TAG_LISTING.format(tag=tag) if tag else "")

    def year_page(year: int) -> str:
        return slots().block(slots().portal.year_page(year, root()))

    def projects_page(year: int | None = None) -> str:
        return slots().block(slots().portal.projects_page(root(), year))

    def common_text_page(year: int) -> str:
        return slots().block(slots().portal.common_text_page(year, root()))

    def data_page() -> str:
        portal = slots().portal
        licence = licence_of(portal.operator).sentence
        graph = dataset_jsonld(portal.register, portal.operator, env.conf.site_url or "")
        return slots().block(portal.data_page(root(), DATA_TABLES, DOWNLOADS, licence, graph))

    def overview(name: str) -> str:
        return slots().block(slots().portal.overview(name, root()))

    def glossary() -> str:
        # Ours, not of agreements/: it goes through Markdown, so that the search finds its terms.
        return str(slots().portal.overview("glossary", root()))

    def explain(word: str, behind: str = "") -> str:
        return slots().inline(slots().portal.service.glossary.explain(word, root(), behind))

    def operator(field: str) -> str:
        return slots().inline(slots().portal.service.detail(field))

    pages = (district_page, agreement_page, measure_type_page, year_page, projects_page, common_text_page)
    for macro in (*pages, data_page, overview, glossary, explain, operator):
        env.macro(macro)
