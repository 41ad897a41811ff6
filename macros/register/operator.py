"""The operator of the site: who answers for it, in one settings file; what the ministry must still say is OFFEN."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from macros.register.days import read_day
from macros.register.finding import Finding, quoted
from macros.register.links import read_link, read_mail
from macros.register.model import Record
from macros.register.raw_values import fault
from macros.register.reading import place_of, read_record, untold
from macros.register.source import Mapping, Scalar, read_nodes
from macros.register.values import Text, read_text

OPEN = "OFFEN"

# What people write where an answer is still to come, in any case and with a note behind it.
_STILL_OPEN = re.compile(
    r"(?:offen|folgt|fehlt|ausstehend|wird nachgereicht|in klärung|todo|tbd|xxx)\b.*|[-–—?.… ]+", re.IGNORECASE
)
_FEWEST_DIGITS = 5  # of a telephone number with its area code
_VIDEO = re.compile(r"assets/([a-z0-9-]+/)*[a-z0-9-]+\.(mp4|webm)", re.ASCII)


def is_open(value: object) -> bool:
    """Say whether an answer is still to come, in whatever words."""
    return isinstance(value, str) and _STILL_OPEN.fullmatch(value.strip()) is not None


def _or_open(read: Callable[[object], Any]) -> BeforeValidator:
    """Take what ``read`` takes, and any word that says that the value is still to come."""
    return BeforeValidator(lambda value: OPEN if is_open(value) else read(value))


def _read_phone(value: object) -> str:
    raw = read_text(value)
    if sum(map(str.isdigit, raw)) < _FEWEST_DIGITS:
        raise fault(f"{quoted(raw)} ist keine Telefonnummer.", "Schreiben Sie sie mit Vorwahl, zum Beispiel 0611 0000.")
    return raw


def _read_repository(value: object) -> str:
    raw = read_link(value)
    page = raw.rstrip("/").removesuffix(".git")
    if page != raw.rstrip("/"):
        hint = f"Schreiben Sie {page}"
        raise fault(f"{quoted(raw)} ist die Adresse zum Klonen; von ihr führt kein Weg zu den Meldungen.", hint)
    return raw


def _read_video(value: object) -> str:
    raw = read_text(value)
    if not _VIDEO.fullmatch(raw):
        hint = "Legen Sie die Datei unter site_src/assets ab und schreiben Sie zum Beispiel assets/dgs.mp4."
        raise fault(f"{quoted(raw)} ist kein Video auf dieser Website.", hint)
    return raw


Answer = Annotated[str, _or_open(read_text)]
Mail = Annotated[str, _or_open(read_mail)]
Phone = Annotated[str, _or_open(_read_phone)]
Repository = Annotated[str, _or_open(_read_repository)]
Video = Annotated[str, _or_open(_read_video)]
Day = Annotated[date | str, _or_open(read_day)]


class Barrier(Record):
    """One known barrier of the site, as the law wants it told."""

    what: Text = Field(title="Was nicht barrierefrei ist")
    reason: Text = Field(title="Grund")
    alternative: Text | None = Field(None, title="Barrierefreie Alternative")
    planned: Text | None = Field(None, title="Was geplant ist, und bis wann")


class Operator(Record):
    """The details only the ministry can give. A field that reads ``OFFEN`` is shown as missing."""

    name: Answer = Field(title="Herausgeber")
    address: Answer = Field(title="Anschrift")
    represented_by: Answer = Field(title="Vertreten durch")
    responsible: Answer = Field(title="Inhaltlich verantwortlich")
    email: Mail = Field(title="E-Mail-Adresse")
    phone: Phone = Field(title="Telefon")
    vat_id: Answer = Field(title="Umsatzsteuer-Identifikationsnummer, oder dass es keine gibt")
    answer_time: Answer = Field(title="Frist für Antworten, zum Beispiel zwei Wochen")
    data_protection_officer: Answer = Field(title="Datenschutzbeauftragte oder Datenschutzbeauftragter")
    host: Answer = Field(title="Betreiber der Server, mit Anschrift und Land")
    host_transfer: Answer = Field(title="Übermittlung in Länder außerhalb der Europäischen Union")
    log_retention: Answer = Field(title="Wie lange der Betreiber der Server technische Daten speichert")
    barrier_contact: Mail = Field(title="E-Mail-Adresse für Barrieren")
    statement_date: Day = Field(title="Datum der Erklärung zur Barrierefreiheit")
    assessment: Answer = Field(title="Wie die Website bewertet wurde, zum Beispiel Selbstbewertung im Mai 2026")
    conformance: Annotated[Literal["vollständig", "teilweise", "nicht", "OFFEN"], _or_open(lambda value: value)] = (
        Field(title="Wie weit die Website barrierefrei ist: vollständig, teilweise oder nicht")
    )
    known_barriers: list[Barrier] = Field(title="Bekannte Barrieren")
    licence: Answer = Field(title="Lizenz der Daten")
    plain_language_review: Answer = Field(title="Prüfung der Leichten Sprache durch die Zielgruppe")
    sign_language_video: Video = Field(title="Video in Deutscher Gebärdensprache, als Datei auf dieser Website")
    repository: Repository = Field(title="Adresse des Repositoriums")

    @property
    def barriers(self) -> tuple[Barrier, ...]:
        """All barriers that are known: those listed, and what the law asks for and is still to come."""
        due = ((self.plain_language_review, _UNREVIEWED), (self.sign_language_video, _NO_VIDEO))
        return (*self.known_barriers, *(barrier for value, barrier in due if value == OPEN))


_UNREVIEWED = Barrier(
    what="Die Texte in Leichter Sprache sind ein Entwurf.",
    reason="Menschen aus der Zielgruppe haben sie noch nicht geprüft.",
)
_NO_VIDEO = Barrier(
    what="Es gibt noch keine Erklärungen in Deutscher Gebärdensprache.",
    reason="Das Video liegt noch nicht vor.",
    alternative="Die Seite „Leichte Sprache“ erklärt das Wichtigste schriftlich.",
)

_OPERATOR = TypeAdapter(Operator)


def read_operator(path: Path, file: str) -> tuple[Operator | None, list[Finding]]:
    """Read the settings; each field still open is a notice."""
    nodes, findings = read_nodes(path, file)
    if nodes is None:
        return None, findings
    operator, faults = read_record(nodes, _OPERATOR, file)
    faults = untold(faults, findings)
    if not isinstance(nodes, Mapping):
        return None, findings + faults
    findings += [*faults, *_open_fields(nodes, file)]
    if operator:
        findings += [*_full_conformance_has_no_barrier(operator, nodes, file), *_video_is_there(operator, nodes, path)]
    return operator, findings


def _open_fields(nodes: Mapping, file: str) -> Iterator[Finding]:
    for name, field in Operator.model_fields.items():
        node = nodes.entries.get(name)
        if isinstance(node, Scalar) and is_open(node.value):
            message = f"Noch offen: {field.title}. Die Angabe kommt vom Ministerium."
            yield Finding(file, node.place.line, node.place.column, name, message, severity="notice")


def _full_conformance_has_no_barrier(operator: Operator, nodes: Mapping, file: str) -> Iterator[Finding]:
    """A site with a known barrier is not called fully accessible."""
    if operator.conformance == "vollständig" and operator.barriers:
        place = place_of(nodes, ("conformance",))
        message = f"Vollständig barrierefrei ist die Website nicht, solange gilt: {operator.barriers[0].what}"
        hint = "Schreiben Sie teilweise, oder räumen Sie erst alle bekannten Barrieren aus."
        yield Finding(file, place.line, place.column, "conformance", message, hint)


def _video_is_there(operator: Operator, nodes: Mapping, path: Path) -> Iterator[Finding]:
    """A video that is named lies among the files of the site."""
    video = operator.sign_language_video
    if video != OPEN and not (path.parent / video).is_file():
        place = place_of(nodes, ("sign_language_video",))
        hint = f"Legen Sie das Video als {path.parent.name}/{video} ab, oder schreiben Sie OFFEN."
        message = f"Die Datei {quoted(video)} gibt es nicht."
        yield Finding(f"{path.parent.name}/{path.name}", place.line, place.column, "sign_language_video", message, hint)
