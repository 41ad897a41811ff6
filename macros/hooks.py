"""Door for MkDocs: its events, and nothing else. What they do stands in the rooms."""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.register.finding import render, stops, summary
from macros.website.headings import heading_tokens
from macros.website.portal import open_portal
from macros.website.slots import Slots


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all data once for the whole build; an error ends it with the findings in German."""
    agreements = Path(config.extra.get("agreements") or Path(config.docs_dir).parent / "agreements")
    portal, findings = open_portal(agreements, Path(config.docs_dir))
    if portal is None or stops(findings):
        raise Abort(f"\n{render(findings, 'text')}\n\n{summary(findings)}")
    config.extra["slots"] = Slots(portal)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from data."""
    for page in _slots(config).portal.generated.values():
        files.append(File.generated(config, page.path, content=page.source))
    return files


@event_priority(-10)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page its title, description, tags and date. The theme prints them raw, so they are escaped here."""
    portal = _slots(config).portal
    made = portal.generated.get(page.file.src_uri)
    page.update_date = portal.updated
    if made:
        page.meta["title"], page.meta["description"] = _safe(made.title), _safe(made.description)
        page.meta["tags"] = [_safe(tag) for tag in made.tags]
        page.title = _safe(made.title)
        page.update_date = made.updated.isoformat() if made.updated else portal.updated
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the finished HTML in its place and read the table of contents from it."""
    content = _slots(config).fill(html)
    page.toc = get_toc(heading_tokens(content))
    return content


def _slots(config: MkDocsConfig) -> Slots:
    slots: Slots = config.extra["slots"]
    return slots


def _safe(text: str) -> str:
    """Escape a text for the theme's templates, braces included: a title with ``{{`` would be rendered again."""
    return str(escape(text)).replace("{", "&#123;")
