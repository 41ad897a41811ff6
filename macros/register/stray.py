"""Files that lie in the folder of a year and are none of its agreements: what each is probably meant to be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from macros.register.finding import Finding, quoted
from macros.register.german import slug
from macros.register.model import District
from macros.register.reading import start_of

_ENDINGS = {"yaml": "yaml", "yml": "yaml", "md": "md", "markdown": "md"}
_COPY = re.compile(r" *\([0-9]+\)$| *- *kopie$")
_VERSION = re.compile(r"-[2-9]$")


def stray(folder: str, name: str, names: Collection[str], districts: dict[str, District]) -> Finding:
    """Make the finding of a file that no name of the register fits; ``names`` are those of all files beside it."""
    meant = _meant(name, districts.values())
    file = f"{folder}/{name}"
    message = "Die Datei endet auf .yml." if name.endswith(".yml") else f"{quoted(name)} gehört nicht in diesen Ordner."
    free = [other for other in meant if other not in names]
    if len(free) > 1:
        return start_of(file, message, f"Mit dem Wortlaut heißt sie {free[0]}, mit den Angaben {free[1]}.")
    if free:
        return start_of(file, message, f"Benennen Sie sie um in {free[0]}.")
    if meant:
        hint = f"Es gibt hier schon {meant[0]}: Übernehmen Sie dorthin, was fehlt, und löschen Sie diese Datei."
        return start_of(file, message, hint)
    hint = "Erlaubt sind nur Namen wie darmstadt.yaml und darmstadt.md. Löschen oder verschieben Sie die Datei."
    return start_of(file, message, hint)


def _meant(name: str, districts: Iterable[District]) -> list[str]:
    """The names that a file was probably meant to have: of a district, with an ending that tells what is in it."""
    stem, _, ending = name.casefold().rpartition(".")
    before, _, inner = stem.rpartition(".")
    if ending == "txt" and inner in _ENDINGS:
        stem, ending = before, inner
    known = _slug(stem, districts)
    if not known:
        return []
    if ending == "txt":
        return [f"{known}.md", f"{known}.yaml"]
    return [f"{known}.{_ENDINGS[ending]}"] if ending in _ENDINGS else []


def _slug(stem: str, districts: Iterable[District]) -> str:
    """The slug of a district in the spelling of its file, with the number of a later version behind it."""
    own = slug(_COPY.sub("", stem))
    version = _VERSION.search(own)
    bare = own[: version.start()] if version else own
    slugs = {name: district.slug for district in districts for name in (slug(district.short), district.slug)}
    return slugs[bare] + (version[0] if version else "") if bare in slugs else ""
