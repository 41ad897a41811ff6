"""The glossary, and the explanation of its words in the middle of a page.

A word is a button that opens a small note beside it: plain HTML, so it works without scripts, by keyboard,
by touch and for screen readers, and the note stays until it is dismissed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.register.german import sort_key
from macros.register.site_texts import Term

_WORD = Markup('<button type="button" class="term" popovertarget="begriff-{anchor}">{word}</button>')
_HELD = Markup('<span class="term__held">{}{}{}</span>')
_NOTE = Markup(
    '<span class="term__note" id="begriff-{anchor}" popover> <strong>{term}:</strong> {explanation} '
    '<a href="{root}glossar/#{anchor}">Mehr im Glossar</a></span>'
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence with buttons for some of its words, and their notes, which stand behind its paragraph."""

    sentence: Markup
    notes: Markup


class Glossary:
    """The terms, found by each of their forms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(sorted(terms, key=lambda term: sort_key(term.term)))
        self._by_word = {word: term for term in self.terms for word in (term.term, *term.forms)}

    def explain(self, word: str, root: str, behind: str = "") -> Markup:
        """Print a word with its explanation; once on a page, at its first use.

        ``root`` leads from the page to the site's root, ``behind`` is the mark that follows the word without a
        space. Raises ``KeyError`` for a word the glossary does not know.
        """
        return self._button(word, "", behind) + self._note(word, root)

    def explained(self, sentence: str, root: str, *words: str) -> Explained:
        """Explain those of ``words`` that stand in a sentence, each where it stands first.

        The sentence is plain text or HTML without attributes. Raises ``KeyError`` as ``explain`` does.
        """
        html = escape(sentence)
        notes = Markup("\n")
        for word in words:
            at = re.search(rf"(\(?)\b{re.escape(escape(word))}\b([).,;:]*)", html)
            if at:
                html = html[: at.start()] + self._button(word, at[1], at[2]) + html[at.end() :]
                notes += self._note(word, root)
        return Explained(html, notes)

    def _button(self, word: str, before: str, behind: str) -> Markup:
        """A browser may break the line on both sides of a button, so marks are held to it."""
        button = _WORD.format(anchor=self._by_word[word].anchor, word=word)
        return _HELD.format(before, button, behind) if before or behind else button

    def _note(self, word: str, root: str) -> Markup:
        term = self._by_word[word]
        return _NOTE.format(anchor=term.anchor, term=term.term, explanation=term.explanation, root=root)
