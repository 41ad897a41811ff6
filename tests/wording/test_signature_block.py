"""Who signed where, when and in which office is read whatever the order of the lines."""

from __future__ import annotations

from datetime import date

import pytest

from macros.wording.blocks import read_wording
from macros.wording.statements.reading import read_statements
from macros.wording.statements.signers import Signer

STATE = ("state", "Wiesbaden", date(2025, 8, 2), "Heike Hofmann", "Staatsministerin")
DISTRICT = ("district", "Hofheim", date(2025, 8, 18), "Johannes Baron", "Kreisbeigeordneter")
ONE, TWO = "Wiesbaden, den 2.8.2025", "Hofheim, den 18.08.2025"
MINISTER = "Heike Hofmann  \nStaatsministerin  \nHessisches Ministerium  \nfür Arbeit"
DEPUTY = "Johannes Baron  \nKreisbeigeordneter  \ndes Landkreises  \nMain-Taunus-Kreis"

BLOCKS: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "both places first": (f"{ONE}\n\n{TWO}\n\n{MINISTER}\n\n{DEPUTY}", [STATE, DISTRICT]),
    "the district's place first": (f"{TWO}\n\n{ONE}\n\n{MINISTER}\n\n{DEPUTY}", [STATE, DISTRICT]),
    "each place with its person": (f"{ONE}\n\n{MINISTER}\n\n{TWO}\n\n{DEPUTY}", [STATE, DISTRICT]),
    "both places in one line": (f"{ONE}    {TWO}\n\n{MINISTER}\n\n{DEPUTY}", [STATE, DISTRICT]),
    "the district signs first": (f"{TWO}\n\n{DEPUTY}\n\n{ONE}\n\n{MINISTER}", [DISTRICT, STATE]),
    "line ends were lost": (f"{ONE}\n\n{TWO}\n\n{MINISTER}\n\n{DEPUTY}".replace("  \n", " "), [STATE, DISTRICT]),
    "a name twice": (f"{ONE}\n\nHeike Hofmann\n\n{MINISTER}\n\n{TWO}\n\n{DEPUTY}", [STATE, DISTRICT]),
    "offices above the names": (
        f"{ONE}\n\n{TWO}\n\nStaatsministerin\n\nHeike Hofmann\n\nKreisbeigeordneter\n\nJohannes Baron",
        [STATE, DISTRICT],
    ),
    "partners above the names": (
        f"{ONE}\n\n{TWO}\n\nFür das Hessische Ministerium für Arbeit\n\ngez. Heike Hofmann, Staatsministerin\n\n"
        "Für den Landkreis Main-Taunus-Kreis\n\nKreisbeigeordneter Johannes Baron",
        [STATE, DISTRICT],
    ),
    "two persons of the district": (
        f"{ONE}\n\n{TWO}\n\n{MINISTER}\n\nLandrat Dr. Otto von Beispiel\n\n{DEPUTY}",
        [STATE, ("district", "Hofheim", date(2025, 8, 18), "Dr. Otto von Beispiel", "Landrat"), DISTRICT],
    ),
    "a name that cannot be read": (
        f"{ONE}\n\n{MINISTER}\n\n{TWO}\n\nKreisbeigeordneter  \ndes Landkreises  \nMain-Taunus-Kreis",
        [STATE, (*DISTRICT[:3], None, "Kreisbeigeordneter")],
    ),
    "a person who did not sign": (f"{ONE}\n\n{TWO}\n\n{MINISTER}", [STATE, (None, *DISTRICT[1:3], None, None)]),
    "a day left blank": (
        f"{ONE}\n\n{MINISTER}\n\nHofheim, den ____________\n\n{DEPUTY}",
        [STATE, ("district", "Hofheim", None, *DISTRICT[3:])],
    ),
    "a day that is none": (
        f"{ONE}\n\n{MINISTER}\n\nHofheim, den 31.6.2025\n\n{DEPUTY}",
        [STATE, ("district", "Hofheim", None, *DISTRICT[3:])],
    ),
    "nobody": ("", []),
}


def shown(signer: Signer) -> tuple[object, ...]:
    parts = (signer.place, signer.day, signer.name, signer.office)
    return (signer.side, *(part.value if part else None for part in parts))


@pytest.mark.parametrize("name", BLOCKS)
def test_the_signatures_are_read(name: str) -> None:
    block, expected = BLOCKS[name]
    heading = "zwischen dem Hessischen Ministerium für Arbeit\n\nund dem Landkreis Main-Taunus-Kreis"
    wording = read_wording(f"# Zielvereinbarung\n\n{heading}\n\n## § 1\n\nText.\n\n{block}")
    assert [shown(signer) for signer in read_statements(wording, ()).signatures.signers] == expected
