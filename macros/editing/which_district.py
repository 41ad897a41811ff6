"""Which district an editor means: by slug, key, name or number plate."""

from __future__ import annotations

from difflib import get_close_matches

from macros.editing.refused import Refused
from macros.register.agreement import Register
from macros.register.finding import quoted
from macros.register.german import slug
from macros.register.model import District


def find_district(register: Register, wanted: str) -> District:
    """Return the one district that ``wanted`` names, whatever its case, umlauts and hyphens.

    Raises ``Refused`` with the nearest names where none or several fit.
    """
    name = slug(wanted)
    exact = register.by_slug.get(name)
    found = [exact] if exact else [d for d in register.districts if name in _names(d)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"{quoted(wanted)} steht für mehrere Kreise: {_list(found)}. Nennen Sie das Kürzel.")
    near = _near(register, name)
    hint = f"Meinten Sie {_list(near)}?" if near else "Die Kürzel aller Kreise stehen in agreements/districts.yaml."
    raise Refused(f"Den Kreis {quoted(wanted)} gibt es nicht. {hint}")


def _names(district: District) -> set[str]:
    return {slug(text) for text in (district.key, district.short, district.name, district.plate)}


def _near(register: Register, name: str) -> list[District]:
    """The districts with a similar name, or with the very words in their name, at most three."""
    names = {known: d.slug for d in register.districts for known in ({d.slug} | _names(d)) if len(known) > 3}
    similar = [names[match] for match in get_close_matches(name, sorted(names), n=6, cutoff=0.7)]
    holding = [d.slug for d in register.districts if name and f"-{name}-" in f"-{slug(d.name)}-"]
    return [register.by_slug[found] for found in list(dict.fromkeys(holding + similar))[:3]]


def _list(districts: list[District]) -> str:
    named = [f"„{district.slug}“ ({district.name})" for district in districts]
    return " oder ".join(named)
