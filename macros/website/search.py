"""What the searches of the site look into: one small file with all names, read at first use.

Why the site has a dialog of its own instead of the theme's search (tried with Material 9.8): the theme
matches whole words and beginnings only, so ``Ausbildung`` misses ``Teilzeitausbildung`` and ``Fluechtlinge``
misses ``Flüchtlinge``; a query cannot be changed before it is asked; the answers have no groups; and the
whole index, wordings included, is fetched by every page that shows the search. Here the index holds names
and numbers only (the wording of an agreement is on its page), it is fetched when somebody searches, and
the same core (``site_src/assets/search/core.js``) answers in the dialog and on ``/projekte/``.

The index is made of arrays instead of objects, because it is read by one program and has to be small.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from macros.register.agreement import Agreement, Project, Register
from macros.register.folding import fold, table_module
from macros.register.german import sort_key
from macros.register.model import District
from macros.website import sentences
from macros.website.pages import GeneratedPage

FOLDER = "assets/search/"
INDEX = f"{FOLDER}index.json"

_IN_OTHER_GROUPS = ("district_page", "agreement_page", "projects_page")
_SECTION = re.compile(r'<(h[1-6]|dt)\b[^>]*? id="([^"]+)"[^>]*>(.*?)</\1>', re.S)
_UNSEEN = re.compile(r'<(script|style|svg|table)\b.*?</\1>|<span class="term__note".*?</span>', re.S)
_IN_A_LINE = re.compile(r"</?(?:a|abbr|b|button|code|em|i|mark|small|span|strong|time)\b[^>]*>")
_NEXT_ITEM = re.compile(r"</li>\s*<li\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Section:
    """A page, or a part of a page, as the header search offers it; all texts are plain.

    ``address`` leads there from the site's root; ``page`` is the title of the page that a part belongs to.
    """

    title: str
    address: str
    text: str = ""
    page: str = ""


def sections(title: str, address: str, html: str) -> Iterator[Section]:
    """Cut a handwritten page at its headings and glossary terms; what stands before them is the page itself."""
    before, *parts = _SECTION.split(html)
    for name, anchor, heading, text in zip(*[iter(parts)] * 4, strict=True):
        if name == "h1":
            before += text
        else:
            yield Section(_plain(heading), f"{address}#{anchor}", _plain(text), title)
    yield Section(title, address, _plain(before))


def made_sections(page: GeneratedPage, html: str, newest: Sequence[int]) -> Iterator[Section]:
    """Offer a page made from data by its title, and the common text of the ``newest`` year with all its parts.

    The common texts of other years say the same, and would fill every list; districts, agreements and
    projects are groups of their own.
    """
    if page.macro == "common_text_page" and page.argument in newest:
        yield from (section for section in sections(page.title, page.address, html) if section.page)
    if page.macro not in _IN_OTHER_GROUPS:
        yield Section(page.title, page.address, page.description)


def _plain(html: str) -> str:
    """The words that a reader sees; only an element that stands on a line of its own parts them."""
    seen = _NEXT_ITEM.sub(" · ", _IN_A_LINE.sub("", _UNSEEN.sub("", html)))
    return " ".join(unescape(_TAG.sub(" ", seen)).split())


def script_data(columns: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Make the modules that give the scripts their data, by address: the fold table and the columns of tables.

    ``columns`` are those of the export files by table: German header and English key, in their order.
    """
    listed = json.dumps({table: list(pairs) for table, pairs in columns.items()}, ensure_ascii=True)
    return {
        f"{FOLDER}fold-table.js": table_module(),
        f"{FOLDER}columns.js": f"export default {listed};\n",
    }


def search_index(register: Register, pages: Iterable[Section]) -> bytes:
    """Write the index as JSON: programmes, measure types, districts, agreements in force, who signed them, pages.

    Districts stand in German order and agreements in the order of the export files, so that the
    place in the index is the order of every list.
    """
    districts = sorted(register.districts, key=lambda district: sort_key(district.short))
    district_at = {district.slug: at for at, district in enumerate(districts)}
    type_at = {kind.key: at for at, kind in enumerate(register.measure_types)}
    agreements = [agreement for year in register.years for agreement in register.in_year(year)]
    index = {
        "programmes": [[programme.key, programme.short] for programme in register.programmes],
        "types": [
            [kind.key, kind.short, at]
            for at, programme in enumerate(register.programmes)
            for kind in programme.measure_types
        ],
        "districts": [_district(register, district) for district in districts],
        "agreements": [_agreement(agreement, district_at, type_at) for agreement in agreements],
        "signatories": _signatories(agreements),
        "pages": [[page.title, page.address, page.text, page.page] for page in pages],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _district(register: Register, district: District) -> list[Any]:
    answer = sentences.district_answer(register, district)
    return [district.slug, district.short, district.name, usual_forms(district), answer]


def usual_forms(district: District) -> list[str]:
    """The words beside its name by which people look for a district: kind, seat, plate, official key."""
    found = f"{fold(district.name)[0]} {fold(district.short)[0]}"
    kind = [district.kind] if district.kind == "Landkreis" else []
    names = [name for name in (*kind, district.seat) if fold(name)[0] not in found]
    return [*names, district.plate, district.key]


def _agreement(agreement: Agreement, district_at: dict[str, int], type_at: dict[str, int]) -> list[Any]:
    whole = agreement.total == int(agreement.total)
    return [
        agreement.id,
        agreement.address,
        agreement.year,
        district_at[agreement.district.slug],
        int(agreement.total) if whole else float(agreement.total),
        [_project(agreement, project, type_at) for project in agreement.projects],
    ]


def _signatories(agreements: Sequence[Agreement]) -> list[list[Any]]:
    """Everybody who signed, once for the Land and for each district: name, office, newest agreement, how many.

    An agreement is told by its place in ``agreements``. An office is that of the newest one.
    """
    found: dict[tuple[str, str], list[Any]] = {}
    for at, agreement in enumerate(agreements):
        signed = {(one.name, one.party): one.office for one in agreement.signatures if one.name}
        for (name, party), office in signed.items():
            whose = agreement.district.slug if party == "district" else party
            found.setdefault((name, whose), [name, office or "", at, 0])[-1] += 1
    return list(found.values())


def _project(agreement: Agreement, project: Project, type_at: dict[str, int]) -> list[Any]:
    more = " ".join([project.listed.provider or "", *project.listed.topics]).strip()
    entry = [type_at[project.measure_type.key], project.name, project.id.removeprefix(f"{agreement.id}-")]
    return [*entry, more] if more else entry
