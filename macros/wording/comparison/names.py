"""The name of the district in running text: in all its cases, with its article, as one slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from macros.register.agreement import Agreement
from macros.wording.comparison.tokens import Keys, keys_of

NAME = "[Name]"
WITHOUT_ARTICLE = "without article"

Cases = frozenset[str]
_Noun = Keys

_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den"})
_BARE: Cases = frozenset({WITHOUT_ARTICLE})
_CASES = ("nominative", "genitive", "dative", "accusative")
_MASCULINE = ("der", "des", "dem", "den")
_FEMININE = ("die", "der", "der", "die")
_CONTRACTED = {"vom": "von", "zum": "zu", "zur": "zu", "beim": "bei", "im": "in", "am": "an"}


class Mention(NamedTuple):
    """The name at the tokens ``begin:end``, its article included, with the cases it can be in.

    ``preposition`` is what „vom“ and the like leave before the name („von“), else empty.
    """

    begin: int
    end: int
    cases: Cases
    preposition: str


@dataclass(frozen=True)
class Names:
    """All forms of one district's name.

    ``nouns`` are the forms without article by their first word, the longest first; ``cases`` tells for
    an article and a form which cases they make together.
    """

    nouns: Mapping[str, tuple[_Noun, ...]]
    cases: Mapping[tuple[str, _Noun], Cases]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words with which a form can begin, its article left out."""
        return frozenset(self.nouns)

    def mentions(self, keys: Keys, hints: Iterable[int] | None = None) -> Iterator[Mention]:
        """Find every mention in the order of the text; all ``heads`` stand at ``hints``, if these are known."""
        for begin in range(len(keys)) if hints is None else hints:
            for noun in self.nouns.get(keys[begin], ()):
                end = begin + len(noun)
                if keys[begin:end] == noun:
                    yield self._mention(keys[begin - 1] if begin else "", begin, end, noun)
                    break

    def _mention(self, printed: str, begin: int, end: int, noun: _Noun) -> Mention:
        before = printed.lower()
        if before in _ARTICLES:
            return Mention(begin - 1, end, self.cases.get((before, noun), frozenset()), "")
        if preposition := _CONTRACTED.get(before, ""):
            preposition = preposition.capitalize() if printed[0].isupper() else preposition
            return Mention(begin, end, self._dative(noun), preposition)
        return Mention(begin, end, _BARE, "")

    def _dative(self, noun: _Noun) -> Cases:
        articles = (article for article in ("dem", "der") if "dative" in self.cases.get((article, noun), ()))
        return frozenset({"dative"}) if any(articles) else frozenset()


def names_of(agreement: Agreement) -> Names:
    """Collect the forms of an agreement's district, and of its name as the agreement prints it."""
    district = agreement.district
    phrases = (district.nominative, district.genitive, district.dative, district.accusative)
    return _names(phrases, agreement.facts.parties.district)


@lru_cache(maxsize=512)
def _names(phrases: tuple[str, ...], printed: str) -> Names:
    cases: dict[tuple[str, _Noun], Cases] = {}
    for several in (phrases, _declined(printed)):
        for case, phrase in zip(_CASES, several, strict=True):
            article, *words = ("", *keys_of(phrase))
            if words[0] in _ARTICLES and len(words) > 1:
                article, *words = words
            known = cases.get((article, tuple(words)), frozenset())
            cases[article, tuple(words)] = known | {case}
    nouns: dict[str, tuple[_Noun, ...]] = {}
    for form in sorted({form for _, form in cases}, key=lambda form: (-len(form), form)):
        nouns[form[0]] = (*nouns.get(form[0], ()), form)
    return Names(nouns, cases)


def _declined(name: str) -> tuple[str, ...]:
    """A name is masculine if a word of it ends in „kreis“, which takes „es“ in the genitive; else feminine."""
    words = name.split()
    county = next((word for word in words if word.casefold().endswith("kreis")), None)
    if county is None:
        return tuple(f"{article} {name}" for article in _FEMININE)
    genitive = " ".join(f"{word}es" if word is county else word for word in words)
    forms = (name, genitive, name, name)
    return tuple(f"{article} {form}" for article, form in zip(_MASCULINE, forms, strict=True))
