"""What the files in ``agreements/`` may say: every field once, with its German title and meaning.

The editors' JSON Schema is made from these classes (``register/schema``), and so is the check of a
file (``register/reading``). All are frozen, and unknown fields are faults. The facts of an agreement are
held in slots, because a register holds thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from macros.register.values import (
    Address,
    Day,
    DistrictKey,
    Euro,
    Key,
    Label,
    Link,
    OptionalDay,
    OptionalText,
    Places,
    Sha256,
    Text,
    Version,
    Whole,
    Year,
)

PartyName = Literal["state", "district"]
CorrectionKind = Literal["agreement", "transcript"]


class Record(BaseModel):
    """One mapping of a catalogue or a list: frozen, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class District(Record):
    """One Landkreis or kreisfreie Stadt, with its name in all cases and the years in which it exists."""

    key: DistrictKey = Field(title="Amtlicher Schlüssel")
    slug: Key = Field(title="Kürzel in Adressen und Dateinamen")
    name: Text = Field(title="Voller Name")
    short: Text = Field(title="Kurzer Name")
    kind: Literal["Landkreis", "kreisfreie Stadt"] = Field(title="Art")
    nominative: Text = Field(title="Wer oder was?")
    dative: Text = Field(title="Wem?")
    genitive: Text = Field(title="Wessen?")
    accusative: Text = Field(title="Wen oder was?")
    plate: Text = Field(title="Kfz-Kennzeichen")
    seat: Text = Field(title="Sitz der Verwaltung")
    region: Text = Field(title="Regierungsbezirk")
    row: Whole = Field(title="Zeile auf der Kachelkarte, von 0")
    column: Whole = Field(title="Spalte auf der Kachelkarte, von 0")
    valid_from: Day | None = Field(None, title="Besteht seit")
    valid_to: Day | None = Field(None, title="Bestand bis")
    predecessor: Key | None = Field(None, title="Gehörte vorher zu")

    def exists_in(self, year: int) -> bool:
        """Say whether the district can sign an agreement for ``year``."""
        since = self.valid_from is None or self.valid_from.year <= year
        until = self.valid_to is None or self.valid_to.year >= year
        return since and until


class MeasureType(Record):
    """One Maßnahmenart of a programme."""

    key: Key = Field(title="Kürzel")
    title: Text = Field(title="Amtlicher Titel wie in § 5")
    short: Label = Field(title="Kurzer Titel für Menüs und Tabellen")


