"""Names that do not look like names: torn words, digits among letters, remains of the page around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from macros.register.characters import check_characters
from macros.wording.comparison.misprints import SMALL_WORDS
from macros.wording.comparison.tokens import keys_of
from macros.wording.layout import fold

_LONGEST = 120  # characters of a project's name
_TOKEN = re.compile(r"[^\s,;:()\"/&+]+")
_SMALL = SMALL_WORDS.union(
    keys_of(
        "zur zum für mit ohne gegen durch nach vor bis statt trotz plus sowie beim vom am an auf aus bei unter über "
        "zwischen pro via inklusive inkl bzw usw etc gegenüber innerhalb während wegen neben hinter seit"
    ),
    # … and words that names end with: „Zukunft gestalten“
    keys_of(
        "arbeiten begleiten bewegen digital entwickeln erleben finden fördern gemeinsam gestalten gewinnen inklusiv "
        "lernen meistern mobil nutzen öffnen qualifizieren schaffen sichern starten stärken verbinden wagen weiter"
    ),
)
_REST = {"es", "er"}  # small words that are more often the end of a torn one
_HEAD = {"Ab", "Bei", "Er", "Es", "Um", "Vor"}  # … and its beginning
_ENDINGS = ("e", "er", "es", "en", "em")
_HYPHEN = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]+ - (?=[A-ZÄÖÜ])"
    r"|(?<=\w)-(?: |$)(?!(?:und|oder|bzw|sowie|bis)\b)|(?:^| )-(?=\w)"
)
_MIXED = re.compile(
    r"[a-zäöüß][01](?![0-9])|(?<![A-Za-z])[01][a-zäöüß]{2}|[0-9][OolI](?![a-zäöüß])|(?<![A-Za-z])[OlI|][0-9]|\|"
)
_COUNT = re.compile(
    r"[0-9]+ *(?:Plätze|Platz|Teiln|TN\b|Personen|Maßnahmeplätze|Teilnehmer|Euro|EUR|€)|\bTräger\b|\b[Bb]is zu [0-9]"
)
_PAGE = re.compile(r"\bSeite [0-9]+|^[- ]*[0-9]{1,3}[- ]*$|\.{3,}|_{2,}")
_NONE = re.compile(r"(?i:kein\w*|entfällt|nicht belegt|n\. ?n\.|leer|offen|-+|\./\.)(?: projekte?)?\.?")

Rule = Callable[[str, Counter[str]], str]
"""Says in German what is odd about folded words, or nothing; the counter holds the words known elsewhere."""


def oddity(name: str, words: Counter[str]) -> str:
    """Say what is odd about a name that an agreement prints, in German, or nothing."""
    folded = fold(name)
    return next((said for rule in _RULES if (said := rule(folded, words))), "")


def says_none(name: str) -> bool:
    """Say whether an entry only tells that there is none."""
    return _NONE.fullmatch(fold(name)) is not None


def joined(name: str, words: Counter[str]) -> str:
    """The name with what looks torn put together: the likeliest reading of a text with traces of recognition."""
    parts: list[str] = []
    for part in name.split(" "):
        if parts and parts[-1] not in _SMALL and _is_fragment(fold(parts[-1]), fold(part), words):
            parts[-1] += part
        else:
            parts.append(part)
    return " ".join(parts)


def _characters(name: str, words: Counter[str]) -> str:
    return "enthält unzulässige Zeichen" if check_characters(name, "") else ""


def _page(name: str, words: Counter[str]) -> str:
    return "ist vielleicht eine Seitenzahl oder eine Lücke" if _PAGE.search(name) else ""


def _sentence(name: str, words: Counter[str]) -> str:
    too_long = len(name) > _LONGEST or re.search(r"[a-zäöüß]{5}[.!?] [A-ZÄÖÜ]", name)
    return "ist für einen Namen zu lang" if too_long else ""


def _edges(name: str, words: Counter[str]) -> str:
    cut = name[-1:] in tuple("-,;:/(") or name[:1] in tuple("-,;:/)") or name.count("(") != name.count(")")
    cut = cut or name.count('"') % 2 == 1 or re.search(r"[a-zäöüß]{3}\.$", name) is not None
    return "beginnt oder endet mit einem Satzzeichen" if cut else ""


def _details(name: str, words: Counter[str]) -> str:
    return "nennt vielleicht auch Plätze, einen Träger oder einen Betrag" if _COUNT.search(name) else ""


def _hyphens(name: str, words: Counter[str]) -> str:
    """Before a dash stands a name of its own, in capitals or with digits („EASY - Entwicklung“), or it is a hyphen."""
    return "hat einen Bindestrich mit Leerzeichen daneben" if _HYPHEN.search(name) else ""


def _digits(name: str, words: Counter[str]) -> str:
    return "mischt Buchstaben und Ziffern" if _MIXED.search(name) else ""


def _torn(name: str, words: Counter[str]) -> str:
    """A small letter begins a word only after a small word, or where it is declined like the word before."""
    tokens = _TOKEN.findall(name)
    for before, token in zip(["", *tokens], tokens, strict=False):
        if _is_fragment(before, token, words):
            return f"enthält vielleicht ein zerrissenes Wort („{f'{before} {token}'.strip()}“)"
    return ""


def _is_fragment(before: str, token: str, words: Counter[str]) -> bool:
    """Say whether a word may be the rest of the one before it."""
    if token in _REST or (before in _HEAD and token[:1].islower()) or re.match("[0-9][a-zäöüß]", token):
        return bool(before)
    if token.rstrip(".") in _SMALL:
        return False
    if (len(token) == 1 and token.islower()) or (len(before) == 1 and before.isalpha() and token.islower()):
        return True
    if before.isalpha() and before.isupper() and token.isalpha() and token.isupper():
        return True
    if not token[:1].islower() and token[:1] != "'":
        return False
    declined = token.endswith(_ENDINGS)
    after_small = not before or (before.lower() in _SMALL and declined) or not before[-1:].isalnum()
    agrees = before.islower() and before.endswith(_ENDINGS) and declined
    return not (after_small or agrees or words[token])


_RULES: tuple[Rule, ...] = (_characters, _page, _details, _sentence, _edges, _hyphens, _digits, _torn)
