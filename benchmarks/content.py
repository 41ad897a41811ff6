"""The same content as Markdown pages, as a user of any of the other generators writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.register.agreement import Agreement, Register
from macros.register.german import euro
from macros.register.model import District, MeasureType

Kind = Literal["agreement", "district", "measure type", "year", "other"]
TITLES = {"kreise": "Kreise", "massnahmenarten": "Maßnahmenarten", "jahre": "Jahre"}


@dataclass(frozen=True, slots=True)
class ContentPage:
    """One page: its address (``kreise/fulda/``), its title and the Markdown below the title.

    Links lead from the site's root and stand in the text as ``](/kreise/fulda/)``; each generator gets its own form.
    """

    address: str
    title: str
    body: str


def kind_of(address: str) -> Kind:
    """Tell the kind of a page by its address."""
    match address.strip("/").split("/"):
        case ["kreise", _, _]:
            return "agreement"
        case ["kreise", _]:
            return "district"
        case ["massnahmenarten", _]:
            return "measure type"
        case ["jahre", _]:
            return "year"
    return "other"


def content_pages(register: Register) -> Iterator[ContentPage]:
    """Yield all pages of a register: the start, an overview of each kind, and every agreement, district, type, year."""
    kinds = register.measure_types
    districts = [district for district in register.districts if register.of_district(district.slug)]
    yield ContentPage("", "Zielvereinbarungen", _links((f"{key}/", title) for key, title in TITLES.items()))
    yield _overview("kreise", ((f"kreise/{district.slug}/", district.name) for district in districts))
    yield _overview("massnahmenarten", ((f"massnahmenarten/{kind.key}/", kind.title) for kind in kinds))
    yield _overview("jahre", ((f"jahre/{year}/", str(year)) for year in register.years))
    yield from (_district(register, district) for district in districts)
    yield from (_measure_type(register, kind) for kind in kinds)
    yield from (_year(register, year) for year in register.years)
    yield from (_agreement(agreement) for agreement in register.agreements)


def _overview(key: str, entries: Iterator[tuple[str, str]]) -> ContentPage:
    return ContentPage(f"{key}/", TITLES[key], _links(entries))


def _links(entries: Iterator[tuple[str, str]]) -> str:
    return "\n".join(f"- {_link(address, title)}" for address, title in entries)


def _link(address: str, title: str) -> str:
    return f"[{title}](/{address})"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _agreement(agreement: Agreement) -> ContentPage:
    district = agreement.district
    facts = _table(
        ("Angabe", "Wert"),
        iter(
            (
                ("Jahr", _link(f"jahre/{agreement.year}/", str(agreement.year))),
                ("Land", agreement.facts.parties.state),
                ("Kreis", _link(f"kreise/{district.slug}/", agreement.facts.parties.district)),
                ("Haushaltsmittel", euro(agreement.total)),
                ("Projekte", str(len(agreement.projects))),
                ("Kennung", agreement.id),
            )
        ),
    )
    signed = _table(
        ("Ort", "Datum", "Name", "Amt"),
        ((str(s.place), f"{s.date:%d.%m.%Y}", str(s.name), str(s.office)) for s in agreement.signatures),
    )
    projects = "\n\n".join(_projects(agreement, kind) for kind in agreement.measure_types)
    wording = agreement.wording.text if agreement.wording else "Der Wortlaut ist noch nicht erfasst."
    parts = (facts, "## Projekte", projects, "## Unterschriften", signed, "## Wortlaut", wording.strip())
    return ContentPage(agreement.address, f"Zielvereinbarung {district.short} {agreement.year}", "\n\n".join(parts))


def _projects(agreement: Agreement, kind: MeasureType) -> str:
    names = "\n".join(f"- {project.name}" for project in agreement.projects_by_type[kind.key])
    return f"### {_link(f'massnahmenarten/{kind.key}/', kind.title)}\n\n{names or 'keine Projekte genannt'}"


def _district(register: Register, district: District) -> ContentPage:
    agreements = register.of_district(district.slug)
    rows = ((_link(a.address, str(a.year)), euro(a.total), str(len(a.projects))) for a in agreements)
    table = _table(("Jahr", "Haushaltsmittel", "Projekte"), rows)
    newest = "\n\n".join(_projects(agreements[0], kind) for kind in agreements[0].measure_types)
    return ContentPage(f"kreise/{district.slug}/", district.name, f"{table}\n\n## Projekte\n\n{newest}")


def _measure_type(register: Register, kind: MeasureType) -> ContentPage:
    parts = []
    for year in register.years:
        named = ((a, a.projects_by_type[kind.key]) for a in register.in_year(year))
        rows = (f"- {_link(a.address, a.district.short)}: {p.name}" for a, projects in named for p in projects)
        parts.append(f"## {year}\n\n" + "\n".join(rows))
    return ContentPage(f"massnahmenarten/{kind.key}/", kind.title, "\n\n".join(parts))


def _year(register: Register, year: int) -> ContentPage:
    agreements = register.in_year(year)
    rows = ((_link(a.address, a.district.name), euro(a.total), str(len(a.projects))) for a in agreements)
    return ContentPage(f"jahre/{year}/", str(year), _table(("Kreis", "Haushaltsmittel", "Projekte"), iter(rows)))
