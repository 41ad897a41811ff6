"""Door for the preview: writes the pages that show something else than before, through MkDocs's own functions.

So a page is the same as in a whole build, byte for byte. The form of a page (what Markdown made of its
source) stays; only what the macros gave is put in anew. Pages that MkDocs does not see come from the press.
"""

from __future__ import annotations

from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros import define_env
from macros.hooks import date_page, index, note_sections
from macros.website.calls import Calls
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.search import INDEX
from macros.website.slots import Slots


def refresh(config: MkDocsConfig, before: Portal, portal: Portal) -> list[str]:
    """Write anew what differs between two states that are alike; return the addresses of the pages."""
    (env, files), nav = config.extra["frame"], config.extra["nav"]
    config.extra["slots"] = Slots(portal)
    documents = files.documentation_pages()
    calls = Calls(portal, define_env)
    pages = [file.page for file in documents if _renewed(file.page, config, calls, portal)]
    for page in pages:
        _build_page(page, config, documents, nav, env)
    made = [page for page in portal.generated.values() if _differs(page, before, portal)]
    data = {INDEX: index(config), **dict(portal.delivered.items() - before.delivered.items())}
    config.extra["press"].print(portal, made, data)
    _build_theme_template("sitemap.xml", env, files, config, nav)
    return [page.url for page in pages] + [page.address for page in made]


def _differs(made: GeneratedPage, before: Portal, portal: Portal) -> bool:
    """Say whether a finished page shows something else now."""
    earlier = before.drafts
    if made != before.generated[made.path] or portal.day_of(made) != before.day_of(made):
        return True
    same = portal.drafts.spools[made.path] is earlier.spools[made.path]
    return not same and portal.drafts.data(made.path) != earlier.data(made.path)


def _renewed(page: Page, config: MkDocsConfig, calls: Calls, portal: Portal) -> bool:
    """Renew a page that MkDocs sees, and say whether it shows something else now."""
    was = page.content, page.update_date
    form = config.extra["forms"][page.file.src_uri]
    page.content, told = calls.refill(page.url, page.file.content_string, form)
    note_sections(page, told, config)
    date_page(page, portal.register.updated)
    return (page.content, page.update_date) != was
