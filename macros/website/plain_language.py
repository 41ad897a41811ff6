"""Plain language for the sections of a year's common text, each explanation bound to the text it explains.

An explanation that was written for other words would mislead the very people who cannot check it against
the original. So it carries the checksum of its section, and vanishes when the common text changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from macros.register.agreement import Agreement, Register
from macros.register.finding import Finding
from macros.register.site_texts import Explanation, SiteTexts
from macros.wording.comparison.common_blocks import CommonBlock, Text
from macros.wording.comparison.tokens import keys_of
from macros.wording.comparison.year import YearComparison
from macros.wording.library import Library
from macros.wording.section_name import section_name

_UNEXPLAINED = ("kopf", "unterschriften")


@dataclass(frozen=True, slots=True)
class Part:
    """One section for its readers.

    ``explanation`` is ``None`` where there is none that fits; ``changed`` says that there was one for an
    older text. ``elsewhere`` are the agreements whose own words differ in this section.
    """

    section: str
    name: str
    explanation: Explanation | None
    changed: bool
    elsewhere: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class ExplainedYear:
    """The sections of one year in the order of the common text."""

    year: int
    parts: tuple[Part, ...]


def section_digests(blocks: Iterable[CommonBlock]) -> dict[str, str]:
    """The SHA-256 of each section of a common text, by its key: of its words, whatever their layout."""
    texts: dict[str, list[str]] = {}
    for block in blocks:
        if block.section not in _UNEXPLAINED:
            parts = (part.text if isinstance(part, Text) else part.label for part in block.parts)
            texts.setdefault(block.section, []).append("".join(parts))
    words = {section: " ".join(keys_of("\n".join(lines))) for section, lines in texts.items()}
    return {section: sha256(text.encode("utf-8")).hexdigest() for section, text in words.items()}


def explained_years(texts: SiteTexts, library: Library, register: Register) -> Iterator[ExplainedYear]:
    """Yield the years that have explanations and a common text, the newest first."""
    agreements = {agreement.id: agreement for agreement in register.agreements}
    for year in register.years:
        own = {found.section: found for found in texts.explanations if found.year == year}
        if not own:
            continue
        digests = section_digests(library.year(year).comparison.common)
        if digests:
            apart = _elsewhere(library.year(year).comparison, agreements)
            parts = (_part(key, digest, own.get(key), apart.get(key, ())) for key, digest in digests.items())
            yield ExplainedYear(year, tuple(parts))


def check_explanations(texts: SiteTexts, library: Library) -> Iterator[Finding]:
    """Each explanation fits the words it explains, and no section of an explained year goes without one."""
    years = sorted({found.year for found in texts.explanations})
    digests = {year: section_digests(library.year(year).comparison.common) for year in years}
    for position, found in enumerate(texts.explanations):
        own = digests[found.year]
        if own and own.get(found.section) != found.sha256:
            yield _outdated(texts, position, found, own.get(found.section))
    for year in years:
        explained = {found.section for found in texts.explanations if found.year == year}
        for section in digests[year]:
            if section not in explained:
                message = f"Für {section_name(section)} des Textes von {year} fehlt die Erklärung in Leichter Sprache."
                yield Finding(texts.explained_in[0], 1, 1, "", message, severity="notice")


def _part(section: str, digest: str, own: Explanation | None, elsewhere: tuple[Agreement, ...]) -> Part:
    fits = own if own and own.sha256 == digest else None
    name = "Der Anfang" if section == "praeambel" else f"Paragraf {section}"
    return Part(section, name, fits, own is not None and fits is None, elsewhere)


def _elsewhere(compared: YearComparison, agreements: Mapping[str, Agreement]) -> dict[str, tuple[Agreement, ...]]:
    """The agreements with words of their own, by section."""
    found: dict[str, tuple[Agreement, ...]] = {}
    for id, comparison in compared.comparisons.items():
        for section in {deviation.section for deviation in comparison.deviations if deviation.kind == "wording"}:
            found[section] = (*found.get(section, ()), agreements[id])
    return found


def _outdated(texts: SiteTexts, position: int, found: Explanation, digest: str | None) -> Finding:
    place = texts.place((position, "sha256"))
    name = f"{section_name(found.section)} des Textes von {found.year}"
    message = f"Die Erklärung in Leichter Sprache erscheint nicht: {name} lautet anders."
    hint = f"Prüfen Sie jede Zeile am neuen Text und tragen Sie dann ein: {digest}"
    if digest is None:
        message, hint = f"Die Erklärung in Leichter Sprache erscheint nicht: {name} gibt es nicht.", ""
    return Finding(
        texts.explained_in[0], place.line, place.column, f"[{position}].sha256", message, hint, severity="notice"
    )
