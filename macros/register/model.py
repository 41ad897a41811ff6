"""What the files in ``agreements/`` may say: every field once, with its German title and meaning.

The editors' JSON Schema is made from these classes (``register/schema``), and so is the check of a
file (``register/reading``). All records are frozen; unknown fields are faults.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
    """One mapping of a file: frozen, and without unknown fields."""

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


class Parties(Record):
    """The two partners, as printed in the heading."""

    state: Text = Field(title="Ministerium", description="Name des Ministeriums, wie er in der Vereinbarung steht.")
    district: Text = Field(title="Kreis oder Stadt", description="Name wie in der Vereinbarung, ohne Artikel.")


class Period(Record):
    """The years over which the money of a budget is spread."""

    first: Year = Field(title="Erstes Jahr")
    last: Year = Field(title="Letztes Jahr")


class Budget(Record):
    """The money of one programme in one agreement."""

    programme: Text = Field(title="Programm", description="Kürzel aus programmes.yaml.")
    amount: Euro = Field(title="Betrag in Euro", description="Nur Ziffern, ohne Punkte: 1018000.")
    name: Text | None = Field(None, title="Name des Budgets, wie gedruckt", description="Nur wenn er abweicht.")
    period: Period | None = Field(None, title="Zeitraum", description="Nur wenn das Geld für mehrere Jahre gilt.")
    funders: list[Text] = Field([], title="Geldgeber", description="Nur wenn die Vereinbarung mehrere nennt.")


class ListedProject(Record):
    """One Projekt as an agreement lists it: often only a name."""

    name: Text = Field(title="Name", description="Genau wie in der Vereinbarung, mit allen Zeichen.")
    id: Key | None = Field(None, title="Kennung", description="Nur wenn zwei Projekte gleich heißen.")
    topics: list[Text] = Field([], title="Themen", description="Schlagworte der Redaktion, nicht der Vereinbarung.")
    places: Places | None = Field(None, title="Plätze", description="Zum Beispiel 13 oder bis zu 13.")
    provider: Text | None = Field(None, title="Träger")
    shared_with: list[Key] = Field([], title="Gemeinsam mit", description="Kürzel der anderen Kreise.")
    continues: Key | None = Field(None, title="Setzt fort", description="Kennung des früheren Projekts.")

    @model_validator(mode="before")
    @classmethod
    def _a_name_alone_is_a_project(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class Signature(Record):
    """One Unterschrift. A value that the paper does not give is written as ``fehlt``."""

    party: PartyName = Field(title="Seite", description="state = Land, district = Kreis oder Stadt.")
    place: OptionalText = Field(title="Ort")
    date: OptionalDay = Field(title="Datum", description="Jahr-Monat-Tag, zum Beispiel 2025-08-02.")
    name: OptionalText = Field(title="Name")
    office: OptionalText = Field(title="Amt", description="Zum Beispiel Staatsministerin.")


class Source(Record):
    """Where the delivered document comes from."""

    file: Text | None = Field(None, title="Name der gelieferten Datei")
    sha256: Sha256 | None = Field(None, title="Prüfsumme der gelieferten Datei")
    url: Link | None = Field(None, title="Adresse der Datei")
    retrieved: Day | None = Field(None, title="Abgerufen am")


class Correction(Record):
    """One change of a fact that was already published."""

    date: Day = Field(title="Datum der Änderung")
    kind: CorrectionKind = Field(
        title="Art", description="agreement = die Vereinbarung wurde geändert, transcript = die Abschrift war falsch."
    )
    field: Text = Field(title="Feld", description="Zum Beispiel budgets[0].amount.")
    old: Text = Field(title="Vorher")
    new: Text = Field(title="Jetzt")
    reason: Text = Field(title="Begründung")


class Withdrawal(Record):
    """An agreement that was published and is not to count any more; its page stays."""

    date: Day = Field(title="Zurückgezogen am")
    reason: Text = Field(title="Begründung")


class Move(Record):
    """An address that was published, and where what stood there is found now."""

    old: Address = Field(title="Frühere Adresse")
    new: Address = Field(title="Jetzige Adresse")


class Facts(Record):
    """Everything one agreement file says."""

    district: Text = Field(title="Kreis", description="Kürzel aus districts.yaml, gleich dem Dateinamen.")
    year: Year = Field(title="Jahr", description="Jahr der Vereinbarung, gleich dem Ordner.")
    version: Version = Field(1, title="Fassung", description="Nur wenn im selben Jahr neu geschlossen wurde.")
    supersedes: Key | None = Field(None, title="Ersetzt", description="Kennung der ersetzten Vereinbarung.")
    parties: Parties = Field(title="Vertragspartner")
    budgets: list[Budget] = Field(title="Haushaltsmittel", min_length=1)
    projects: dict[str, list[ListedProject]] = Field(
        title="Projekte", description="Alle Maßnahmenarten des Programms in ihrer Reihenfolge; [] heißt: keine genannt."
    )
    signatures: list[Signature] = Field(title="Unterschriften", min_length=1)
    source: Source | None = Field(None, title="Herkunft")
    corrections: list[Correction] = Field([], title="Korrekturen")
    withdrawn: Withdrawal | None = Field(
        None,
        title="Zurückgezogen",
        description="Die Seite bleibt mit einem Hinweis, zählt aber nicht mehr mit.",
    )


def _field_names(*records: type[Record]) -> frozenset[str]:
    return frozenset(name for record in records for name in record.model_fields)


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
