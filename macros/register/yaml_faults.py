"""What the YAML parser could not read, told to an editor: a table of usual causes with their mends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from macros.register.characters import Fault
from macros.register.finding import quoted
from macros.register.yaml_rules import TOO_DEEP


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file (line and column from 1) with what its line holds before and behind it."""

    line: int
    column: int
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A usual cause of some parser problems, told by where they begin or end and by the text around.

    ``at`` is the spot to show: where the construct begins or where the parser gave up. ``before`` and
    ``behind`` must match the line around that spot, ``given_up`` what follows where the parser gave up, and
    ``apart`` asks for begin and end on different lines. ``message`` may name the ``{character}`` at the spot.
    """

    problems: tuple[str, ...]
    at: Literal["begin", "end"]
    before: str
    behind: str
    message: str
    hint: str
    apart: bool = False
    given_up: str = ""


_NO_KEY = ("did not find expected key",)
_NO_ITEM = ("did not find expected '-' indicator",)
_NO_DOCUMENT = ("did not find expected <document start>",)
_NO_COMMA = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")
_NO_VALUE = ("did not find expected node content",)
_NO_COLON = ("could not find expected ':'",)
_COLON = ("mapping values are not allowed in this context",)
_LIST = ("block sequence entries are not allowed in this context",)
_NESTED = ("exceeded maximum nesting depth",)
_NO_QUOTE = ("found unexpected end of stream", "found unexpected document indicator")
_ESCAPE = (
    "found unknown escape character",
    "did not find expected hexdecimal number",
    "found invalid Unicode character escape code",
)
_START = (
    "found character that cannot start any token",
    "mapping keys are not allowed in this context",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "found an indentation indicator equal to 0",
    "did not find expected '!'",
    "did not find the expected '>'",
    "did not find expected tag URI",
    "did not find URI escaped octet",
    "did not find expected whitespace or line break",
    "found an incorrect leading UTF-8 octet",
    "found an incorrect trailing UTF-8 octet",
    "found undefined tag handle",
)

_QUOTE_ALL = 'Setzen Sie den ganzen Text in Anführungszeichen: "…".'
_CLOSE = "Setzen Sie die schließende Klammer, oder den ganzen Text in Anführungszeichen."
_ALIGN = "Rücken Sie die Zeile mit Leerzeichen genau so weit ein wie die Zeilen, zu denen sie gehört."

_CAUSES = (
    Cause(_NO_KEY + _NO_ITEM + _NO_DOCUMENT + _NO_COMMA, "end", r"[\"'] *$", "",
          "Hinter dem schließenden Anführungszeichen steht noch Text.",
          "Enthält der Text selbst dieses Anführungszeichen, setzen Sie außen das andere: \"…\" statt '…'."),
    Cause(_NO_KEY + _NO_ITEM + _NO_DOCUMENT, "end", r"[\]}] *$", "",
          "Hinter der schließenden Klammer steht noch Text.",
          "Gehört die Klammer zum Text, setzen Sie den ganzen Text in Anführungszeichen."),
    Cause(_NO_KEY, "end", "^ *$", ":",
          "Vor dem Doppelpunkt fehlt der Name des Feldes.",
          "Schreiben Sie „Feld: Wert“ oder löschen Sie die Zeile."),
    Cause(_NO_KEY, "end", "^ *$", "",
          "Diese Zeile ist falsch eingerückt.",
          _ALIGN),
    Cause(_NO_ITEM, "end", "", "",
          "Diese Zeile ist falsch eingerückt, oder ihr fehlt am Anfang „- “.",
          _ALIGN),
    Cause(_NO_DOCUMENT, "end", "", "",
          "Diese Zeile gehört nicht mehr zu dem, was darüber steht.",
          "Rücken Sie sie so weit ein wie die erste Zeile; löschen Sie Zeilen, die nur „...“ enthalten."),
    Cause(_COLON, "end", "[^ ]: ", "",
          "In dieser Zeile steht ein Doppelpunkt im Text.",
          _QUOTE_ALL),
    Cause(_COLON, "end", "", "",
          "Dieses Feld passt nicht zu der Zeile darüber.",
          "Prüfen Sie die Einrückung; auch darüber gehört hinter den Doppelpunkt ein Leerzeichen."),
    Cause(_NO_COLON, "begin", "", "-[^ ]",
          "Hinter dem Strich fehlt ein Leerzeichen.",
          "Schreiben Sie „- Eintrag“."),
    Cause(_NO_COLON, "begin", "", "[^:]+:[^ ]",
          "Hinter dem Doppelpunkt fehlt ein Leerzeichen.",
          "Schreiben Sie „Feld: Wert“."),
    Cause(_NO_COLON, "begin", "", "",
          "In dieser Zeile fehlt der Doppelpunkt hinter dem Namen des Feldes.",
          "Schreiben Sie „Feld: Wert“; gehört die Zeile zum Text darüber, hängen Sie sie dort an."),
    Cause(_LIST, "end", "", "",
          "Hinter dem Doppelpunkt beginnt eine Liste.",
          "Beginnen Sie eine Liste in der nächsten Zeile; Text mit „-“ setzen Sie in Anführungszeichen."),
    Cause(_NO_QUOTE, "begin", "", "",
          "Das Anführungszeichen, mit dem der Text hier beginnt, wird nicht geschlossen.",
          "Setzen Sie das gleiche Anführungszeichen an das Ende des Textes."),
    Cause(_NO_COMMA, "begin", "", "", "Die Klammer {character} wird nicht geschlossen.", _CLOSE, apart=True),
    Cause(_NO_COMMA, "end", "", ":",
          "In der Klammer steht ein Doppelpunkt im Text.",
          _QUOTE_ALL),
    Cause(_NO_COMMA, "end", "", "",
          "In der Klammer fehlt vor dieser Stelle ein Komma oder die passende schließende Klammer.",
          "Trennen Sie die Angaben mit Kommas; zu „[“ gehört „]“ und zu „{“ gehört „}“."),
    Cause(_NO_VALUE, "begin", "", "", "Die Klammer {character} wird nicht geschlossen.", _CLOSE,
          apart=True, given_up="-( |$)"),
    Cause(_NO_VALUE, "end", "", "$", "Die Datei endet, bevor eine Klammer geschlossen ist.", _CLOSE),
    Cause(_NO_VALUE, "end", "", "",
          "Vor {character} fehlt ein Wert.",
          "Ergänzen Sie ihn; gehört das Zeichen zum Text, setzen Sie den ganzen Text in Anführungszeichen."),
    Cause(_START, "begin", "", "", "Ein Text darf hier nicht mit {character} beginnen.", _QUOTE_ALL),
    Cause(_NESTED, "end", "", "", *TOO_DEEP),
    Cause(_ESCAPE, "end", "", "",
          "„\\“ hat in diesen Anführungszeichen eine Sonderbedeutung.",
          "Setzen Sie den Text in einfache Anführungszeichen: '…'."),
)  # fmt: skip


def explain(problem: str, begin: Spot, end: Spot) -> tuple[Spot, Fault]:
    """Tell where to look, what is wrong and how to mend it, for a problem in the parser's own words.

    ``begin`` is where the construct begins, ``end`` where the parser gave up. The parser's words
    choose the sentence and never appear in it.
    """
    for cause in _CAUSES:
        spot = begin if cause.at == "begin" else end
        if problem in cause.problems and _fits(cause, spot, begin, end):
            return spot, (cause.message.replace("{character}", quoted(spot.behind[:1])), cause.hint)
    hint = "Vergleichen Sie Einrückung, Doppelpunkte, Anführungszeichen und Klammern mit einer anderen Datei."
    return end, ("Ab hier lässt sich der Aufbau der Datei nicht lesen.", hint)


def _fits(cause: Cause, spot: Spot, begin: Spot, end: Spot) -> bool:
    around = re.search(cause.before, spot.before) and re.match(cause.behind, spot.behind)
    given_up = re.match(cause.given_up, end.behind)
    return around is not None and given_up is not None and (begin.line != end.line or not cause.apart)
