"""Which sections of several wordings belong together, so that each is compared with its like only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from macros.wording.blocks import Section, Wording
from macros.wording.comparison.names import Names
from macros.wording.comparison.slots import named_keys
from macros.wording.comparison.tokens import Keys

SIGNATURES = "unterschriften"

_WHOLE = ""

Chunks = Mapping[str, tuple[Section, ...]]


def chunks_of(texts: Sequence[tuple[Wording, Names | None]]) -> list[Chunks]:
    """Cut several wordings at the same places: at the beginnings of the sections that all of them have.

    Every text gets the same keys, one for each such section; it takes along the sections behind it that
    not all texts have, the first also those before it. So a § that lost its number in one text is still
    compared with its like. Without any such section there is one chunk. The signatures are left out.
    """
    titles = [[named_keys(section.title, names) for section in wording.sections] for wording, names in texts]
    keys = [[section.key for section in wording.sections] for wording, _ in texts]
    usual = _usual_titles([pair for own in zip(keys, titles, strict=True) for pair in zip(*own, strict=True)])
    by_title = {title: key for key, title in usual.items() if title}
    assigned = [_assigned(*own, usual, by_title) for own in zip(keys, titles, strict=True)]
    shared = set.intersection(*map(set, assigned)) - {SIGNATURES, ""} if assigned else set()
    return [_cut(wording.sections, keys, shared) for (wording, _), keys in zip(texts, assigned, strict=True)]


def _usual_titles(sections: Sequence[tuple[str, Keys]]) -> dict[str, Keys]:
    """The most frequent title of each key; a title that is frequent under two keys belongs to one only."""
    usual: dict[str, Keys] = {}
    taken: set[Keys] = set()
    for (key, title), _ in Counter(sections).most_common():
        if key not in usual and title not in taken:
            usual[key] = title
            taken |= {title} if title else set()
    return usual


def _assigned(
    own: Sequence[str], titles: Sequence[Keys], usual: Collection[str], by_title: Mapping[Keys, str]
) -> list[str]:
    """The usual key of each section: by its title, else by its own key; empty where there is none left."""
    keys = [""] * len(own)
    taken: set[str] = set()
    for wanted in ([by_title.get(title, "") for title in titles], own):
        for position, key in enumerate(wanted):
            if not keys[position] and key in usual and key not in taken:
                keys[position] = key
                taken.add(key)
    return keys


def _cut(sections: Sequence[Section], keys: Sequence[str], shared: set[str]) -> Chunks:
    current = next((key for key in keys if key in shared), _WHOLE)
    chunks: dict[str, list[Section]] = {current: []}
    for section, key in zip(sections, keys, strict=True):
        if section.key != SIGNATURES:
            current = key if key in shared else current
            chunks.setdefault(current, []).append(section)
    return {key: tuple(chunk) for key, chunk in chunks.items()}
