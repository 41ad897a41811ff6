"""Texts of invented agreements: in the form of 2025, and in older forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from macros.register.german import number
from tests.editing.import_cases.made import Made, Signed

FORMS = Path(__file__).parent / "forms"
_PATTERN = (Path(__file__).parents[3] / "agreements/2025/main-taunus-kreis.md").read_text(encoding="utf-8")
_LIST = re.compile(r"^1\. Ausbildungsvorbereitung\n.*?\n(?=\nDie Förderung)", re.MULTILINE | re.DOTALL)
_TITLES = tuple(re.findall(r"^\d\. (.*)$", _PATTERN, re.MULTILINE))
_NAME = "Landkreis Main-Taunus-Kreis"


def form_2025(made: Made) -> str:
    """The text of 2025, word for word but for the facts."""
    head = _PATTERN[: _PATTERN.index("Wiesbaden, den")]
    text = _LIST.sub(lambda _: projects(made), head).replace("1.018.910", number(made.amount))
    text = re.sub(r"(?<!Jahre )2025(?! bis)", str(made.year), text)
    return f"{named(text, made)}{signatures(made)}"


def older(name: str, made: Made, **slots: str) -> str:
    """A text in an older form: a file in ``forms`` with its slots filled."""
    text = (FORMS / f"{name}.txt").read_text(encoding="utf-8")
    filled = {
        "YEAR": str(made.year),
        "AMOUNT": number(made.amount),
        "PROJECTS": projects(made),
        "SIGNATURES": signatures(made),
        **slots,
    }
    for slot, value in filled.items():
        text = text.replace(f"[{slot}]", value)
    assert re.search(r"\[[A-Z_]+\]", text) is None
    return named(text, made)


def named(text: str, made: Made) -> str:
    """Put the district's name in its cases in the place of the one of the pattern."""
    here = made.district
    cases = {
        f"des Landkreises {_NAME.partition(' ')[2]}": here.genitive,
        f"dem {_NAME}": here.dative,
        f"den {_NAME}": here.accusative,
        f"der {_NAME}": here.nominative,
        f"Der {_NAME}": here.nominative[0].upper() + here.nominative[1:],
    }
    for old, new in cases.items():
        text = text.replace(old, new)
    return text


def projects(made: Made, titles: Sequence[str] = _TITLES) -> str:
    """The list of projects as the text of 2025 has it."""
    groups = enumerate(zip(titles, made.projects.values(), strict=True), 1)
    return "".join(f"{n}. {title}\n" + "".join(f"  - {name}\n" for name in names) for n, (title, names) in groups)


def signatures(made: Made) -> str:
    """The lines below the text, each side with its place and day above its persons."""
    parts = []
    for party in ("state", "district"):
        own = [signed for signed in made.signatures if signed.party == party]
        partner = made.district.genitive if party == "district" else _in_lines(made.state)
        people = [f"{signed.name}  \n{signed.office}  \n{partner}" for signed in own]
        parts.append("\n\n".join([_place_and_day(own[0]), *people]))
    return "\n\n".join(parts) + "\n"


def _in_lines(name: str) -> str:
    return name.replace(" für ", "  \nfür ").replace(", Jugend", ",  \nJugend")


def _place_and_day(signed: Signed) -> str:
    return f"{signed.place}, den {signed.printed}" if signed.printed is not None else f"{signed.place}, den"
