"""Door for MkDocs: its events, and what the preview shares with them. All else stands in the rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import define_env
from macros.drafted import Press
from macros.exports.door import begin_exports
from macros.exports.edition import Edition
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.projects import PROJECTS
from macros.machine.garbage import leave_garbage
from macros.register.finding import render, stops, summary
from macros.register.german import day
from macros.website.drafts import draft_years
from macros.website.opening import begin_portal, open_portal
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.release import name_digest
from macros.website.search import INDEX, Section, made_sections, script_data, search_index, sections
from macros.website.slots import Slots
from macros.website.styles import SHEET, one_sheet
from macros.website.tags import TAGS, tag_index

_UNUSED = re.compile(r"assets/(javascripts/|stylesheets/|images/favicon)|.*\.map$")
_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview: its pages carry the reload script of MkDocs, which the policy forbids.

    A build ends in seconds, a preview does not.
    """
    global _serving
    _serving = command == "serve"
    if not _serving:
        leave_garbage()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the portal that the command ``portal`` has checked, or read and check all data here."""
    config.extra["slots"] = Slots(config.extra.get("portal") or _portal(config))
    config.extra["forms"], config.extra["sections"] = {}, {}
    config.extra["serving"] = _serving
    return config


def _portal(config: MkDocsConfig) -> Portal:
    site_src = Path(config.docs_dir)
    agreements = site_src.parent / "agreements"
    portal, findings = open_portal(
        agreements,
        site_src,
        base_url=config.site_url or "",
        read_years=partial(draft_years, define_env=define_env),
        begun=begin_portal(agreements, site_src),
    )
    if portal is None or stops(findings):
        raise Abort(f"\n{render(findings, 'text')}\n\n{summary(findings)}")
    return portal


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data of the scripts; leave out what no page uses of the theme.

    Here the old site is gone, so this is the time to begin with the files that journalists take away.
    """
    config.extra["exports"] = begin_export(_slots(config).portal, Path(config.site_dir))
    for file in [file for file in files if _UNUSED.match(file.src_uri)]:
        files.remove(file)
    _join_style_sheets(files, config)
    columns = {table.key: [(column.name, column.key) for column in table.columns] for table in (PROJECTS, AGREEMENTS)}
    for address, module in script_data(columns).items():
        files.append(File.generated(config, address, content=module))
    return files


def _join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    parts, config.extra_css = config.extra_css, [SHEET]
    for file in [file for file in files if file.src_uri in parts]:
        files.remove(file)
    files.append(File.generated(config, SHEET, content=one_sheet(Path(config.docs_dir), parts)))


@event_priority(-10)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page its date."""
    date_page(page, _slots(config).portal.register.updated)
    return markdown


def date_page(page: Page, updated: date) -> None:
    """Give a page its address and its day, for the sitemap (ISO) and as people read them."""
    page.update_date = updated.isoformat()
    page.meta["address"], page.meta["day"] = page.canonical_url or page.url, day(updated)


def note_sections(page: Page, told: str, config: MkDocsConfig) -> None:
    """Note what the search may find on a handwritten page; ``told`` is its HTML without the lists of the register."""
    title = page.meta.get("title", str(page.title))
    config.extra["sections"][page.file.src_uri] = list(sections(title, page.url, told))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation for all that is printed outside of MkDocs."""
    config.extra["nav"] = nav


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Put the finished HTML in its place, print the finished pages, and add the index of the search.

    A form is a page as Markdown has left it.
    """
    slots = _slots(config)
    portal, pages = slots.portal, list(slots.portal.generated.values())
    for file in files.documentation_pages():
        if file.page:
            form = config.extra["forms"][file.src_uri] = file.page.content or ""
            note_sections(file.page, slots.told(form), config)
            file.page.content = slots.fill(form)
    files.append(File.generated(config, INDEX, content=index(config)))
    files.append(File.generated(config, TAGS, content=tag_index(pages)))
    config.extra["frame"] = env, files
    config.extra["press"] = Press(env, files, config.extra["nav"], config)
    config.extra["press"].print(portal, pages, portal.delivered)


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> None:
    """Give the sitemap all pages, also those that MkDocs does not see."""
    if template_name != "sitemap.xml":
        return
    portal = _slots(config).portal
    seen = [(page.canonical_url, page.update_date) for page in (file.page for file in context["pages"]) if page]
    days = {made.address: portal.day_of(made).isoformat() for made in portal.generated.values()}
    drafted = [(f"{portal.base_url}{address}", day) for address, day in days.items()]
    context["dated_addresses"] = sorted(seen + drafted) if portal.base_url else []


def index(config: MkDocsConfig) -> bytes:
    """The index of the search, from what is to be found on each page."""
    portal = _slots(config).portal
    made = (found_on(page, portal) for page in portal.generated.values())
    return search_index(portal.register, chain.from_iterable([*config.extra["sections"].values(), *made]))


def found_on(made: GeneratedPage, portal: Portal) -> Iterator[Section]:
    """What the search may find on a page made from data; only those of the newest year are read for that."""
    newest = portal.register.years[:1]
    html = portal.drafts.html(made.path) if made.year in newest else None
    return made_sections(made, html or "", newest)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the rest of all that journalists take away; the digest of the whole site comes last."""
    config.extra["exports"]()
    if not _serving:
        name_digest(Path(config.site_dir))


def begin_export(portal: Portal, site: Path) -> Callable[[], list[str]]:
    """Begin with all that journalists take away, and return what does the rest of it."""
    return begin_exports(Edition(portal.register, portal.operator, portal.base_url, portal.commit.id), site)


def export(portal: Portal, site: Path) -> None:
    """Write all that journalists take away."""
    begin_export(portal, site)()


def _slots(config: MkDocsConfig) -> Slots:
    slots: Slots = config.extra["slots"]
    return slots
