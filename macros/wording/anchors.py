"""The addresses that come from the data, and the rule that none of them is lost against a published state."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.register.agreement import Agreement, Register
from macros.register.catalogue import MOVES_FILE
from macros.register.finding import Finding, quoted
from macros.register.ledger import FILE
from macros.register.moves import kept_anchors
from macros.register.reading import start_of
from macros.wording.blocks import read_wording


def check_addresses(before: Register, after: Register, folder: str) -> list[Finding]:
    """Hold the addresses of the present state against those of a published one; ``folder`` is shown to editors."""
    present = {agreement.id: agreement for agreement in after.agreements}
    findings = [*_catalogue_stays(before, after, folder), *_lists_only_grow(before, after, folder)]
    for published in before.agreements:
        agreement = present.get(published.id)
        if agreement and not _equal(published, agreement):
            findings += _anchors_stay(published, agreement, before, after, folder)
    return sorted(findings)


def anchors(agreement: Agreement, register: Register) -> dict[str, int]:
    """Every anchor of an agreement's page that others may cite, in order, each with its line in the wording or 0."""
    return _made(agreement) | dict.fromkeys(kept_anchors(agreement, register.moves), 0)


def _made(agreement: Agreement) -> dict[str, int]:
    """The anchors of the projects and of the blocks as they are now."""
    made = {project.id: 0 for project in agreement.projects}
    if agreement.wording:
        made |= {block.anchor: block.line for block in read_wording(agreement.wording.text).blocks}
    return made


def check_moved_anchors(register: Register) -> Iterator[Finding]:
    """An anchor that moved is made no more, and leads, over other moves too, to a project or block that is there."""
    pages = {agreement.address: agreement for agreement in register.agreements}
    for position, move in enumerate(register.moves):
        page, _, anchor = move.old.partition("#")
        if not anchor or page not in pages:
            continue
        made, kept = _made(pages[page]), kept_anchors(pages[page], register.moves)
        if anchor in made:
            message = f"Den Anker {quoted(move.old)} gibt es noch; er kann nicht umgezogen sein."
            hint = "Löschen Sie den Eintrag, oder berichtigen Sie old."
            yield register.moved.finding((position, "old"), message, hint)
        elif kept[anchor] not in made and kept[anchor].startswith(("w-", pages[page].id)):
            message = f"Den Anker {quoted(move.new)} gibt es nicht."
            hint = f"Möglich ist zum Beispiel {page}#{_nearest(kept[anchor], made)}."
            yield register.moved.finding((position, "new"), message, hint)


def _equal(one: Agreement, other: Agreement) -> bool:
    return one.facts == other.facts and one.wording == other.wording


def _anchors_stay(
    published: Agreement, agreement: Agreement, before: Register, after: Register, folder: str
) -> Iterator[Finding]:
    """A published anchor stays on its page: the project or block itself, or a place that keeps it."""
    present, made = anchors(agreement, after), _made(agreement)
    lost_whole = published.wording is not None and agreement.wording is None  # and that is told already
    for anchor in anchors(published, before):
        if anchor in present or (lost_whole and anchor.startswith("w-")):
            continue
        message = f"Die veröffentlichte Adresse {published.address}#{anchor} gäbe es nicht mehr."
        if anchor.startswith(agreement.id):
            own = anchor.removeprefix(f"{agreement.id}-")
            hint = (
                "Nennen Sie den früheren Namen des Projekts unter corrections, dann bleibt sie; "
                f"oder geben Sie dem Projekt id: {own}."
            )
        else:
            line = f"- {{old: {published.address}#{anchor}, new: {published.address}#{_nearest(anchor, made)}}}"
            hint = f"Legen Sie die Datei {folder}/{MOVES_FILE} an, oder ergänzen Sie darin die Zeile: {line}"
        yield start_of(agreement.file, message, hint)


def _nearest(anchor: str, made: Collection[str]) -> str:
    """The last block of the same section that is still there, else the wording as a whole."""
    section = anchor.rpartition("-")[0]
    same = [other for other in made if other.rpartition("-")[0] == section]
    return same[-1] if same else "wortlaut"


def _catalogue_stays(before: Register, after: Register, folder: str) -> Iterator[Finding]:
    """A district and a measure type keep their pages."""
    for slug in before.by_slug.keys() - after.by_slug.keys():
        if after.districts:
            hint = "Lassen Sie den Kreis mit seinem Kürzel stehen; valid_to sagt, bis wann er bestand."
            yield _page_is_gone(f"{folder}/districts.yaml", f"kreise/{slug}/", hint)
    kept = {kind.key for kind in after.measure_types}
    for key in {kind.key for kind in before.measure_types} - kept:
        if after.programmes:
            hint = "Lassen Sie die Maßnahmenart mit ihrem Kürzel stehen; ändern Sie nur ihren Titel."
            yield _page_is_gone(f"{folder}/programmes.yaml", f"massnahmenarten/{key}/", hint)


def _page_is_gone(file: str, address: str, hint: str) -> Finding:
    return start_of(file, f"Die veröffentlichte Seite {address} gäbe es nicht mehr.", hint)


def _lists_only_grow(before: Register, after: Register, folder: str) -> Iterator[Finding]:
    """The ledger and the list of moves lose no line."""
    lost = sorted(before.published - after.published)
    if lost:
        rest = f" und {len(lost) - 1} weitere fehlen" if len(lost) > 1 else " fehlt"
        message = f"Die Adresse {quoted(lost[0])}{rest} im Verzeichnis aller je veröffentlichten."
        hint = "Stellen Sie die Datei wieder her; „make ledger“ ergänzt nur, was neu ist."
        yield start_of(f"{folder}/{FILE}", message, hint)
    for move in before.moves:
        if move.old not in {kept.old for kept in after.moves}:
            hint = f"Stellen Sie die Zeile wieder her: - {{old: {move.old}, new: {move.new}}}"
            yield start_of(f"{folder}/{MOVES_FILE}", f"Der Umzug von {quoted(move.old)} fehlt.", hint)