class Programme(Record):
    """One Programm with its closed list of measure types."""

    key: Key = Field(title="Kürzel")
    name: Text = Field(title="Name")
    short: Text = Field(title="Abkürzung")
    measure_types: list[MeasureType] = Field(title="Maßnahmenarten", min_length=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One mapping of an agreement file: frozen, and without unknown fields."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties(Part):
    """The two partners, as printed in the heading."""

    state: Annotated[
        Text, Field(title="Ministerium", description="Name des Ministeriums, wie er in der Vereinbarung steht.")
    ]
    district: Annotated[
        Text, Field(title="Kreis oder Stadt", description="Name wie in der Vereinbarung, ohne Artikel.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Part):
    """The years over which the money of a budget is spread."""

    first: Annotated[Year, Field(title="Erstes Jahr")]
    last: Annotated[Year, Field(title="Letztes Jahr")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Part):
    """The money of one programme in one agreement."""

    programme: Annotated[Text, Field(title="Programm", description="Kürzel aus programmes.yaml.")]
    amount: Annotated[Euro, Field(title="Betrag in Euro", description="Nur Ziffern, ohne Punkte: 1018000.")]
    name: Annotated[Text | None, Field(title="Name des Budgets, wie gedruckt", description="Nur wenn er abweicht.")] = (
        None
    )
    period: Annotated[
        Period | None, Field(title="Zeitraum", description="Nur wenn das Geld für mehrere Jahre gilt.")
    ] = None
    funders: Annotated[
        tuple[Text, ...], Field(title="Geldgeber", description="Nur wenn die Vereinbarung mehrere nennt.")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProject(Part):
    """One Projekt as an agreement lists it: often only a name."""

    name: Annotated[Text, Field(title="Name", description="Genau wie in der Vereinbarung, mit allen Zeichen.")]
    id: Annotated[Key | None, Field(title="Kennung", description="Nur wenn zwei Projekte gleich heißen.")] = None
    topics: Annotated[
        tuple[Text, ...], Field(title="Themen", description="Schlagworte der Redaktion, nicht der Vereinbarung.")
    ] = ()
    places: Annotated[Places | None, Field(title="Plätze", description="Zum Beispiel 13 oder bis zu 13.")] = None
    provider: Annotated[Text | None, Field(title="Träger")] = None
    shared_with: Annotated[tuple[Key, ...], Field(title="Gemeinsam mit", description="Kürzel der anderen Kreise.")] = ()
    continues: Annotated[Key | None, Field(title="Setzt fort", description="Kennung des früheren Projekts.")] = None

    @property
    def detailed(self) -> bool:
        """Whether a page tells more of it than its name."""
        return bool(self.places or self.provider or self.topics)


def _a_name_alone_is_a_project(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Part):
    """One Unterschrift. A value that the paper does not give is written as ``fehlt``."""

    party: Annotated[PartyName, Field(title="Seite", description="state = Land, district = Kreis oder Stadt.")]
    place: Annotated[OptionalText, Field(title="Ort")]
    date: Annotated[OptionalDay, Field(title="Datum", description="Jahr-Monat-Tag, zum Beispiel 2025-08-02.")]
    name: Annotated[OptionalText, Field(title="Name")]
    office: Annotated[OptionalText, Field(title="Amt", description="Zum Beispiel Staatsministerin.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where the delivered document comes from."""

    file: Annotated[Text | None, Field(title="Name der gelieferten Datei")] = None
    sha256: Annotated[Sha256 | None, Field(title="Prüfsumme der gelieferten Datei")] = None
    url: Annotated[Link | None, Field(title="Adresse der Datei")] = None
    retrieved: Annotated[Day | None, Field(title="Abgerufen am")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Part):
    """One change of a fact that was already published."""

    date: Annotated[Day, Field(title="Datum der Änderung")]
    kind: Annotated[
        CorrectionKind,
        Field(
            title="Art",
            description="agreement = die Vereinbarung wurde geändert, transcript = die Abschrift war falsch.",
        ),
    ]
    field: Annotated[Text, Field(title="Feld", description="Zum Beispiel budgets[0].amount.")]
    old: Annotated[Text, Field(title="Vorher")]
    new: Annotated[Text, Field(title="Jetzt")]
    reason: Annotated[Text, Field(title="Begründung")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Part):
    """An agreement that was published and is not to count any more; its page stays."""

    date: Annotated[Day, Field(title="Zurückgezogen am")]
    reason: Annotated[Text, Field(title="Begründung")]


class Move(Record):
    """An address that was published, and where what stood there is found now."""

    old: Address = Field(title="Frühere Adresse")
    new: Address = Field(title="Jetzige Adresse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Part):
    """Everything one agreement file says."""

    district: Annotated[Text, Field(title="Kreis", description="Kürzel aus districts.yaml, gleich dem Dateinamen.")]
    year: Annotated[Year, Field(title="Jahr", description="Jahr der Vereinbarung, gleich dem Ordner.")]
    version: Annotated[
        Version, Field(title="Fassung", description="Nur wenn im selben Jahr neu geschlossen wurde.")
    ] = 1
    supersedes: Annotated[Key | None, Field(title="Ersetzt", description="Kennung der ersetzten Vereinbarung.")] = None
    parties: Annotated[Parties, Field(title="Vertragspartner")]
    budgets: Annotated[list[Budget], Field(title="Haushaltsmittel", min_length=1)]
    projects: Annotated[
        dict[str, tuple[Annotated[ListedProject, BeforeValidator(_a_name_alone_is_a_project)], ...]],
        Field(
            title="Projekte",
            description="Alle Maßnahmenarten des Programms in ihrer Reihenfolge; [] heißt: keine genannt.",
        ),
    ]
    signatures: Annotated[list[Signature], Field(title="Unterschriften", min_length=1)]
    source: Annotated[Source | None, Field(title="Herkunft")] = None
    corrections: Annotated[tuple[Correction, ...], Field(title="Korrekturen")] = ()
    withdrawn: Annotated[
        Withdrawal | None,
        Field(
            title="Zurückgezogen",
            description="Die Seite bleibt mit einem Hinweis, zählt aber nicht mehr mit.",
        ),
    ] = None


@cache
def titles(part: type) -> Mapping[str, str]:
    """The German title of each field, in the order of the class."""
    hints = get_type_hints(part, include_extras=True)
    return {
        name: str(told.title)
        for name, hint in hints.items()
        for told in hint.__metadata__
        if isinstance(told, FieldInfo)
    }


def _field_names(*records: type[Record | Part]) -> frozenset[str]:
    return frozenset(name for record in records for name in record.__annotations__)


FIELD_NAMES = _field_names(
    Facts,
    Parties,
    Budget,
    Period,
    ListedProject,
    Signature,
    Source,
    Correction,
    Withdrawal,
    Move,
    District,
    Programme,
    MeasureType,
)
